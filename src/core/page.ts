/** Which page is asked for; pages count from 1. */
export interface PageRequest {
  readonly page: number;
  readonly pageSize?: number;
}

/** One page of a provider's list. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly page: number;
  readonly hasMore: boolean;
  /** How many there are in all, where the provider says so. */
  readonly total?: number;
  /** Epoch milliseconds at which the provider made the list, where it says so. */
  readonly refreshedAt?: number;
}
