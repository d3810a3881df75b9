import type { Money } from './money.js';

/** What is left of an account, in the unit the provider counts in. */
export type Usage =
  | {
      readonly kind: 'traffic';
      /** Gigabytes as the provider counts them; none of the documents says whether 10^9 or 2^30 bytes. */
      readonly quotaGigabytes: number;
      readonly usedGigabytes: number;
      readonly remainingGigabytes: number;
      readonly plan?: string;
    }
  | { readonly kind: 'balance'; readonly balance: Money }
  | { readonly kind: 'requests'; readonly used: number; readonly limit: number };

/** What a key check found, in the provider's own words where it gives any. */
export interface KeyReport {
  readonly isValid: boolean;
  readonly usage?: Usage;
  /** The name of the key or the account, where the provider tells. */
  readonly name?: string;
  /** The provider's suggestion, or what it says went wrong. */
  readonly message?: string;
  /** What the provider says to do about an invalid key. */
  readonly fix?: string;
  /** ISO 3166 alpha-2 codes that the provider recommends now. */
  readonly bestCountries?: readonly string[];
}

/** What asking costs the person: `oneRequest` counts against a paid allowance, so it is asked first. */
export type ReadingCost = 'free' | 'oneRequest';
