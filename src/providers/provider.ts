import type { CapabilitySet } from '../core/capabilities.js';
import type { EffectCapabilities } from '../core/effects.js';
import type { KeptProxy } from '../core/keptProxies.js';
import type { ProviderInfo } from '../core/provider.js';
import type { Secret } from '../core/secret.js';
import type { Connect } from '../http/client.js';

export interface Credentials {
  readonly baseUrl: string;
  readonly key: Secret;
}

/** A provider is what a person reads about it, and what an account there can do. */
export interface Provider {
  readonly info: ProviderInfo;
  /** Sends nothing: every request waits for a capability to be used. */
  connect(credentials: Credentials, connect: Connect): CapabilitySet;
  /** Makes an account, where that can be done without a browser. */
  readonly signUp?: (baseUrl: string, connect: Connect) => EffectCapabilities['signUp'];
  /** Keeps a list of a person's own as an account, where that is what the provider is for. */
  readonly kept?: {
    keep(folder: string, proxies: readonly KeptProxy[]): Promise<Credentials | 'tooLong'>;
    discard(baseUrl: string): Promise<void>;
  };
}
