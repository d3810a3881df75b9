import type { ErrorBody } from '../http/client.js';
import { present } from './present.js';

const LONGEST_MESSAGE = 300;

/** The first of `names` under which the error body says something short enough to be a sentence. */
export function messageUnder(body: unknown, ...names: readonly string[]): ErrorBody {
  return present({ message: names.map((name) => sentence(member(body, name))).find(Boolean) });
}

export function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;
}

export function sentence(value: unknown): string | undefined {
  if (typeof value !== 'string') {
    return undefined;
  }
  const trimmed = value.trim();
  return trimmed !== '' && trimmed.length <= LONGEST_MESSAGE ? trimmed : undefined;
}
