/** The providers' ids: fixed, since people's keybindings and stored accounts name them. */
export const PROVIDER_IDS = ['iploop', 'gateway', 'checker', '1001proxy', 'ipswamp', 'list'] as const;
export type ProviderId = (typeof PROVIDER_IDS)[number];

export function isProviderId(value: unknown): value is ProviderId {
  return PROVIDER_IDS.some((id) => id === value);
}

/** What a person is told about a provider before an account exists. */
export interface ProviderInfo {
  readonly id: ProviderId;
  /** The provider's own name, e.g. `1001Proxy`. */
  readonly label: string;
  /** One line, in the reader's language: what it is. */
  readonly summary: () => string;
  /** One line, in the reader's language: where the key is found. */
  readonly keyHint: () => string;
  /** How a key begins, e.g. `rk_…`, as the box's placeholder. */
  readonly keyPlaceholder: string;
  /** Absent where every user has an address of their own. */
  readonly defaultBaseUrl?: string;
  /** The page that the row's "Open website" opens; absent where the base URL's own origin serves. */
  readonly siteUrl?: string;
  /** Its accounts are lists on this machine: there is neither an address nor a key to enter. */
  readonly isKept?: true;
}
