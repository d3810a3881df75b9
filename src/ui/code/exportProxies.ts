import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { plainText } from '../../core/plainText.js';
import { hasLogin, type ListedAddress, withoutLogin } from '../../snippets/formats/addresses.js';
import { LIST_FORMATS, type ListFormat } from '../../snippets/formats/proxyFormats.js';
import { proxyList } from '../../snippets/formats/proxyList.js';
import { type CommandContext, type Handler, Refusal } from '../commands/context.js';
import type { CommandArguments, Invocation } from '../commands/arguments.js';
import { diskCode, fileName } from '../commands/downloadedFile.js';
import { withProgress } from '../progress.js';
import { countText } from '../words.js';
import { writePieces } from './disclosure.js';
import { exportPlace, placeName } from './exportPlace.js';
import {
  agreesToLogin,
  chosenListFormat,
  chosenScheme,
  chosenSource,
  wantsLogin,
} from './exportQuestions.js';
import { type SourcedProxy, inScheme, type ProxySource } from './proxySources.js';
import { formatWords } from './formatWords.js';
import { loadSources } from './loadedProxies.js';
import { meantSources } from './meantSources.js';

/** Writes a list of proxies, or several rows of the sidebar, to a file; with passwords only after a modal that counts them. */
export const exportProxies: Handler = async (invocation, context) => {
  const sources = await exportedSources(invocation, context);
  const loaded = sources && (await loadedProxies(sources));
  const [first, ...others] = sources ?? [];
  return loaded && exportAs(invocation.args, loaded, others.length === 0 ? (first?.label ?? '') : '');
};

interface Exported {
  readonly count: number;
  readonly format: ListFormat;
  readonly hasCredentials: boolean;
  readonly file: string;
}

async function exportedSources(
  invocation: Invocation,
  context: CommandContext,
): Promise<readonly ProxySource[] | undefined> {
  const { isExact, sources } = await meantSources(invocation, context);
  if (sources.length === 0) {
    throw new Refusal(l10n.t('There is no list of proxies here. Choose a row that has some.'));
  }
  if (isExact) {
    return sources;
  }
  const source = await chosenSource(sources);
  return source && [source];
}

/** The proxies of the lists, after the pages were read that the person wants; undefined when cancelled. */
async function loadedProxies(sources: readonly ProxySource[]): Promise<readonly SourcedProxy[] | undefined> {
  return (await loadSources(sources)) ? withoutRepeats(sources) : undefined;
}

/** A proxy that several of the lists hold is written once. */
function withoutRepeats(sources: readonly ProxySource[]): readonly SourcedProxy[] {
  const known = new Map<string, SourcedProxy>();
  for (const { account, proxies } of sources) {
    for (const proxy of proxies()) {
      const key = `${account.account.id} ${proxy.ways[0]?.id ?? ''}`;
      known.set(key, known.get(key) ?? proxy);
    }
  }
  return [...known.values()];
}

async function exportAs(
  args: CommandArguments,
  proxies: readonly SourcedProxy[],
  what: string,
): Promise<Exported | undefined> {
  if (proxies.length === 0) {
    throw new Refusal(l10n.t('There is no proxy in this list to export.'));
  }
  const given = LIST_FORMATS.find((each) => each === args.format);
  const format = given ?? (await chosenListFormat());
  if (format === undefined) {
    return undefined;
  }
  const isAsked =
    given === undefined && args.scheme === undefined && proxies.some(({ ways }) => ways.length > 1);
  const choice = isAsked ? await chosenScheme(proxies) : { scheme: args.scheme };
  const listed = choice && inScheme(proxies, choice.scheme);
  if (listed === undefined) {
    return undefined;
  }
  if (listed.length === 0) {
    throw new Refusal(l10n.t('None of these proxies speaks {0}.', plainText(args.scheme)));
  }
  const count = listed.filter(({ address }) => hasLogin(address)).length;
  const mayAsk = count > 0 && format !== 'host:port';
  const isWanted = mayAsk ? await wantsLogin(args, format, count) : false;
  const file = isWanted === undefined ? undefined : await exportPlace(args.file, nameOf(what, format));
  const agreed = file !== undefined && isWanted === true ? await agreesToLogin(file, count) : 'without';
  if (file === undefined || agreed === undefined) {
    return undefined;
  }
  await save(file, listed, format, agreed === 'with');
  return { count: listed.length, format, hasCredentials: agreed === 'with', file };
}

async function save(
  file: string,
  listed: readonly ListedAddress[],
  format: ListFormat,
  hasCredentials: boolean,
): Promise<void> {
  const shown = listed.map((each) =>
    hasCredentials ? each : { ...each, address: withoutLogin(each.address) },
  );
  const list = proxyList(shown, format);
  if (list.kind === 'none') {
    throw new Refusal(
      list.why ?? l10n.t('These proxies cannot be written as {0}.', formatWords(format).label),
    );
  }
  try {
    await withProgress(l10n.t('Writing {0}', placeName(file)), (signal) =>
      writePieces(file, list.pieces, { isPrivate: hasCredentials, signal }),
    );
  } catch (error) {
    const code = diskCode(error);
    throw code === undefined
      ? error
      : new Refusal(l10n.t('{0} could not be written ({1}). Choose another place.', placeName(file), code));
  }
  announce(file, listed.length);
}

function announce(file: string, count: number): void {
  const open = l10n.t('Open');
  const sentence =
    count === 1
      ? l10n.t('Saved 1 proxy to {0}', placeName(file))
      : l10n.t('Saved {0} proxies to {1}', countText(count), placeName(file));
  void vscode.window
    .showInformationMessage(sentence, open)
    // the editor's own command, as a list may be larger than what extensions may open
    .then((answer) =>
      answer === open ? vscode.commands.executeCommand('vscode.open', vscode.Uri.file(file)) : undefined,
    );
}

const EXTENSIONS: Partial<Readonly<Record<ListFormat, string>>> = {
  csv: 'csv',
  json: 'json',
  env: 'env',
  playwright: 'mjs',
};

/** Of letters and digits alone, as an order's id may hold a path. */
function nameOf(what: string, format: ListFormat): string {
  return fileName(l10n.t('proxies {0}', what).trim(), EXTENSIONS[format] ?? 'txt');
}
