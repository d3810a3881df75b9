import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EffectKind } from '../../src/core/effects.js';
import { startSandbox } from '../../src/sandbox/index.js';
import type { Sandbox } from '../../src/sandbox/types.js';
import type { Place } from './accounts.js';
import { CALLS } from './calls.js';

export function startWorld(seed: number): Promise<Sandbox> {
  return startSandbox({ seed, rateLimitScale: 1_000_000, large: { orders: 0, publicProxies: 0 } });
}

export function placeOf({ accounts, keys }: Sandbox, call: EffectKind): Place {
  const { provider, key } = CALLS[call];
  const account = accounts.find((each) => each.provider === provider);
  return { provider, baseUrl: account?.baseUrl ?? '', key: key(keys) };
}

/** Runs `work` with a folder that is gone afterwards. */
export async function withFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'egress-torture-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
