import type { Fault } from './faults.js';

export type ProviderId = 'iploop' | 'gateway' | 'checker' | '1001proxy' | 'ipswamp';

/** Whose proxy it is; the zoo's belong to no provider. */
export type ProxyOwner = ProviderId | 'zoo';

export interface SandboxOptions {
  /** Same seed, same ids and data. Default 1. */
  readonly seed?: number;
  /** Milliseconds since the epoch; everything that ages does so by it. Default `Date.now`. */
  readonly clock?: () => number;
  /** More data than a newcomer has; `true` means 10,000 orders and 50,000 public proxies. */
  readonly large?: boolean | { readonly orders?: number; readonly publicProxies?: number };
  /** Multiplies every documented rate limit. Default 1. */
  readonly rateLimitScale?: number;
}

export interface SandboxAccount {
  readonly provider: ProviderId;
  readonly label: string;
  readonly baseUrl: string;
  readonly key: string;
}

/** What a changing call did. `amount` is a decimal in the provider's currency, `0.00` where it costs nothing. */
export interface Charge {
  readonly at: number;
  readonly provider: ProviderId;
  /** The key's name in `Sandbox.keys`, never the key. */
  readonly account: string;
  readonly action: string;
  readonly amount: string;
  readonly idempotencyKey?: string;
  /** The id of what was bought or changed. */
  readonly ref: string;
}

export interface LoggedRequest {
  readonly at: number;
  readonly provider: ProviderId;
  readonly method: string;
  /** Relative to the base URL, without the query; a rotate link's token is masked. */
  readonly path: string;
  /** The call's name, such as `createOrder` or `purchase`; empty where no call matched. */
  readonly op: string;
  /** Query parameters, a key among them masked. */
  readonly query: Readonly<Record<string, string>>;
  readonly keySentIn: 'header' | 'query' | 'nowhere';
  readonly idempotencyKey?: string;
  /** What was answered, or 0 where a fault closed or held the connection instead. */
  readonly status: number;
}

/** Where traffic leaves: documentation addresses (RFC 5737), so that nobody's real address is shown. */
export interface Exit {
  readonly ip: string;
  readonly country: string;
  readonly city?: string;
}

export interface JudgeVisit {
  readonly at: number;
  /** `direct`, or the provider and user whose proxy it came through, such as `gateway:u_6k8s9d`. */
  readonly via: string;
  /** The target as the proxy was asked for it: a host name proves that the proxy resolved it. */
  readonly askedFor?: string;
  readonly exit: Exit;
  /** What an iploop password asked for. */
  readonly targeting?: Readonly<Record<string, string>>;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

export type ProxyProtocol = 'connect' | 'absolute' | 'socks4' | 'socks5';

export interface ProxyVisit {
  readonly at: number;
  readonly provider: ProxyOwner;
  /** The user that asked, `anonymous` without one; for iploop, whose password is the account's key, `user`. */
  readonly user: string;
  readonly protocol: ProxyProtocol;
  /** `host:port` as asked, empty where authentication failed first. */
  readonly target: string;
  readonly outcome: 'connected' | 'refused login' | 'not allowed' | 'unreachable';
}

/** One proxy that works at this moment, all parts raw. */
export interface WorkingProxy {
  readonly provider: ProviderId;
  readonly scheme: 'http' | 'socks4' | 'socks5';
  readonly host: string;
  readonly port: number;
  readonly user?: string;
  readonly password?: string;
}

export type ZooVerdict =
  'live' | 'authRefused' | 'refused' | 'timeout' | 'blocked' | 'garbage' | 'intercepted';

/** What a check has to find out about a proxy; what is absent cannot be known or does not matter. */
export interface ZooTruth {
  /** With the judge without TLS. */
  readonly plain: ZooVerdict;
  /** With the one with TLS. */
  readonly tls: ZooVerdict;
  /** `none` where it takes no request in absolute form. */
  readonly anonymity?: 'none' | 'transparent' | 'anonymous' | 'elite';
  /** Of its exits. */
  readonly country?: string;
  /** Who looks up the target's name: the proxy, or nobody but the client. */
  readonly names?: 'remote' | 'local';
  /** From one connection to the next. */
  readonly exits?: 'stay' | 'change';
}

/** A proxy with a character of its own, and what a check has to say of it. All parts are raw. */
export interface ZooProxy {
  readonly name: string;
  readonly scheme: 'http' | 'https' | 'socks4' | 'socks4a' | 'socks5' | 'socks5h';
  readonly host: string;
  readonly port: number;
  readonly user?: string;
  readonly password?: string;
  /** Where it is said to be, which is not always true. */
  readonly saidCountry?: string;
  readonly truth: ZooTruth;
}

/** Every key there is, by what it is for; `main` is the one of `Sandbox.accounts`. */
export interface SandboxKeys {
  readonly iploop: { readonly main: string; readonly free: string; readonly exhausted: string };
  readonly gateway: {
    readonly main: string;
    readonly trial: string;
    readonly poor: string;
    readonly forbidden: string;
  };
  readonly checker: {
    readonly main: string;
    readonly premium: string;
    readonly readOnly: string;
    readonly inactive: string;
  };
  readonly '1001proxy': {
    readonly main: string;
    readonly poor: string;
    readonly banned: string;
    readonly unverified: string;
  };
  readonly ipswamp: { readonly main: string; readonly exhausted: string; readonly expired: string };
}

export interface Sandbox {
  /** One account for each provider, with keys that open nothing outside. */
  readonly accounts: readonly SandboxAccount[];
  readonly keys: SandboxKeys;
  /** `http://127.0.0.1:port/`; through a proxy it is `http://judge.sandbox.test/` as well. */
  readonly judgeUrl: string;
  /** `https://127.0.0.1:port/`; through a proxy it is `https://judge.sandbox.test/` as well. */
  readonly judgeTlsUrl: string;
  /** The root (PEM) of the certificate there, and at the zoo's proxy that is spoken to with TLS. */
  readonly judgeCa: string;
  readonly judge: { readonly seen: readonly JudgeVisit[]; clear(): void };
  readonly proxies: {
    readonly visits: readonly ProxyVisit[];
    /** Everything that would be let in now, at every provider. */
    working(): WorkingProxy[];
    clear(): void;
  };
  /** Proxies of every character; they listen from the first time they are asked for. */
  zoo(): Promise<readonly ZooProxy[]>;
  readonly ledger: readonly Charge[];
  readonly requests: readonly LoggedRequest[];
  inject(fault: Fault): void;
  clearFaults(): void;
  /** Closes every listener and socket at once. */
  stop(): Promise<void>;
}
