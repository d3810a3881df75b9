import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { listFile } from '../../check/list/listFile.js';
import { remoteList, type RemoteList, type SkipReason } from '../../check/remote/remoteList.js';
import { countText } from '../words.js';
import { choose, valueOf } from '../input/steps.js';
import { spendFrom } from '../spending/spend.js';
import type { CommandArguments } from './arguments.js';
import { Refusal } from './context.js';
import type { MoneyContext, MoneyHandler } from '../spending/context.js';
import { pickAccountThatCan, type AccountThatCan } from './pick.js';
import { keepJob } from './viewCommands.js';

type Source = NonNullable<CommandArguments['source']>;

const SKIPPED_SHOWN = 5;

/** Has a list checked by a provider, from outside, as a job that is then followed in the sidebar. */
export const checkProxies: MoneyHandler = async ({ args }, context) => {
  const open = await pickAccountThatCan('submitCheck', args, context);
  const source = open && (args.source ?? (await pickSource(args)));
  const bytes = source && (await bytesOf(source, args));
  if (!open || !bytes) {
    return undefined;
  }
  const list = remoteList(bytes);
  if (list.lineCount === 0) {
    throw new Refusal([l10n.t('Nothing here can be checked from outside.'), ...skippedLines(list)].join(' '));
  }
  if (list.isTooLong) {
    throw new Refusal(
      l10n.t(
        '{0} proxies are more than one job takes (2 MB). Check them in parts.',
        countText(list.lineCount),
      ),
    );
  }
  const includeAnonymity = await askForAnonymity();
  return includeAnonymity === undefined ? undefined : submit(open, list, includeAnonymity, context);
};

async function submit(
  open: AccountThatCan<'submitCheck'>,
  list: RemoteList,
  includeAnonymity: boolean,
  context: MoneyContext,
): Promise<unknown> {
  const { lineCount, credentialCount, text } = list;
  const summary = await spendFrom(
    { open, effect: { kind: 'submitCheck', of: { lineCount, includeAnonymity } }, payload: text },
    {
      question: l10n.t('Have {0} proxies checked by {1}?', countText(lineCount), open.info.label),
      verb: l10n.t('Send list'),
      details: [
        credentialCount === 0
          ? l10n.t('They are sent to {0}. No credential is among them.', new URL(open.account.baseUrl).origin)
          : l10n.t(
              'They are sent to {0}, with the credentials of {1}.',
              new URL(open.account.baseUrl).origin,
              countText(credentialCount),
            ),
        ...skippedLines(list),
      ],
      done: ({ refs }) =>
        l10n.t('Sent {0} proxies to be checked as job {1}.', countText(lineCount), refs[0] ?? ''),
    },
    context,
  );
  const [job] = summary?.outcome === 'done' ? summary.refs : [];
  if (job !== undefined) {
    await keepJob(open, job, context);
  }
  return summary;
}

/** What stays here, and why: the first lines of it. */
function skippedLines({ skipped }: RemoteList): readonly string[] {
  if (skipped.length === 0) {
    return [];
  }
  const shown = skipped
    .slice(0, SKIPPED_SHOWN)
    .map(({ line, reason }) => l10n.t('line {0}: {1}', line, reasonText(reason)));
  const more = skipped.length - shown.length;
  const reasons = [...shown, ...(more > 0 ? [l10n.t('{0} more', countText(more))] : [])].join('; ');
  return [
    skipped.length === 1
      ? l10n.t('1 stays here: {0}.', reasons)
      : l10n.t('{0} stay here: {1}.', countText(skipped.length), reasons),
  ];
}

function reasonText(reason: SkipReason): string {
  switch (reason) {
    case 'unreadable':
      return l10n.t('no proxy');
    case 'ambiguous':
      return l10n.t('can be read in two ways');
    case 'hostName':
      return l10n.t('a host name, not an address');
    case 'ipv6':
      return l10n.t('an IPv6 address');
    case 'unwritableLogin':
      return l10n.t('a colon or a space in its login');
    case 'accountKey':
      return l10n.t('its password is an account’s key');
  }
}

async function pickSource({ file }: CommandArguments): Promise<Source | undefined> {
  if (file !== undefined) {
    return 'file';
  }
  const editor = vscode.window.activeTextEditor;
  const inEditor: readonly { label: string; value: Source }[] = editor
    ? editor.selection.isEmpty
      ? [{ label: l10n.t('The open file'), value: 'document' }]
      : [
          { label: l10n.t('The selected lines'), value: 'selection' },
          { label: l10n.t('The open file'), value: 'document' },
        ]
    : [];
  return valueOf(
    await choose<Source>(
      [
        ...inEditor,
        { label: l10n.t('The clipboard'), value: 'clipboard' },
        { label: l10n.t('A file…'), value: 'file' },
      ],
      { placeholder: l10n.t('Which list?') },
    ),
  );
}

/** @throws Refusal where the source is not there or too large */
async function bytesOf(source: Source, { file }: CommandArguments): Promise<Uint8Array | undefined> {
  const editor = vscode.window.activeTextEditor;
  switch (source) {
    case 'clipboard':
      return encoded(await vscode.env.clipboard.readText());
    case 'file':
      return readList(file);
    case 'selection':
    case 'document':
      if (!editor) {
        throw new Refusal(l10n.t('Open the list in an editor first.'));
      }
      return encoded(editor.document.getText(source === 'selection' ? editor.selection : undefined));
  }
}

async function readList(asked: string | undefined): Promise<Uint8Array | undefined> {
  const file =
    asked ??
    (await vscode.window.showOpenDialog({ title: l10n.t('A list of proxies'), canSelectMany: false }))?.[0]
      ?.fsPath;
  if (file === undefined) {
    return undefined;
  }
  const bytes = await listFile(file);
  switch (bytes) {
    case 'tooLarge':
      throw new Refusal(l10n.t('{0} is larger than 16 MB. Split it first.', file));
    case 'unreadable':
      throw new Refusal(l10n.t('{0} cannot be read.', file));
    default:
      return bytes;
  }
}

async function askForAnonymity(): Promise<boolean | undefined> {
  return valueOf(
    await choose(
      [
        { label: l10n.t('Whether they work'), value: false },
        {
          label: l10n.t('Whether they work, and how anonymous they are'),
          description: l10n.t('slower'),
          value: true,
        },
      ],
      { placeholder: l10n.t('What is to be found out?') },
    ),
  );
}

function encoded(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
