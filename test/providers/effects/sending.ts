import { Permit, type PermitOptions } from '../../../src/core/permit.js';
import { Secret } from '../../../src/core/secret.js';
import { effectsAt } from '../account.js';
import type { Replay } from '../replay.js';
import { sampleText, type Change } from '../table.js';
import { TABLES } from '../tables/all.js';

export const BASE_PATH = '/a/base';

/** Every changing call of every provider. */
export const CHANGES = TABLES.flatMap(({ provider, keyHeader, changes }) =>
  changes.map((change) => ({ provider, keyHeader, change })),
);

export type ProvidersChange = (typeof CHANGES)[number];

export const IDEMPOTENCY_KEY = 'one-order-alone';

export function permitFor({ payload }: Change, options: Partial<PermitOptions> = {}): Permit {
  return new Permit({
    signal: new AbortController().signal,
    idempotencyKey: IDEMPOTENCY_KEY,
    ...(payload !== undefined && { payload: new Secret(payload) }),
    ...options,
  });
}

/** Sends to `server`, which answers first of all what the change reads. */
export async function send(server: Replay, { provider, change }: ProvidersChange, permit: Permit) {
  server.fixed.clear();
  if (change.reads) {
    server.fixed.set(BASE_PATH + change.reads.url, { body: sampleText(change.reads.sample) });
  }
  const receipt = await change.send(effectsAt(provider, server.origin + BASE_PATH), permit);
  if (receipt === undefined) {
    throw new Error(`${provider} has no ${change.kind}`);
  }
  return receipt;
}

export async function rejectionOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    (value) => {
      throw new Error(`it did not fail: ${JSON.stringify(value)}`);
    },
    (error: unknown) => error,
  );
}
