import * as l10n from '@vscode/l10n';
import type { ProxyScheme } from '../../core/proxy/endpoint.js';
import type { Client } from './client.js';

export const noSocksLogin = (): string =>
  l10n.t(
    'Chromium cannot log in at a SOCKS5 proxy: with credentials, put a local relay that logs in before it.',
  );

export const loopbackGoesDirect = (): string =>
  l10n.t('Chromium goes to localhost past every proxy, unless the bypass list has <-loopback>.');

/** Browsers know it as `socks5`, and leave names to the proxy under it. */
export const BROWSER_SOCKS: readonly ProxyScheme[] = ['socks5', 'socks5h'];

export const BROWSER_CANNOT: NonNullable<Client['cannot']> = [
  {
    schemes: ['socks4', 'socks4a'],
    why: () => l10n.t('With SOCKS4 Chromium resolves names on this machine.'),
    instead: 'python-requests',
  },
];
