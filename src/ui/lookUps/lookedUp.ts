/** What an account answered about an address. */
export interface LookedUp {
  readonly ip: string;
  readonly account: { readonly id: string; readonly label: string };
  readonly providerLabel: string;
  readonly answer: Readonly<Record<string, unknown>>;
  /** Epoch milliseconds. */
  readonly answeredAt: number;
  /** Asking again counts as a request of the plan. */
  readonly costsRequest: boolean;
  /** Why asking again brought nothing, in a sentence. */
  readonly failure?: string;
}
