import { inspect } from 'node:util';
import type { CapabilitySet } from '../../src/core/capabilities.js';
import type { EffectCapabilities } from '../../src/core/effects.js';
import { Secret } from '../../src/core/secret.js';
import type { Connect, ReadCall } from '../../src/http/client.js';
import { createConnect } from '../../src/http/connect.js';
import { failing } from '../../src/http/failure.js';
import { parseAnswer } from '../../src/http/json.js';
import { PROVIDERS } from '../../src/providers/index.js';
import type { Provider } from '../../src/providers/provider.js';

/** Long and unlike anything else, so that a search for it finds leaks alone. */
export const KEY = 'canary-9fK2-country-mQ7zX4';

/** Provider text that some sink could take for more than text. */
export const MARKUP = '🦊 <b>$(zap)</b> [x](command:y) \u202e';

/** Every character that means something in a URL. */
export const PASSWORD = 'p:@/#%?&=+ é';

/** The capabilities of an account whose provider is at `baseUrl`; waits take no time there. */
export function accountAt(provider: string, baseUrl: string, key = KEY): CapabilitySet {
  return connected(provider, baseUrl, key, quickConnect());
}

/** The same with what a provider can do before there is an account. */
export function effectsAt(provider: string, baseUrl: string, key = KEY): Partial<EffectCapabilities> {
  const signUp = providerOf(provider).signUp?.(baseUrl, quickConnect());
  return { ...accountAt(provider, baseUrl, key), ...(signUp && { signUp }) };
}

function quickConnect(): Connect {
  let nowMs = Date.now();
  return createConnect({
    clock: {
      now: () => nowMs,
      wait: (ms, signal) => {
        signal.throwIfAborted();
        nowMs += ms;
        return Promise.resolve();
      },
    },
    random: () => 0,
  });
}

/** The capabilities of an account whose provider answers `body` to everything, without a socket. */
export function accountAnswered(
  provider: string,
  body: string,
  baseUrl = 'https://example.com',
): CapabilitySet {
  const notHere = () => Promise.reject(new Error('only JSON is answered here'));
  return connected(provider, baseUrl, KEY, (options) => {
    const answer = <T>({ endpoint, schema }: Pick<ReadCall<T>, 'endpoint' | 'schema'>) => {
      const fail = failing({ provider: options.provider, endpoint }, (text) => text);
      return Promise.resolve().then(() => parseAnswer(body, schema, 200, fail));
    };
    return { read: answer, effect: answer, download: notHere, visit: notHere, budgets: () => [] };
  });
}

/** As `accountAnswered`, with the answer still to be written as JSON. */
export function answering(provider: string, answer: unknown): CapabilitySet {
  return accountAnswered(provider, JSON.stringify(answer));
}

function connected(provider: string, baseUrl: string, key: string, connect: Connect): CapabilitySet {
  return providerOf(provider).connect({ baseUrl, key: new Secret(key) }, connect);
}

function providerOf(id: string): Provider {
  const found = PROVIDERS.find(({ info }) => info.id === id);
  if (found === undefined) {
    throw new Error(`no provider ${id}`);
  }
  return found;
}

/** The value with each secret as `{ secret: value }`, so that two can be compared. */
export function revealed(value: unknown): unknown {
  if (value instanceof Secret) {
    return { secret: value.expose() };
  }
  if (Array.isArray(value)) {
    return value.map(revealed);
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, revealed(member)]));
  }
  return value;
}

/** Everything that a sink could print of an error. */
export function textsOf(error: Error): string {
  return [
    error.message,
    error.stack,
    String(error),
    inspect(error, { depth: Infinity, showHidden: true }),
    JSON.stringify(error),
    JSON.stringify(Object.getOwnPropertyDescriptors(error)),
  ].join('\n');
}
