import * as z from 'zod/mini';
import { KNOWN_FACTS } from '../core/knownFacts.js';
import { HELLO, PAGE_SAYS } from './page.js';

const count = () => z.number().check(z.nonnegative(), z.refine(Number.isSafeInteger));

/** What a field is; the first two hold others. */
const FIELD_KINDS = ['object', 'list', 'text', 'number', 'boolean', 'null'] as const;

/** One field of an answer, in a list where each stands before those that it holds: no depth is too deep for that. */
const FIELD = z.object({
  /** 0 at the top. */
  depth: count(),
  /** Plain text; within a list its place. */
  name: z.string(),
  kind: z.enum(FIELD_KINDS),
  /** Plain text; empty where it holds others. */
  value: z.string(),
  /** How many fields it holds itself. */
  size: count(),
});

export type ShownField = z.output<typeof FIELD>;

export type FieldKind = ShownField['kind'];

const ANSWER = z.object({
  ip: z.string(),
  /** Of the account that answered, and of its provider. */
  account: z.string(),
  provider: z.string(),
  /** Epoch milliseconds. */
  answeredAt: z.number(),
  /** Asking again counts as a request of the plan. */
  costsRequest: z.boolean(),
  /** Why asking again brought nothing, in a sentence. */
  failure: z.exactOptional(z.string()),
  facts: z.array(
    z.object({ name: z.enum(KNOWN_FACTS), value: z.union([z.string(), z.number(), z.boolean()]) }),
  ),
  fields: z.array(FIELD),
});

export type ShownAnswer = z.output<typeof ANSWER>;

/** What the page about an address asks for. A field is its place in `fields`; what it holds is known to who hears it. */
export const FROM_LOOK_UP = {
  ...PAGE_SAYS,
  again: z.object({}),
  copy: z.object({ field: count() }),
  copyAll: z.object({}),
};

/** What the page about an address is told. */
export const TO_LOOK_UP = {
  hello: z.object(HELLO),
  answer: ANSWER,
  copied: z.object({}),
};
