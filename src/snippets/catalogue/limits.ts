import * as l10n from '@vscode/l10n';

/** Why clients take no proxy of a kind, in the sentences that many of them share. */

export const noTlsToProxy = (): string =>
  l10n.t(
    'It does not speak TLS to the proxy itself. Most proxies that are sold as HTTPS take http:// as well.',
  );

export const noSocks = (): string => l10n.t('It does not speak SOCKS.');

export const noSocks4 = (): string =>
  l10n.t('It does not speak SOCKS4. Most SOCKS4 proxies take socks5:// as well.');

export const noTlsNorSocks4 = (): string => l10n.t('It speaks neither TLS to the proxy itself nor SOCKS4.');
