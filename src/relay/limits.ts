import { openConnectionLimit } from '../check/engine/descriptors.js';

/** What a relay gives a client and a proxy, in time and room. */
export interface RelayLimits {
  /** Of a request or an answer, its head. */
  readonly headBytes: number;
  /** From the connection to a whole head. */
  readonly headMs: number;
  /** From an answer to the next whole head. */
  readonly betweenRequestsMs: number;
  readonly connectMs: number;
  /** TLS with the proxy and the agreement on a tunnel, to its target's answer. */
  readonly handshakeMs: number;
  /** From a request to the head of its answer. */
  readonly answerMs: number;
  /** A tunnel of which one side has said its last, without a byte of the other. */
  readonly halfOpenMs: number;
  /** Connections of clients at once. */
  readonly mostClients: number;
}

export function systemLimits(): RelayLimits {
  return {
    headBytes: 32 * 1024,
    headMs: 15_000,
    betweenRequestsMs: 60_000,
    connectMs: 10_000,
    handshakeMs: 30_000,
    answerMs: 120_000,
    halfOpenMs: 60_000,
    // Each has a connection to a proxy as well, and the rest of the process, with its checks, needs some.
    mostClients: Math.floor(openConnectionLimit() / 3),
  };
}
