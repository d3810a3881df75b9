import { systemClock, type EngineClock } from '../check/engine/clock.js';
import type { PoolPolicy } from '../core/poolPolicies.js';
import type { ProxyAddress, ProxyScheme } from '../core/proxy/endpoint.js';
import type { Reason } from '../check/verdict.js';
import { systemLimits, type RelayLimits } from './limits.js';
import { OpenRelay } from './openRelay.js';

/** A proxy that a relay sends through. */
export interface Upstream {
  /** Stable; holds no secret. */
  readonly id: string;
  readonly address: ProxyAddress & { readonly scheme: ProxyScheme };
  /** To the first byte, as the last check found it; absent where it was never found live. */
  readonly latencyMs?: number;
}

export interface RelayOptions {
  readonly upstreams: readonly Upstream[];
  readonly policy: PoolPolicy;
  /** Whether whoever connects has to name the token; without one, any program on this machine may use the relay. */
  readonly demandsToken: boolean;
  /** Whether targets in this machine's own and private networks, and the metadata service of clouds, may be asked for. */
  readonly allowsPrivateTargets: boolean;
  /** It closes by itself after so long without a connection; 0 is never. */
  readonly idleStopMs: number;
  /** Certificates (PEM) that proxies reached by TLS may have besides those of the well-known authorities. */
  readonly roots?: readonly string[];
  /** Every so many requests the upstreams are asked for anew, as with a new session of their vendor. */
  readonly renewal?: {
    readonly everyRequests: number;
    readonly renewed: () => Promise<readonly Upstream[]>;
  };
}

/** What passed through since the start. Bytes are those of the clients, of requests and answers. */
export interface RelayCounts {
  readonly requests: number;
  readonly failures: number;
  readonly sentBytes: number;
  readonly receivedBytes: number;
  /** Connections of clients that are open now. */
  readonly open: number;
  /** Of requests that were refused: no token, a target that is not allowed, what is no request. */
  readonly refused: number;
}

/** The last request that no upstream served. */
export interface RelayFailure {
  readonly upstream: string;
  readonly reason: Reason;
  /** How many in a row, by now. */
  readonly inARow: number;
}

export type RelayEnd = 'closed' | 'idle' | 'failed';

/** A loopback port in front of one proxy or several, so that a program needs no credential of them. */
export interface Relay {
  readonly port: number;
  /** Of letters and digits; absent where none is demanded. */
  readonly token: string | undefined;
  readonly counts: RelayCounts;
  readonly lastFailure: RelayFailure | undefined;
  /** Connections from now on go through these; those that stand are left alone, but for those of upstreams that are gone. */
  use(upstreams: readonly Upstream[]): void;
  /** Hears of counts that changed, at most a few times a second, and of failures at once. */
  onDidChange(listener: () => void): { dispose(): void };
  onDidEnd(listener: (end: RelayEnd) => void): { dispose(): void };
  /** Resolves once no port is open and no connection left. */
  close(): Promise<void>;
}

/** Opens a relay on 127.0.0.1 and, where this machine has it, ::1, at the same port that was free. Rejects as the system does. */
export async function startRelay(
  options: RelayOptions,
  clock: EngineClock = systemClock,
  limits: RelayLimits = systemLimits(),
): Promise<Relay> {
  const relay = new OpenRelay(options, clock, limits);
  await relay.open();
  return relay;
}
