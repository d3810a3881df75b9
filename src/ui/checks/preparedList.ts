import * as l10n from '@vscode/l10n';
import type { ReadList } from '../../check/list/checkList.js';
import type { ReadListOptions } from '../../check/list/readList.js';
import type { ProxyNotation } from '../../core/proxy/notation.js';
import { Secret } from '../../core/secret.js';
import { Refusal } from '../commands/context.js';
import { choose, enter, valueOf } from '../input/steps.js';
import { countText } from '../words.js';
import type { CheckedSource } from './checkedSource.js';
import type { CheckMemory } from './checkMemory.js';

/** A list as it is read with what the person answered about it. */
export interface PreparedList {
  readonly of: CheckedSource;
  readonly options: ReadListOptions;
  readonly read: ReadList;
}

/**
 * Reads the list; where lines have two readings, asks once which is meant. Undefined where the person closed the
 * question.
 *
 * @throws Refusal where no line is a proxy
 */
export async function preparedList(
  of: CheckedSource,
  choices: CheckMemory,
): Promise<PreparedList | undefined> {
  const known = of.memoryName === undefined ? undefined : choices.notationOf(of.memoryName);
  let prepared = withOptions(of, known === undefined ? {} : { preferredNotation: known });
  if (prepared.read.ambiguousNotations.length > 0) {
    const notation = await askForNotation(prepared.read);
    if (notation === undefined) {
      return undefined;
    }
    if (notation !== 'none') {
      prepared = withOptions(of, { preferredNotation: notation });
      await (of.memoryName === undefined ? undefined : choices.rememberNotation(of.memoryName, notation));
    }
  }
  if (prepared.read.list.count === 0) {
    throw new Refusal(
      prepared.read.badLineCount === 0
        ? l10n.t('There is no proxy in {0}.', of.title)
        : l10n.t('None of the {0} lines of {1} is a proxy.', countText(prepared.read.badLineCount), of.title),
    );
  }
  return prepared;
}

/** The same list with one login for the proxies that name none; undefined where the person closed a question. */
export async function withSharedLogin({ of, options }: PreparedList): Promise<PreparedList | undefined> {
  const user = valueOf(
    await enter({
      prompt: l10n.t('The user name that all of them take'),
      validate: (text) => (text === '' ? l10n.t('Enter the user name.') : undefined),
    }),
  );
  const password =
    user === undefined
      ? undefined
      : valueOf(await enter({ prompt: l10n.t('The password that goes with it'), isPassword: true }));
  return user === undefined || password === undefined
    ? undefined
    : withOptions(of, {
        ...options,
        sharedLogin: { user, ...(password !== '' && { password: new Secret(password) }) },
      });
}

/** Whether none of the proxies has a login. */
export function isBare({ of, read: { list } }: PreparedList): boolean {
  if (of.source.kind === 'accounts') {
    return false;
  }
  for (let row = 0; row < list.count; row += 1) {
    if (list.credential(row) !== 0) {
      return false;
    }
  }
  return true;
}

/** How many lines were left out, where there are any. */
export function badLinesText({ badLineCount }: ReadList): string | undefined {
  if (badLineCount === 0) {
    return undefined;
  }
  return badLineCount === 1
    ? l10n.t('1 line is no proxy.')
    : l10n.t('{0} lines are no proxy.', countText(badLineCount));
}

function withOptions(of: CheckedSource, options: ReadListOptions): PreparedList {
  return { of, options, read: of.read(options) };
}

async function askForNotation({ ambiguousNotations }: ReadList): Promise<ProxyNotation | 'none' | undefined> {
  return valueOf(
    await choose<ProxyNotation | 'none'>(
      [
        ...ambiguousNotations.map((value) => ({ label: value, value })),
        { label: l10n.t('Leave these lines out'), value: 'none' as const },
      ],
      { placeholder: l10n.t('Some lines can be read in two ways. Which one is meant?') },
    ),
  );
}
