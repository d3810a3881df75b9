import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Endpoint } from '../../core/endpoint.js';
import { proxyUrl } from '../../core/proxy/format.js';
import { iconSafe } from '../../core/plainText.js';
import { countText } from '../words.js';
import { endpointName, hasCredentials } from './endpointText.js';

const CONFIRMATION_MS = 4_000;

/**
 * Puts the endpoint's URL on the clipboard, with its credentials only after a modal says so, whoever
 * calls. Undefined when cancelled.
 */
export async function copyProxyUrl(
  endpoint: Endpoint,
): Promise<{ readonly hasCredentials: boolean } | undefined> {
  const isWhole = hasCredentials(endpoint) && (await asksForCredentials(endpoint));
  if (isWhole === undefined) {
    return undefined;
  }
  await vscode.env.clipboard.writeText(urlText(endpoint, isWhole));
  vscode.window.setStatusBarMessage(l10n.t('Copied {0}', iconSafe(endpointName(endpoint))), CONFIRMATION_MS);
  return { hasCredentials: isWhole };
}

/** As `copyProxyUrl`, for several at once: a line each, and one modal for all. Undefined when cancelled. */
export async function copyProxyUrls(
  endpoints: readonly Endpoint[],
): Promise<{ readonly hasCredentials: boolean } | undefined> {
  const [first, ...others] = endpoints;
  if (first === undefined || others.length === 0) {
    return first && copyProxyUrl(first);
  }
  const secrets = endpoints.filter(hasCredentials).length;
  const isWhole = secrets > 0 && (await asksForAllCredentials(secrets));
  if (isWhole === undefined) {
    return undefined;
  }
  await vscode.env.clipboard.writeText(endpoints.map((each) => urlText(each, isWhole)).join('\n'));
  vscode.window.setStatusBarMessage(
    l10n.t('Copied {0} proxies', countText(endpoints.length)),
    CONFIRMATION_MS,
  );
  return { hasCredentials: isWhole };
}

async function asksForAllCredentials(count: number): Promise<boolean | undefined> {
  const withAll = l10n.t('Copy');
  const answer = await vscode.window.showWarningMessage(
    count === 1
      ? l10n.t('Copy the proxy URLs with the password of 1 proxy?')
      : l10n.t('Copy the proxy URLs with the passwords of {0} proxies?', countText(count)),
    { modal: true, detail: l10n.t('Whoever reads the clipboard can then use them.') },
    withAll,
    l10n.t('Copy without password'),
  );
  return answer === undefined ? undefined : answer === withAll;
}

/** Whether the person wants the credentials too; undefined when cancelled. */
async function asksForCredentials(endpoint: Endpoint): Promise<boolean | undefined> {
  const withAll = l10n.t('Copy');
  const without = l10n.t('Copy without password');
  const answer = await vscode.window.showWarningMessage(
    endpoint.kind === 'proxy'
      ? l10n.t('Copy the proxy URL with its password?')
      : l10n.t('Copy the link with its credentials?'),
    {
      modal: true,
      detail: l10n.t('Whoever reads the clipboard can then use {0}.', endpointName(endpoint)),
    },
    withAll,
    // a tunnel's link is of no use without its credentials
    ...(endpoint.kind === 'proxy' ? [without] : []),
  );
  return answer === undefined ? undefined : answer === withAll;
}

function urlText(endpoint: Endpoint, isWhole: boolean): string {
  if (endpoint.kind === 'tunnel') {
    return endpoint.uri.expose();
  }
  const { scheme, host, port } = endpoint.address;
  return proxyUrl(isWhole ? endpoint.address : { scheme, host, port }).expose();
}
