import * as l10n from '@vscode/l10n';

/** The sentences that several clients of JavaScript share. */

export const connectForAll = (): string =>
  l10n.t('HttpsProxyAgent asks for a tunnel for http:// too, which some proxies give to port 443 alone.');

export const socksNames = (): string =>
  l10n.t('With socks5:// this machine resolves the names of all targets; with socks5h:// the proxy does.');

export const socks4Names = (): string =>
  l10n.t('With socks4:// this machine resolves names; with socks4a:// the proxy does.');

export const noSocks5h = (): string =>
  l10n.t('undici refuses socks5h://; with socks5:// it lets the proxy resolve names.');
