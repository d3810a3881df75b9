import * as z from 'zod/mini';
import type { Word } from '../core/inventory.js';
import { parseMoney, type Money } from '../core/money.js';
import { Secret } from '../core/secret.js';
import { parseExpiry, parseMoment } from './moment.js';
import { hostPort, listedAddress } from './proxyAddress.js';

export const record = <T extends z.core.$ZodLooseShape>(shape: T) => z.object(shape, 'expected an object');

export const list = <T extends z.core.$ZodType>(item: T) => z.array(item, 'expected a list');

export const text = () => z.string('expected text');

export const secret = () =>
  z.pipe(
    text(),
    z.transform((value) => new Secret(value)),
  );

export const number = () => z.number('expected a number');

/** A whole number of at least 0. */
export const count = () => wholeNumber('expected a whole number').check(z.gte(0, 'expected 0 or more'));

export const flag = () => z.boolean('expected true or false');

/** Text, or a number as its digits. */
export const label = () => parsed('expected text or a number', String);

/** A host name or address, an IPv6 one without its brackets. */
export const host = () =>
  parsed('expected a host', (value) => {
    const bare = String(value).replace(/^\[(.+)\]$/, '$1');
    return listedAddress(hostPort({ host: bare, port: 80 }))?.host === bare ? bare : undefined;
  });

/** A port that a proxy can listen at. */
export const port = () =>
  wholeNumber('expected a port').check(z.gte(1, 'expected a port'), z.lte(65_535, 'expected a port'));

/**
 * A value that only decorates its row: a null or broken one is left out rather than failing the answer. Made without
 * `z.catch`, whose one line reaches for all that zod keeps for itself, and so would bundle it.
 */
export const decorative = <T extends z.core.$ZodType>(schema: T) =>
  new z.ZodMiniCatch({
    type: 'catch',
    innerType: z.optional(schema),
    catchValue: () => undefined,
  }) as z.ZodMiniCatch<z.ZodMiniOptional<T>>;

/** Epoch milliseconds from any form a date may take. */
export const moment = () => parsed('expected a date', parseMoment);

/** A date alone counts to its end. */
export const expiry = () => parsed('expected a date', parseExpiry);

/** An exact amount, printed as a number or as text: `1.25`, `"45.20"`, `-8.75`. */
export const amount = (currency?: string) =>
  parsed('expected a plain decimal amount', (value) => exactAmount(value, currency));

/** An exact amount of at least 0. */
export const price = (currency?: string) =>
  parsed('expected a plain decimal amount of 0 or more', (value) => {
    const money = exactAmount(value, currency);
    return money && money.units >= 0n ? money : undefined;
  });

/** A word of which the documents list `known`; others stay visible as text. */
export const word = <Known extends string>(known: readonly Known[]) =>
  z.pipe(
    text(),
    z.transform((value): Word<Known> => ({
      known: known.find((each) => each === value) ?? 'unknown',
      text: value,
    })),
  );

/** What `parse` makes of a text or a number; `expected` names what was wanted where it makes nothing. */
export function parsed<T>(expected: string, parse: (value: string | number) => T | undefined) {
  return z.pipe(
    z.custom<string | number>((value) => typeof value === 'string' || typeof value === 'number', expected),
    z.transform((value: string | number, context): T => {
      const result = parse(value);
      if (result === undefined) {
        context.issues.push({ code: 'custom', message: expected, input: value });
        return z.NEVER;
      }
      return result;
    }),
  );
}

function wholeNumber(expected: string) {
  return z.number(expected).check(z.refine(Number.isSafeInteger, expected));
}

function exactAmount(value: string | number, currency: string | undefined): Money | undefined {
  return parseMoney(typeof value === 'number' ? withoutExponent(value) : value, currency);
}

const TINY_NUMBER = /^(-?)(\d)(?:\.(\d+))?e-(\d+)$/;

/** JSON's 0.00000035 prints as `3.5e-7`: the same digits, written out. */
function withoutExponent(value: number): string {
  return String(value).replace(
    TINY_NUMBER,
    (_, sign: string, digit: string, fraction: string | undefined, exponent: string) =>
      `${sign}0.${'0'.repeat(Number(exponent) - 1)}${digit}${fraction ?? ''}`,
  );
}
