import { inspect } from 'node:util';
import type { CapabilitySet } from '../../src/core/capabilities.js';
import { Secret } from '../../src/core/secret.js';
import type { Connect } from '../../src/http/client.js';
import { createConnect } from '../../src/http/connect.js';
import { failing } from '../../src/http/failure.js';
import { parseAnswer } from '../../src/http/json.js';
import { PROVIDERS } from '../../src/providers/index.js';

/** Long and unlike anything else, so that a search for it finds leaks alone. */
export const KEY = 'canary-9fK2-country-mQ7zX4';

/** Provider text that some sink could take for more than text. */
export const MARKUP = '🦊 <b>$(zap)</b> [x](command:y) \u202e';

/** Every character that means something in a URL. */
export const PASSWORD = 'p:@/#%?&=+ é';

/** The capabilities of an account whose provider is at `baseUrl`; waits take no time there. */
export function accountAt(provider: string, baseUrl: string, key = KEY): CapabilitySet {
  let nowMs = Date.now();
  const connect = createConnect({
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
  return connected(provider, baseUrl, key, connect);
}

/** The capabilities of an account whose provider answers `body` to everything, without a socket. */
export function accountAnswered(
  provider: string,
  body: string,
  baseUrl = 'https://example.com',
): CapabilitySet {
  const notHere = () => Promise.reject(new Error('only reads are answered here'));
  return connected(provider, baseUrl, KEY, (options) => ({
    read: (call) => {
      const fail = failing({ provider: options.provider, endpoint: call.endpoint }, (text) => text);
      return Promise.resolve().then(() => parseAnswer(body, call.schema, 200, fail));
    },
    download: notHere,
    effect: notHere,
  }));
}

/** As `accountAnswered`, with the answer still to be written as JSON. */
export function answering(provider: string, answer: unknown): CapabilitySet {
  return accountAnswered(provider, JSON.stringify(answer));
}

function connected(provider: string, baseUrl: string, key: string, connect: Connect): CapabilitySet {
  const found = PROVIDERS.find(({ info }) => info.id === provider);
  if (found === undefined) {
    throw new Error(`no provider ${provider}`);
  }
  return found.connect({ baseUrl, key: new Secret(key) }, connect);
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
