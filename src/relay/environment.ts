/** What a program is told so that it goes through a proxy. */
export type ProxyEnvironment = Readonly<Record<string, string>>;

/** The name that a relay's clients give with the token. */
export const RELAY_USER = 'egress';

/** `http://egress:TOKEN@127.0.0.1:PORT`, or without the login where no token is demanded. */
export function relayUrl({
  port,
  token,
}: {
  readonly port: number;
  readonly token: string | undefined;
}): string {
  return `http://${token === undefined ? '' : `${RELAY_USER}:${token}@`}127.0.0.1:${port}`;
}

/** Each takes the proxy's address as it is. */
const ADDRESS_NAMES = [
  // curl and wget read the lower case alone, others the upper one
  'HTTP_PROXY',
  'http_proxy',
  // for https:// targets; it is an http:// address as well
  'HTTPS_PROXY',
  'https_proxy',
  // for every other kind of target
  'ALL_PROXY',
  'all_proxy',
  // Python and wget know it by this name alone; a relay refuses what it cannot pass, and nothing goes direct
  'FTP_PROXY',
  'ftp_proxy',
  // above each .npmrc; pnpm reads both as well
  'npm_config_proxy',
  'npm_config_https_proxy',
  // Yarn reads no other since 2.0
  'YARN_HTTP_PROXY',
  'YARN_HTTPS_PROXY',
  // above each pip.conf
  'PIP_PROXY',
  // Cargo asks its own and git's configuration before HTTPS_PROXY
  'CARGO_HTTP_PROXY',
  // npm's global-agent reads no other, and takes this one for https:// as well
  'GLOBAL_AGENT_HTTP_PROXY',
] as const;

/** Yarn ends with an error where YARN_NO_PROXY is set. */
const EXCEPTION_NAMES = ['NO_PROXY', 'no_proxy', 'GLOBAL_AGENT_NO_PROXY'] as const;

/** What is on this machine is no matter of a proxy, which would look for it on its own. */
const OWN_MACHINE = ['localhost', '127.0.0.1', '::1'] as const;

/** Exceptions with which everything would go direct. */
const EVERYTHING = ['*', '0.0.0.0/0', '::/0'];

/**
 * The variables with which common programs go through the proxy at `url`, whose login is percent-encoded. Exceptions
 * and options that `own`, the environment they are added to, holds for other purposes are kept.
 */
export function proxyEnvironment(
  url: string,
  own: Readonly<Record<string, string | undefined>>,
): ProxyEnvironment {
  const exceptions = exceptionsOf(own);
  return {
    ...Object.fromEntries(ADDRESS_NAMES.map((name) => [name, url])),
    ...Object.fromEntries(EXCEPTION_NAMES.map((name) => [name, exceptions])),
    // Node.js reads HTTP_PROXY where this is set, from 22.21 and 24.5 on
    NODE_USE_ENV_PROXY: '1',
    // Electron's downloads have global-agent read its variables
    ELECTRON_GET_USE_PROXY: 'true',
    ...gitEnvironment(url, own),
    ...javaEnvironment(url, own),
  };
}

function exceptionsOf(own: Readonly<Record<string, string | undefined>>): string {
  const kept = [own['NO_PROXY'], own['no_proxy']]
    .flatMap((list) => list?.split(/[\s,]+/) ?? [])
    .filter((each) => each !== '' && !EVERYTHING.includes(each));
  return [...new Set([...OWN_MACHINE, ...kept])].join();
}

/** Git takes a proxy of its configuration files before HTTPS_PROXY, and this one before those. */
function gitEnvironment(url: string, own: Readonly<Record<string, string | undefined>>): ProxyEnvironment {
  const count = Number(own['GIT_CONFIG_COUNT'] ?? 0);
  const at = Number.isSafeInteger(count) && count > 0 ? count : 0;
  return {
    GIT_CONFIG_COUNT: String(at + 1),
    [`GIT_CONFIG_KEY_${at}`]: 'http.proxy',
    [`GIT_CONFIG_VALUE_${at}`]: url,
  };
}

/**
 * Java reads no proxy from the environment but by options, and no login for it at all. Named as an HTTP proxy, one that
 * demands a login turns Java away with a 407. As a SOCKS proxy it could have the login, yet HttpClient would pass it by.
 */
function javaEnvironment(url: string, own: Readonly<Record<string, string | undefined>>): ProxyEnvironment {
  // as of a scheme with which every URL has a host, and port 80 is what is left out
  const { hostname, port } = new URL(url.replace(/^\w+:/, 'http:'));
  const host = hostname.replace(/^\[|\]$/g, '');
  const options = ['http', 'https'].flatMap((kind) => [
    `-D${kind}.proxyHost=${host}`,
    `-D${kind}.proxyPort=${port === '' ? '80' : port}`,
  ]);
  return { JAVA_TOOL_OPTIONS: [own['JAVA_TOOL_OPTIONS'] ?? '', ...options].join(' ').trim() };
}
