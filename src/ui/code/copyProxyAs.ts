import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { ProxyEndpoint } from '../../core/endpoint.js';
import { iconSafe } from '../../core/plainText.js';
import type { Secret } from '../../core/secret.js';
import { type Address, hasLogin, withoutLogin } from '../../snippets/formats/addresses.js';
import { copiedProxy } from '../../snippets/formats/copied.js';
import { COPY_FORMATS, type CopyFormat } from '../../snippets/formats/proxyFormats.js';
import type { CommandArguments } from '../commands/arguments.js';
import { Refusal, type Handler } from '../commands/context.js';
import { pickEndpoint } from '../commands/pickEndpoint.js';
import { copyProxyUrl } from '../editor/copyProxyUrl.js';
import { endpointName } from '../editor/endpointText.js';
import { choose, valueOf } from '../input/steps.js';
import { copyText } from './disclosure.js';
import { formatWords } from './formatWords.js';

const CONFIRMATION_MS = 4_000;

interface Copied {
  readonly format: CopyFormat;
  readonly hasCredentials: boolean;
}

/** Copies one proxy in a format; with its login only after a modal, whoever calls. */
export const copyProxyAs: Handler = async ({ args }, context) => {
  const endpoint = await pickEndpoint(args, context);
  if (endpoint === undefined) {
    return undefined;
  }
  const wanted = copyFormatOf(args);
  if (endpoint.kind === 'proxy' && wanted !== 'url') {
    const format = wanted ?? (await chosenFormat(endpoint.address));
    return format === undefined ? undefined : format === 'url' ? asUrl(endpoint) : copyAs(endpoint, format);
  }
  if (wanted !== undefined && wanted !== 'url') {
    throw new Refusal(l10n.t('A VLESS or Shadowsocks link is copied whole, as URL alone.'));
  }
  return asUrl(endpoint);
};

function copyFormatOf({ format }: CommandArguments): CopyFormat | undefined {
  return COPY_FORMATS.find((each) => each === format);
}

async function asUrl(endpoint: Parameters<typeof copyProxyUrl>[0]): Promise<Copied | undefined> {
  const outcome = await copyProxyUrl(endpoint);
  return outcome && { format: 'url', ...outcome };
}

async function chosenFormat(address: Address): Promise<CopyFormat | undefined> {
  const fitting = COPY_FORMATS.filter((format) => {
    const { whole, bare } = formsOf(address, format);
    return (whole ?? bare) !== undefined;
  });
  return valueOf(
    await choose(
      fitting.map((value) => ({ ...formatWords(value), value })),
      { placeholder: l10n.t('Copy the proxy as') },
    ),
  );
}

async function copyAs(endpoint: ProxyEndpoint, format: CopyFormat): Promise<Copied | undefined> {
  const forms = formsOf(endpoint.address, format);
  const { label } = formatWords(format);
  if ((forms.whole ?? forms.bare) === undefined) {
    throw new Refusal(forms.why ?? l10n.t('This proxy cannot be written as {0}.', label));
  }
  const hasCredentials =
    hasLogin(endpoint.address) && format !== 'host:port' ? await asksForLogin(endpoint, label, forms) : false;
  const text = hasCredentials === true ? forms.whole : forms.bare;
  if (hasCredentials === undefined || text === undefined) {
    return undefined;
  }
  await copyText(text);
  vscode.window.setStatusBarMessage(
    l10n.t('Copied {0} as {1}', iconSafe(endpointName(endpoint)), label),
    CONFIRMATION_MS,
  );
  return { format, hasCredentials };
}

interface Forms {
  /** With the login, where the proxy has one and the format can carry it. */
  readonly whole?: Secret;
  /** Without it. */
  readonly bare?: Secret;
  /** Why there is no whole one. */
  readonly why?: string;
}

function formsOf(address: Address, format: CopyFormat): Forms {
  const whole = copiedProxy(address, format);
  const bare = copiedProxy(withoutLogin(address), format);
  return {
    ...(whole.kind === 'code' ? { whole: whole.text } : whole.why !== undefined && { why: whole.why }),
    ...(bare.kind === 'code' && { bare: bare.text }),
  };
}

/** Whether the person wants the login too; undefined when cancelled. */
async function asksForLogin(
  endpoint: ProxyEndpoint,
  label: string,
  { whole, bare, why }: Forms,
): Promise<boolean | undefined> {
  const withLogin = l10n.t('Copy');
  const without = l10n.t('Copy without password');
  const danger = l10n.t('Whoever reads the clipboard can then use {0}.', endpointName(endpoint));
  const answer = await vscode.window.showWarningMessage(
    whole
      ? l10n.t('Copy the proxy as {0}, with its password?', label)
      : l10n.t('Copy the proxy as {0}, without its password?', label),
    { modal: true, detail: whole ? danger : (why ?? '') },
    ...(whole ? [withLogin] : []),
    ...(bare ? [without] : []),
  );
  return answer === undefined ? undefined : answer === withLogin;
}
