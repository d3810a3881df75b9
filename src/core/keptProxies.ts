import type { ProxyAddress, ProxyScheme } from './proxy/endpoint.js';

/** A proxy of a list that a person keeps. */
export interface KeptProxy {
  readonly address: ProxyAddress & { readonly scheme: ProxyScheme };
  /** Where it is said to be: ISO 3166 alpha-2. */
  readonly country?: string;
}

/** A list is read whole, and its passwords are one entry of the keychain: a longer one is checked as a file. */
export const MOST_KEPT_PROXIES = 20_000;
