import assert from 'node:assert/strict';
import type { CapabilitySet } from '../../src/core/capabilities.js';
import { isProviderError } from '../../src/core/errors.js';
import { Permit } from '../../src/core/permit.js';
import { Secret } from '../../src/core/secret.js';
import { accountAnswered } from './account.js';
import { sampleText, type Change, type Read } from './table.js';
import { TABLES } from './tables/all.js';

type Path = readonly (string | number)[];

/** Stands for a number that JSON can write and no double can hold. */
const HUGE = '@1e999@';

const REMOVED = Symbol('removed');

/** Values that no field of this type may hold. */
function wrongValues(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) {
    return [{}, 'x', 7, true];
  }
  switch (typeof value) {
    case 'number':
      return [{}, [], true, 'NaN', '1,299.00', 'x', HUGE];
    case 'string':
      return /^\d+(\.\d+)?$/.test(value) ? [{}, [], true, 'NaN', '1,299.00', HUGE] : [{}, [], true];
    case 'boolean':
      return [{}, [], 'yes', 1];
    default:
      return ['x', [], 7, true];
  }
}

describe('a documented answer with one broken field', () => {
  for (const { provider, reads, changes } of TABLES) {
    for (const read of [...reads, ...changes.flatMap(answered)]) {
      it(`is refused by name, or does without it: ${provider} ${read.name} (${read.sample})`, async () => {
        const sample: unknown = JSON.parse(sampleText(read.sample));
        const places = placesIn(sample);
        for (const path of [...read.essential, ...(read.firm ?? [])]) {
          assert.ok(
            places.some(({ path: place }) => written(place) === path),
            `${path} is in no sample`,
          );
        }
        for (const { path, value } of places) {
          const isElement = typeof path.at(-1) === 'number';
          const gone: readonly unknown[] = isElement ? [null] : [REMOVED, null];
          for (const broken of [...gone, ...wrongValues(value)]) {
            const outcome = await outcomeOf(read, withValue(sample, path, broken));
            assert.equal(
              outcome,
              isRefused(read, written(path), gone.includes(broken))
                ? `malformedAnswer ${written(path)}`
                : 'taken',
              `${written(path)} as ${String(broken)}`,
            );
          }
        }
      });

      async function outcomeOf(read: Answered, body: string): Promise<string> {
        try {
          await read.run(accountAnswered(provider, body), new AbortController().signal);
          return 'taken';
        } catch (error) {
          assert.ok(isProviderError(error), String(error));
          assert.equal(error.details.provider, provider);
          assert.equal(error.details.endpoint, read.endpoint);
          return `${error.kind} ${error.details.jsonPath ?? 'nowhere'}`;
        }
      }
    }
  }
});

type Answered = Pick<Read, 'name' | 'endpoint' | 'sample' | 'essential' | 'firm'> & {
  readonly run: (account: CapabilitySet, signal: AbortSignal) => Promise<unknown> | undefined;
};

/** A change whose documented answer is read. */
function answered({
  answer,
  payload = '',
  essential = [],
  firm = [],
  ...change
}: Change): readonly Answered[] {
  return 'text' in answer
    ? []
    : [
        {
          name: change.kind,
          endpoint: change.endpoint,
          sample: answer.sample,
          essential,
          firm,
          run: (account, signal) =>
            change.send(account, new Permit({ signal, payload: new Secret(payload) })),
        },
      ];
}

function isRefused(
  { essential, firm = [] }: Pick<Answered, 'essential' | 'firm'>,
  path: string,
  isGone: boolean,
): boolean {
  return essential.includes(path) || (firm.includes(path) && !isGone);
}

function placesIn(
  value: unknown,
  path: Path = [],
): readonly { readonly path: Path; readonly value: unknown }[] {
  const here = path.length === 0 || value === null ? [] : [{ path, value }];
  const members = Array.isArray(value)
    ? value.map((item: unknown, index) => [index, item] as const)
    : typeof value === 'object' && value !== null
      ? Object.entries(value)
      : [];
  return [...here, ...members.flatMap(([key, member]) => placesIn(member, [...path, key]))];
}

function written(path: Path): string {
  return path.reduce<string>(
    (text, key) => (typeof key === 'number' ? `${text}[${key}]` : `${text}.${key}`),
    '$',
  );
}

function withValue(sample: unknown, path: Path, broken: unknown): string {
  const [key, ...rest] = path;
  const replaced = (value: unknown, [first, ...others]: Path): unknown => {
    if (first === undefined) {
      return broken;
    }
    if (Array.isArray(value)) {
      return value.map((item: unknown, index) => (index === first ? replaced(item, others) : item));
    }
    return Object.fromEntries(
      Object.entries(value as object)
        .filter(([name]) => name !== first || others.length > 0 || broken !== REMOVED)
        .map(([name, member]) => [name, name === first ? replaced(member, others) : member]),
    );
  };
  assert.ok(key !== undefined);
  return JSON.stringify(replaced(sample, [key, ...rest])).replace(`"${HUGE}"`, '1e999');
}
