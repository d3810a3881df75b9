import type { ProxyAddress, ProxyScheme } from '../../core/proxy/endpoint.js';
import type { Reason, Verdict } from '../verdict.js';

/** What is asked for through the proxies, made ready once for all of them. */
export interface ProbeTarget {
  readonly host: string;
  readonly port: number;
  /** Speaks TLS with the target inside of the tunnel. */
  readonly isTls: boolean;
  /** The request as bytes, for a connection that reaches the target. */
  readonly request: Uint8Array;
  /**
   * The same in absolute form, without the proxy's login and without the empty line that ends it, so that the login
   * may follow; only for targets without TLS, else empty.
   */
  readonly absoluteHead: Uint8Array;
  /** How much of an answer is read; what comes after is not waited for. */
  readonly answerBytes: number;
  /** Certificates (PEM) to trust in the place of the well-known ones, for a target that has one of its own. */
  readonly roots?: readonly string[];
  /** HTTP proxies are asked in absolute form and not for a tunnel: only so can they show what they add. */
  readonly isAbsoluteOnly?: boolean;
}

/** An answer of the target as far as it was read: valid until the next probe uses the same buffer. */
export interface ProbeAnswer {
  readonly status: number;
  /** Headers in lower case, the first of each name. */
  header(name: string): string | undefined;
  /** The body's beginning, with the transfer coding taken off. */
  body(): string;
}

/** How one check ended; phases as in `PhaseColumns`. */
export interface ProbeResult {
  readonly verdict: Exclude<Verdict, 'waiting' | 'unchecked' | 'blocked'>;
  readonly reason: Reason;
  readonly scheme?: ProxyScheme | undefined;
  /** `connect` where it tunnelled, `absolute` where it took the URL itself. */
  readonly form: 'connect' | 'absolute' | 'socks';
  readonly connectMs: number;
  readonly handshakeMs: number;
  readonly tunnelMs: number;
  readonly tlsMs: number;
  readonly firstByteMs: number;
  readonly totalMs: number;
  readonly bytes: number;
  /** There where the target answered. */
  readonly answer?: ProbeAnswer | undefined;
}

/** A check under way. It has no clock of its own: whoever started it says when its time is up. */
export interface RunningProbe {
  /** In the clock's milliseconds. */
  readonly startedAt: number;
  /** Whether TCP to the proxy stands. */
  readonly isConnected: boolean;
  /** Its time is up: it ends as `timeout`, with the phase that was too slow. */
  expire(): void;
  /** Ends it without a word. */
  cancel(): void;
}

/** Starts one check; `onDone` is called once, unless it is cancelled. */
export type StartProbe = (
  address: ProxyAddress,
  target: ProbeTarget,
  onDone: (result: ProbeResult) => void,
) => RunningProbe;
