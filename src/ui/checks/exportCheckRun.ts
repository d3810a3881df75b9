import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { VERDICTS } from '../../check/verdict.js';
import type { ProxyAddress } from '../../core/proxy/endpoint.js';
import { EXPORT_FORMATS, type ExportFormat } from '../../core/publicProxies.js';
import { checkedList, type CheckedProxy } from '../../snippets/formats/checkedList.js';
import { writePieces } from '../code/disclosure.js';
import { exportPlace, placeName } from '../code/exportPlace.js';
import { agreesToLogin, wantsLogin } from '../code/exportQuestions.js';
import type { CommandArguments } from '../commands/arguments.js';
import { Refusal } from '../commands/context.js';
import { diskCode, fileName } from '../commands/downloadedFile.js';
import { choose, valueOf } from '../input/steps.js';
import { withProgress } from '../progress.js';
import { countText } from '../words.js';
import type { CheckContext, CheckHandler } from './context.js';
import { FACT_COLUMNS, rowFacts, spokenAddress } from './rowFacts.js';
import { runAddresses, type AddressOf } from './runAddresses.js';
import { pickRun } from './runCommands.js';
import type { OpenRun } from './runs.js';

const LIVE = VERDICTS.indexOf('live');

/** Writes a run's results to a file; with logins only after a modal that counts them. */
export const exportCheckRun: CheckHandler = async ({ args }, context) => {
  const info = await pickRun(args, context);
  const run = info && (await context.runs.open(info.id));
  if (!info || !run) {
    return undefined;
  }
  const given = EXPORT_FORMATS.find((each) => each === args.format);
  const format = given ?? (await chosenFormat());
  const rows = format && (await chosenRows(run, args));
  return format && rows && exportRun(run, format, rows, context, args);
};

export interface ExportedRun {
  readonly run: string;
  readonly count: number;
  readonly format: ExportFormat;
  readonly hasCredentials: boolean;
  readonly file: string;
}

/** Writes these rows; undefined where the person closed a question. */
export async function exportRun(
  run: OpenRun,
  format: ExportFormat,
  rows: readonly number[],
  context: CheckContext,
  args: CommandArguments = {},
): Promise<ExportedRun | undefined> {
  if (rows.length === 0) {
    throw new Refusal(l10n.t('There is no proxy to export.'));
  }
  const withLogins = rows.filter((row) => run.list.credential(row) !== 0);
  const isWanted = withLogins.length === 0 ? false : await wantsLogin(args, 'csv', withLogins.length);
  const addressOf = isWanted ? await knownLogins(run, withLogins, context) : undefined;
  const name = fileName(l10n.t('check {0}', run.info.title).trim(), format);
  const file = isWanted === undefined ? undefined : await exportPlace(args.file, name);
  const agreed = file !== undefined && isWanted ? await agreesToLogin(file, withLogins.length) : 'without';
  if (file === undefined || agreed === undefined) {
    return undefined;
  }
  const hasCredentials = agreed === 'with';
  await save(file, run, format, rows, hasCredentials ? addressOf : undefined);
  announce(file, rows.length);
  return { run: run.info.id, count: rows.length, format, hasCredentials, file };
}

/** @throws Refusal where a login is not to be found any more */
async function knownLogins(run: OpenRun, rows: readonly number[], context: CheckContext): Promise<AddressOf> {
  const addressOf = await runAddresses(run, rows, context);
  const lost = rows.filter((row) => addressOf(row) === undefined).length;
  if (lost > 0) {
    throw new Refusal(
      l10n.t(
        'The logins of {0} proxies are not kept with the check, and not where they came from any more. Check the list again to export it with them.',
        countText(lost),
      ),
    );
  }
  return addressOf;
}

async function save(
  file: string,
  run: OpenRun,
  format: ExportFormat,
  rows: readonly number[],
  addressOf: AddressOf | undefined,
): Promise<void> {
  const pieces = checkedList(checkedProxies(run, rows, addressOf), format, {
    columns: FACT_COLUMNS,
    hasLogins: addressOf !== undefined,
  });
  try {
    await withProgress(l10n.t('Writing {0}', placeName(file)), (signal) =>
      writePieces(file, pieces, { isPrivate: addressOf !== undefined, signal }),
    );
  } catch (error) {
    const code = diskCode(error);
    throw code === undefined
      ? error
      : new Refusal(l10n.t('{0} could not be written ({1}). Choose another place.', placeName(file), code));
  }
}

function* checkedProxies(
  { list, results }: OpenRun,
  rows: readonly number[],
  addressOf: AddressOf | undefined,
): Generator<CheckedProxy> {
  for (const row of rows) {
    const address = addressOf?.(row) ?? bare(list.address(row));
    yield { address: spokenAddress(address, results, row), facts: rowFacts(list, results, row) };
  }
}

function bare({ scheme, host, port }: ProxyAddress): ProxyAddress {
  return { ...(scheme !== undefined && { scheme }), host, port };
}

async function chosenFormat(): Promise<ExportFormat | undefined> {
  return valueOf(
    await choose<ExportFormat>(
      [
        { label: 'TXT', description: l10n.t('the proxies alone, one a line'), value: 'txt' },
        { label: 'CSV', description: l10n.t('for a spreadsheet'), value: 'csv' },
        { label: 'JSON', value: 'json' },
      ],
      { placeholder: l10n.t('Export as') },
    ),
  );
}

async function chosenRows(
  run: OpenRun,
  { rows: given }: CommandArguments,
): Promise<readonly number[] | undefined> {
  const all = Array.from({ length: run.list.count }, (_, row) => row);
  const live = all.filter((row) => run.results.verdicts[row] === LIVE);
  const wanted =
    given ??
    (live.length === all.length || live.length === 0
      ? 'all'
      : valueOf(
          await choose<'live' | 'all'>(
            [
              { label: l10n.t('The {0} that are live', countText(live.length)), value: 'live' },
              { label: l10n.t('All {0}', countText(all.length)), value: 'all' },
            ],
            { placeholder: l10n.t('Which proxies?') },
          ),
        ));
  return wanted && (wanted === 'live' ? live : all);
}

function announce(file: string, count: number): void {
  const open = l10n.t('Open');
  void vscode.window
    .showInformationMessage(
      count === 1
        ? l10n.t('Saved 1 proxy to {0}', placeName(file))
        : l10n.t('Saved {0} proxies to {1}', countText(count), placeName(file)),
      open,
    )
    .then((answer) =>
      answer === open ? vscode.commands.executeCommand('vscode.open', vscode.Uri.file(file)) : undefined,
    );
}
