import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { CheckList, ReadList } from '../../check/list/checkList.js';
import { type KeptProxy, MOST_KEPT_PROXIES } from '../../core/keptProxies.js';
import { linkSafe, plainText } from '../../core/plainText.js';
import { PROXY_SCHEMES, type ProxyScheme } from '../../core/proxy/endpoint.js';
import { kept } from '../commands/accountCommands.js';
import type { CommandArguments } from '../commands/arguments.js';
import { Refusal } from '../commands/context.js';
import { choose, enter, valueOf } from '../input/steps.js';
import { countText } from '../words.js';
import { textChoices } from './chosenSource.js';
import type { CheckContext, CheckHandler } from './context.js';
import { badLinesText, isBare, preparedList, type PreparedList, withSharedLogin } from './preparedList.js';
import { textSource } from './textSources.js';

/** Keeps a list of any vendor, so that its proxies stand in the sidebar like those of an order. */
export const addProxyList: CheckHandler = async ({ args }, context) => {
  const prepared = await chosenList(args, context);
  const whole = prepared && isBare(prepared) ? await withLoginIfAny(prepared) : prepared;
  if (!whole) {
    return undefined;
  }
  const { list, badLineCount, duplicates } = whole.read;
  if (list.count > MOST_KEPT_PROXIES) {
    throw new Refusal(
      l10n.t(
        '{0} proxies are more than a kept list takes ({1}). Check them as a file, or keep a part of them.',
        countText(list.count),
        countText(MOST_KEPT_PROXIES),
      ),
    );
  }
  const scheme = await schemeOf(list, args);
  const label = scheme && (args.label ?? (await askForLabel(whole.of.title)));
  if (scheme === undefined || label === undefined) {
    return undefined;
  }
  const account = await keep(proxiesOf(list, scheme), label, context);
  await context.reveal([account, `${account}/kept`]);
  tell(whole.read, label);
  return { account, label, total: list.count, badLines: badLineCount, duplicates };
};

async function chosenList(args: CommandArguments, context: CheckContext): Promise<PreparedList | undefined> {
  const given = args.source ?? (args.file !== undefined || args.files ? 'file' : undefined);
  const text =
    given ?? valueOf(await choose(textChoices(), { placeholder: l10n.t('Which list is to be kept?') }));
  const source = text && (await textSource(text, args));
  return source && preparedList(source, context.choices);
}

async function withLoginIfAny(prepared: PreparedList): Promise<PreparedList | undefined> {
  const hasLogin = valueOf(
    await choose(
      [
        {
          label: l10n.t('No login'),
          description: l10n.t('open, or by the address of this machine'),
          value: false,
        },
        { label: l10n.t('The same user name and password for all'), value: true },
      ],
      { placeholder: l10n.t('No line names a login. What do these proxies take?') },
    ),
  );
  return hasLogin === true ? withSharedLogin(prepared) : hasLogin === false ? prepared : undefined;
}

/** What the lines speak that do not say it; any, where all do. */
async function schemeOf(list: CheckList, args: CommandArguments): Promise<ProxyScheme | undefined> {
  const isSaid = Array.from({ length: list.count }, (_, row) => list.address(row)).every(
    ({ scheme }) => scheme !== undefined,
  );
  const given = PROXY_SCHEMES.find((scheme) => scheme === args.scheme);
  if (isSaid || given) {
    return given ?? 'http';
  }
  return valueOf(
    await choose<ProxyScheme>(
      [
        { label: 'HTTP', description: l10n.t('also what vendors call HTTPS'), value: 'http' },
        { label: 'SOCKS5', value: 'socks5' },
        { label: 'SOCKS4', value: 'socks4' },
        { label: l10n.t('HTTP over TLS to the proxy itself'), description: l10n.t('rare'), value: 'https' },
      ],
      { placeholder: l10n.t('What do the proxies speak whose lines do not say it?') },
    ),
  );
}

async function askForLabel(title: string): Promise<string | undefined> {
  return valueOf(
    await enter({
      prompt: l10n.t('Your own name for this list'),
      value: title,
      validate: (text) => (plainText(text) === '' ? l10n.t('Enter a name.') : undefined),
    }),
  );
}

function proxiesOf(list: CheckList, scheme: ProxyScheme): readonly KeptProxy[] {
  return Array.from({ length: list.count }, (_, row) => {
    const country = list.askedCountry(row);
    return {
      address: { scheme, ...list.address(row) },
      ...(country !== undefined && { country }),
    };
  });
}

/** @returns the id of the account that the list is now. */
async function keep(
  proxies: readonly KeptProxy[],
  label: string,
  { accounts, keptLists }: CheckContext,
): Promise<string> {
  const credentials = await keptLists.keep(proxies).catch(() => 'unwritable' as const);
  if (credentials === 'unwritable') {
    throw new Refusal(l10n.t('The list could not be written. Check the space and permissions of your disk.'));
  }
  if (credentials === 'tooLong') {
    throw new Refusal(
      l10n.t(
        'The passwords of this list are more than a keychain takes. Keep a part of it, or check it as a file.',
      ),
    );
  }
  try {
    const { id } = await kept(
      accounts.add({ provider: keptLists.info.id, label, baseUrl: credentials.baseUrl }, credentials.key),
    );
    return id;
  } catch (error) {
    await keptLists.discard(credentials.baseUrl);
    throw error;
  }
}

function tell(read: ReadList, label: string): void {
  const { count } = read.list;
  const name = linkSafe(plainText(label));
  const kept =
    count === 1
      ? l10n.t('Kept 1 proxy as {0}.', name)
      : l10n.t('Kept {0} proxies as {1}.', countText(count), name);
  const bad = badLinesText(read);
  void (bad === undefined
    ? vscode.window.showInformationMessage(kept)
    : vscode.window.showWarningMessage(`${kept} ${bad}`));
}
