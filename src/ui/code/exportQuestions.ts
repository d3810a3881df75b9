import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { iconSafe, plainText } from '../../core/plainText.js';
import { LIST_FORMATS, type ListFormat } from '../../snippets/formats/proxyFormats.js';
import type { CommandArguments } from '../commands/arguments.js';
import { choose, valueOf } from '../input/steps.js';
import { countText } from '../words.js';
import { isCommitted, placeName } from './exportPlace.js';
import type { SourcedProxy, ProxySource } from './proxySources.js';
import { formatWords } from './formatWords.js';

export async function chosenSource(sources: readonly ProxySource[]): Promise<ProxySource | undefined> {
  const [only] = sources;
  return sources.length === 1
    ? only
    : valueOf(
        await choose(
          sources.map((value) => ({
            label: iconSafe(value.label),
            description: iconSafe(plainText(value.account.account.label)),
            value,
          })),
          { placeholder: l10n.t('Which proxies?') },
        ),
      );
}

/** Whether all pages are meant, or those that are loaded; undefined when cancelled. */
export async function asksForAll(loaded: number, total: number | undefined): Promise<boolean | undefined> {
  return valueOf(
    await choose(
      [
        { label: l10n.t('The {0} that are loaded', countText(loaded)), value: false },
        {
          label: total === undefined ? l10n.t('All of them') : l10n.t('All {0}', countText(total)),
          description: l10n.t('the other pages are read first'),
          value: true,
        },
      ],
      { placeholder: l10n.t('The list has more pages. How many proxies?') },
    ),
  );
}

export async function chosenListFormat(): Promise<ListFormat | undefined> {
  return valueOf(
    await choose(
      LIST_FORMATS.map((value) => ({ ...formatWords(value), value })),
      { placeholder: l10n.t('Export as') },
    ),
  );
}

/** The scheme in which those with several are written, or the one that each prefers; undefined when cancelled. */
export async function chosenScheme(
  proxies: readonly SourcedProxy[],
): Promise<{ readonly scheme: string | undefined } | undefined> {
  const schemes = new Set(proxies.flatMap(({ ways }) => ways.map((way) => way.address.scheme)));
  return valueOf(
    await choose(
      [undefined, ...schemes].map((scheme) => ({
        label: scheme ?? l10n.t('As each prefers'),
        value: { scheme },
      })),
      { placeholder: l10n.t('Some proxies speak several protocols. Which one?') },
    ),
  );
}

/** Whether the login goes with the proxies, as the arguments or the format say, or the person; undefined when cancelled. */
export async function wantsLogin(
  { credentials, format: given }: CommandArguments,
  format: ListFormat,
  count: number,
): Promise<boolean | undefined> {
  if (credentials !== undefined) {
    return credentials === 'literal';
  }
  if (format.includes('user:pass')) {
    return true;
  }
  if (given === format) {
    return false;
  }
  return valueOf(
    await choose(
      [
        { label: l10n.t('Without passwords'), value: false },
        {
          label: l10n.t('With passwords'),
          description:
            count === 1 ? l10n.t('1 proxy has one') : l10n.t('{0} proxies have one', countText(count)),
          value: true,
        },
      ],
      { placeholder: l10n.t('Export with passwords?') },
    ),
  );
}

/** Asks before passwords go to a file; `without` is for those who would rather save the places alone. */
export async function agreesToLogin(file: string, count: number): Promise<'with' | 'without' | undefined> {
  const save = l10n.t('Save with passwords');
  const without = l10n.t('Save without');
  const name = placeName(file);
  const danger = (await isCommitted(file)) ? l10n.t('Git commits this file, and the passwords with it.') : '';
  const answer = await vscode.window.showWarningMessage(
    count === 1
      ? l10n.t('Save the password of 1 proxy to {0}?', name)
      : l10n.t('Save the passwords of {0} proxies to {1}?', countText(count), name),
    { modal: true, detail: `${l10n.t('Whoever reads the file can use these proxies.')} ${danger}`.trimEnd() },
    save,
    without,
  );
  return answer === undefined ? undefined : answer === save ? 'with' : 'without';
}
