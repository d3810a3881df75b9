import { isIP } from 'node:net';
import { exitAddress } from '../exits.js';
import type { Door, Login, Passage } from '../proxies/door.js';
import type { ZooProxy, ZooTruth } from '../types.js';
import { busy, hangsUp, portal, shell, silent, silentTunnel, type Stranger } from './stranger.js';

export interface Character {
  readonly name: string;
  readonly scheme: ZooProxy['scheme'];
  readonly login?: Login;
  readonly saidCountry?: string;
  readonly truth: ZooTruth;
  /** What listens there; nothing does where it is absent. */
  readonly server?: Omit<Door, 'provider'> | Stranger;
}

const LOGIN: Login = { user: 'zoo', password: 'p@ss:w/rd%1' };
const OTHER_LOGIN: Login = { user: 'zoo', password: 'forgotten' };

const LIVE = { plain: 'live', tls: 'live' } as const;
const HTTP = ['http'] as const;
const SOCKS4 = ['socks4'] as const;
const SOCKS5 = ['socks5'] as const;

function passage(name: string, country: string, extra: Partial<Passage> = {}): Passage {
  return { user: name, exit: { ip: exitAddress(name), country }, ...extra };
}

/** Lets everybody in. */
function open(name: string, country: string, extra?: Partial<Passage>): Door['admit'] {
  const always = passage(name, country, extra);
  return () => always;
}

/** Lets those in who know the password. */
function closed(name: string, country: string): Door['admit'] {
  const always = passage(name, country);
  return (login) => (login?.user === LOGIN.user && login.password === LOGIN.password ? always : undefined);
}

/** Another exit for each connection, or the same for each user whose name has a session. */
function rotating(name: string): Door['admit'] {
  let turn = 0;
  return (login) => {
    const session = /-session-(.+)$/.exec(login?.user ?? '')?.[1];
    const ip = session === undefined ? exitAddress(name, (turn += 1)) : exitAddress(`${name} ${session}`);
    return { user: login?.user ?? name, exit: { ip, country: 'FR' } };
  };
}

/** Lets those in who say who they are. */
function forUsers(admit: Door['admit']): Door['admit'] {
  return (login) => login && admit(login);
}

const needsAddress: NonNullable<Door['leadsTo']> = (asked, resolved) =>
  isIP(asked.host) === 0 ? 'unreachable' : resolved;

export function characters(): readonly Character[] {
  return [
    {
      name: 'elite',
      scheme: 'http',
      saidCountry: 'DE',
      truth: { ...LIVE, anonymity: 'elite', country: 'DE', names: 'remote', exits: 'stay' },
      server: { speaks: HTTP, admit: open('elite', 'DE') },
    },
    {
      name: 'anonymous',
      scheme: 'http',
      truth: { ...LIVE, anonymity: 'anonymous', country: 'NL', names: 'remote' },
      server: {
        speaks: HTTP,
        admit: open('anonymous', 'NL', {
          disclosure: () => ({ Via: '1.1 zoo', 'X-Forwarded-For': 'unknown' }),
        }),
      },
    },
    {
      name: 'transparent',
      scheme: 'http',
      truth: { ...LIVE, anonymity: 'transparent', country: 'FR', names: 'remote' },
      server: {
        speaks: HTTP,
        admit: open('transparent', 'FR', {
          disclosure: (clientIp) => ({ Via: '1.1 zoo', Forwarded: `for=${clientIp};proto=http` }),
        }),
      },
    },
    {
      name: 'says another country',
      scheme: 'http',
      saidCountry: 'US',
      truth: { ...LIVE, country: 'BR' },
      server: { speaks: HTTP, admit: open('liar', 'BR') },
    },
    {
      name: 'with a login',
      scheme: 'http',
      login: LOGIN,
      truth: { ...LIVE, country: 'GB' },
      server: { speaks: HTTP, admit: closed('login', 'GB') },
    },
    {
      name: 'with another login',
      scheme: 'http',
      login: OTHER_LOGIN,
      truth: { plain: 'authRefused', tls: 'authRefused' },
      server: { speaks: HTTP, admit: closed('login', 'GB') },
    },
    {
      name: 'without the login it needs',
      scheme: 'http',
      truth: { plain: 'authRefused', tls: 'authRefused' },
      server: { speaks: HTTP, admit: closed('login', 'GB') },
    },
    {
      name: 'spoken to with TLS',
      scheme: 'https',
      truth: { ...LIVE, anonymity: 'elite', country: 'SE', names: 'remote' },
      server: { speaks: HTTP, admit: open('tls', 'SE') },
    },
    {
      name: 'SOCKS4',
      scheme: 'socks4',
      truth: { ...LIVE, country: 'JP' },
      server: { speaks: SOCKS4, admit: open('socks4', 'JP') },
    },
    {
      name: 'SOCKS4a',
      scheme: 'socks4a',
      truth: { ...LIVE, country: 'JP', names: 'remote' },
      server: { speaks: SOCKS4, admit: open('socks4a', 'JP') },
    },
    {
      name: 'SOCKS5',
      scheme: 'socks5h',
      truth: { ...LIVE, anonymity: 'none', country: 'CA', names: 'remote', exits: 'stay' },
      server: { speaks: SOCKS5, admit: open('socks5', 'CA') },
    },
    {
      name: 'SOCKS5 with a login',
      scheme: 'socks5h',
      login: LOGIN,
      truth: { ...LIVE, country: 'CA', names: 'remote' },
      server: { speaks: SOCKS5, admit: closed('socks5 login', 'CA') },
    },
    {
      name: 'SOCKS5 with another login',
      scheme: 'socks5',
      login: OTHER_LOGIN,
      truth: { plain: 'authRefused', tls: 'authRefused' },
      server: { speaks: SOCKS5, admit: closed('socks5 login', 'CA') },
    },
    {
      name: 'SOCKS5 that looks up no names',
      scheme: 'socks5',
      truth: { ...LIVE, country: 'IT', names: 'local' },
      server: { speaks: SOCKS5, admit: open('nameless socks5', 'IT'), leadsTo: needsAddress },
    },
    {
      name: 'HTTP that looks up no names',
      scheme: 'http',
      truth: { ...LIVE, country: 'IT', names: 'local' },
      server: { speaks: HTTP, admit: open('nameless', 'IT'), leadsTo: needsAddress },
    },
    {
      name: 'tunnels to TLS alone',
      scheme: 'http',
      truth: { plain: 'refused', tls: 'live', anonymity: 'none', country: 'ES', names: 'remote' },
      server: {
        speaks: HTTP,
        admit: open('tunnels', 'ES'),
        leadsTo: (_asked, resolved, protocol, ports) =>
          protocol === 'connect' && resolved.port === ports.tls ? resolved : 'not allowed',
      },
    },
    {
      name: 'takes whole URLs alone',
      scheme: 'http',
      truth: { plain: 'live', tls: 'refused', anonymity: 'elite', country: 'PL', names: 'remote' },
      server: {
        speaks: HTTP,
        admit: open('forwards', 'PL'),
        leadsTo: (_asked, resolved, protocol) => (protocol === 'absolute' ? resolved : 'not allowed'),
      },
    },
    {
      name: 'opens the TLS of its clients',
      scheme: 'http',
      truth: { plain: 'live', tls: 'intercepted', country: 'AT' },
      server: {
        speaks: HTTP,
        admit: open('interceptor', 'AT'),
        leadsTo: (_asked, resolved, _protocol, ports) =>
          resolved.port === ports.tls ? { ...resolved, port: ports.forged } : resolved,
      },
    },
    {
      name: 'rotating',
      scheme: 'http',
      truth: { ...LIVE, country: 'FR', exits: 'change' },
      server: { speaks: HTTP, admit: rotating('rotating') },
    },
    {
      name: 'rotating, with a session',
      scheme: 'socks5h',
      login: { user: 'zoo-session-abc', password: LOGIN.password },
      truth: { ...LIVE, country: 'FR', exits: 'stay' },
      server: {
        speaks: SOCKS5,
        admit: forUsers(rotating('sessions')),
      },
    },
    {
      name: 'turned away by the judge',
      scheme: 'http',
      truth: { plain: 'blocked', tls: 'blocked' },
      server: { speaks: HTTP, admit: open('unwelcome', 'US', { isTurnedAway: true }) },
    },
    {
      name: 'leads nowhere',
      scheme: 'http',
      truth: { plain: 'refused', tls: 'refused' },
      server: { speaks: HTTP, admit: open('nowhere', 'US'), leadsTo: () => 'unreachable' },
    },
    { name: 'nobody there', scheme: 'http', truth: { plain: 'refused', tls: 'refused' } },
    { name: 'busy', scheme: 'http', truth: { plain: 'refused', tls: 'refused' }, server: busy },
    { name: 'hangs up', scheme: 'http', truth: { plain: 'refused', tls: 'refused' }, server: hangsUp },
    { name: 'silent', scheme: 'http', truth: { plain: 'timeout', tls: 'timeout' }, server: silent },
    { name: 'silent SOCKS5', scheme: 'socks5', truth: { plain: 'timeout', tls: 'timeout' }, server: silent },
    {
      name: 'silent after its consent',
      scheme: 'http',
      truth: { plain: 'timeout', tls: 'timeout' },
      server: silentTunnel,
    },
    { name: 'a shell', scheme: 'http', truth: { plain: 'garbage', tls: 'garbage' }, server: shell },
    { name: 'no SOCKS5', scheme: 'socks5', truth: { plain: 'garbage', tls: 'garbage' }, server: shell },
    { name: 'a portal', scheme: 'http', truth: { plain: 'garbage', tls: 'garbage' }, server: portal },
  ];
}
