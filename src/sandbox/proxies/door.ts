import type { JudgePorts } from '../judge.js';
import type { Exit, ProxyOwner, ProxyProtocol } from '../types.js';
import type { Target } from './target.js';

export interface Login {
  readonly user: string;
  readonly password: string;
}

/** What a client that was let in gets. */
export interface Passage {
  /** For the logs; never the password. */
  readonly user: string;
  readonly exit: Exit;
  readonly targeting?: Readonly<Record<string, string>>;
  /** Headers that a proxy which gives its client away adds, given the client's address. */
  readonly disclosure?: (clientIp: string) => Readonly<Record<string, string>>;
  /** The judge does not serve whoever comes from there. */
  readonly isTurnedAway?: boolean;
  /** Told once, when the connection is over. */
  readonly onTransferred?: (bytes: number) => void;
}

/** One listening proxy: what it speaks and whom it lets in. */
export interface Door {
  readonly provider: ProxyOwner;
  readonly speaks: readonly ('http' | 'socks4' | 'socks5')[];
  /** Undefined refuses; called without a login by clients that offer none. */
  readonly admit: (login: Login | undefined) => Passage | undefined;
  /** Where it connects instead, for one that does not do what it is asked for. */
  readonly leadsTo?: (
    asked: Target,
    resolved: Target,
    protocol: ProxyProtocol,
    ports: JudgePorts,
  ) => Target | 'not allowed' | 'unreachable';
}
