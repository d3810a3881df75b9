import type { CapabilitySet } from '../../src/core/capabilities.js';
import type { EffectKind } from '../../src/core/effects.js';
import type { ProviderId } from '../../src/core/provider.js';
import { Secret } from '../../src/core/secret.js';
import type { Connect } from '../../src/http/client.js';
import { createConnect } from '../../src/http/connect.js';
import { PROVIDERS } from '../../src/providers/index.js';
import type { SpendingAccount } from '../../src/spending/proposal.js';
import { LeapingClock } from './clocks.js';

/** Where an account is, as plain data: what a process of its own needs to know. */
export interface Place {
  readonly provider: ProviderId;
  readonly baseUrl: string;
  readonly key: string;
}

export interface Deadlines {
  readonly readMs: number;
  readonly effectMs: number;
}

/** No call is late that is not meant to be. */
export const PATIENT: Deadlines = { readMs: 20_000, effectMs: 20_000 };

/** The account at a place, over a transport of its own whose waits take no time. */
export function accountAt(
  { provider, baseUrl, key }: Place,
  call: EffectKind,
  {
    deadlines,
    wrap = (connect) => connect,
  }: { readonly deadlines: Deadlines; readonly wrap?: (connect: Connect) => Connect },
): SpendingAccount {
  const connect = wrap(
    createConnect({ clock: new LeapingClock(), deadlines: { ...deadlines, downloadMs: deadlines.readMs } }),
  );
  const found = PROVIDERS.find(({ info }) => info.id === provider);
  const signUp = call === 'signUp' ? found?.signUp?.(baseUrl, connect) : undefined;
  const capabilities: CapabilitySet = signUp
    ? { signUp }
    : (found?.connect({ baseUrl, key: new Secret(key) }, connect) ?? {});
  return {
    id: signUp ? 'new' : `${provider} ${key}`,
    label: provider,
    provider,
    origin: new URL(baseUrl).origin,
    isSandbox: false,
    capabilities,
  };
}
