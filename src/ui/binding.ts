import * as z from 'zod/mini';
import { lazily } from '../core/lazily.js';
import { iconSafe, linkSafe } from '../core/plainText.js';
import type { NamedEndpoint } from './endpoints.js';
import type { ReadyAccount } from './openAccounts.js';
import { isVariableName } from './variableMemory.js';

/**
 * The proxy that a folder uses, by names alone: whoever has an account of that name, and in it an endpoint of
 * that name, gets their own. `account` is a label, or a provider's id for accounts that each calls otherwise.
 */
export interface BoundNames {
  readonly account: string;
  readonly endpoint: string;
  readonly variable?: string;
}

const LONGEST_NAME = 200;

/** One line of plain text: what a repository says here is shown in lists and messages. */
const shownName = () =>
  z.string().check(
    z.minLength(1),
    z.maxLength(LONGEST_NAME),
    z.refine((name) => linkSafe(name) === name && iconSafe(name) === name),
  );

const boundNames = lazily(() =>
  z.strictObject({
    account: shownName(),
    endpoint: shownName(),
    variable: z.exactOptional(z.string().check(z.refine(isVariableName))),
  }),
);

/** The setting's value as a binding: `unusable` where it is anything else, undefined where there is none. */
export function readBinding(value: unknown): BoundNames | 'unusable' | undefined {
  if (value === undefined || value === null) {
    return undefined;
  }
  const result = boundNames().safeParse(value);
  return result.success ? result.data : 'unusable';
}

/** What an endpoint is called in a binding. */
export function bindingName({ name, owner }: Pick<NamedEndpoint, 'name' | 'owner'>): string {
  return name ?? owner;
}

/** Those of the accounts that the binding means: by label, else all of a provider. */
export function boundAccounts(
  { account: wanted }: BoundNames,
  accounts: readonly ReadyAccount[],
): readonly ReadyAccount[] {
  const labelled = accounts.filter(({ account }) => account.label === wanted);
  return labelled.length > 0 ? labelled : accounts.filter(({ info }) => info.id === wanted);
}
