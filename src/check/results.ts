import { NO_SCHEME } from '../core/proxy/lineScan.js';

/** Milliseconds of the phases of one check, each from the end of the one before; NaN where there was none. */
export interface PhaseColumns {
  /** Until TCP stood; with `https` proxies, the proxy's own TLS is part of `handshakeMs`. */
  readonly connectMs: Float32Array;
  /** What the proxy's protocol asks for before the target is named: its TLS, its greeting, its login. */
  readonly handshakeMs: Float32Array;
  /** From naming the target to the proxy's consent. */
  readonly tunnelMs: Float32Array;
  /** TLS with the target. */
  readonly tlsMs: Float32Array;
  /** From the request to the first byte of its answer. */
  readonly firstByteMs: Float32Array;
  /** From the first step to the verdict. */
  readonly totalMs: Float32Array;
}

/**
 * What a run found, a row for each proxy of its list. Written in place as results come, so that 1,000,000 rows
 * cost no object; `changes` of the run says which.
 */
export interface ResultColumns extends PhaseColumns {
  readonly count: number;
  /** Places in `VERDICTS`. */
  readonly verdicts: Uint8Array;
  /** Places in `REASONS`. */
  readonly reasons: Uint8Array;
  /** Places in `PROXY_SCHEMES` of the protocol that was spoken, or `NO_SCHEME`. */
  readonly schemes: Uint8Array;
  /** The target's HTTP status, 0 where none came. */
  readonly statuses: Uint16Array;
  /** Places in `exitIps`; 0 is unknown. */
  readonly exits: Uint32Array;
  /** ISO 3166 alpha-2 as two ASCII bytes, high byte first; 0 is unknown. */
  readonly countries: Uint16Array;
  /** Autonomous system numbers; 0 is unknown. */
  readonly asns: Uint32Array;
  /** Places in `ANONYMITIES`. */
  readonly anonymities: Uint8Array;
  /** Seconds since the epoch; 0 before the check. */
  readonly checkedAt: Uint32Array;
  /** Both ways, on the proxy's connections. */
  readonly bytes: Uint32Array;
  /** How many different exits were seen, and over how many requests; 0 where nobody looked. */
  readonly exitsSeen: Uint8Array;
  readonly requestsMade: Uint8Array;
  /** 1 is resolved at the proxy, 2 here, 0 unknown. */
  readonly dns: Uint8Array;
  /** Kilobytes (1,000 bytes) a second; NaN where nobody looked. */
  readonly downloadRates: Float32Array;
  /** 0 to 100 as the reputation's source says; NaN where nobody asked. */
  readonly reputations: Float32Array;
  /** Every exit address that was seen, each once; the first is empty. */
  readonly exitIps: string[];
}

/** Rows of which nothing is known yet. */
export function newResults(count: number): ResultColumns {
  const unknown = () => new Float32Array(count).fill(Number.NaN);
  return {
    count,
    verdicts: new Uint8Array(count),
    reasons: new Uint8Array(count),
    schemes: new Uint8Array(count).fill(NO_SCHEME),
    statuses: new Uint16Array(count),
    connectMs: unknown(),
    handshakeMs: unknown(),
    tunnelMs: unknown(),
    tlsMs: unknown(),
    firstByteMs: unknown(),
    totalMs: unknown(),
    exits: new Uint32Array(count),
    countries: new Uint16Array(count),
    asns: new Uint32Array(count),
    anonymities: new Uint8Array(count),
    checkedAt: new Uint32Array(count),
    bytes: new Uint32Array(count),
    exitsSeen: new Uint8Array(count),
    requestsMade: new Uint8Array(count),
    dns: new Uint8Array(count),
    downloadRates: unknown(),
    reputations: unknown(),
    exitIps: [''],
  };
}
