import { Socket, isIP } from 'node:net';
import { connect } from 'node:tls';
import type { Dialogue } from '../../check/probe/dialogue.js';
import { endingOf } from '../../check/probe/ending.js';
import { hostNames } from '../../check/probe/hostNames.js';
import { proxyTrust } from '../../check/probe/trust.js';
import type { Reason } from '../../check/verdict.js';
import type { Deadlines } from '../deadlines.js';
import type { RelayLimits } from '../limits.js';
import type { Upstream } from '../relay.js';
import { UpstreamTrouble } from './trouble.js';

/** What all ways to proxies have in common. */
export interface Ways {
  readonly limits: RelayLimits;
  readonly deadlines: Deadlines;
  /** Certificates (PEM) that proxies may have besides those of the well-known authorities. */
  readonly roots: readonly string[] | undefined;
  /** Hears of each connection that is begun to a proxy. */
  readonly begun: (upstream: Upstream, socket: Socket) => void;
}

const NOTHING = Buffer.alloc(0);

/** One connection on its way: TCP, TLS where the proxy's scheme says so, then the dialogue, if there is one. */
class Approach {
  private socket: Socket;
  private stage: Reason = 'slowConnect';
  private held: Buffer = NOTHING;
  private deadline: { dispose(): void };

  constructor(
    private readonly upstream: Upstream,
    private readonly dialogue: Dialogue | undefined,
    private readonly ways: Ways,
    private readonly client: Socket | undefined,
    private readonly resolve: (socket: Socket) => void,
    private readonly reject: (error: UpstreamTrouble) => void,
  ) {
    const { host, port } = upstream.address;
    // Only who passes on what both sides say can let one of them end before the other.
    this.socket = new Socket({ allowHalfOpen: dialogue !== undefined });
    this.deadline = this.expiring(ways.limits.connectMs);
    this.socket.setNoDelay(true);
    this.socket.once('connect', this.connected);
    this.listen();
    client?.once('close', this.ended);
    ways.begun(upstream, this.socket);
    try {
      this.socket.connect({ host, port, lookup: hostNames.lookup });
    } catch {
      this.fail('malformedAddress');
    }
  }

  private readonly connected = (): void => {
    this.stage = 'slowHandshake';
    this.deadline.dispose();
    this.deadline = this.expiring(this.ways.limits.handshakeMs);
    if (this.upstream.address.scheme === 'https') {
      this.secure();
    } else {
      this.agree();
    }
  };

  private secure(): void {
    const { host } = this.upstream.address;
    const trust = proxyTrust(this.ways.roots);
    this.unlisten();
    const secured = connect({
      socket: this.socket,
      host,
      servername: isIP(host) === 0 ? host : '',
      secureContext: trust.context,
      // The context decides. That it is given here as well keeps the editor from adding the system's certificates.
      ca: trust.ca,
    });
    this.socket = secured;
    this.listen();
    secured.once('secureConnect', () => {
      this.agree();
    });
  }

  private agree(): void {
    if (this.dialogue) {
      this.socket.on('data', this.received);
      this.send(this.dialogue.opening);
    } else {
      this.finish();
    }
  }

  private readonly received = (bytes: Buffer): void => {
    this.held = this.held.length === 0 ? bytes : Buffer.concat([this.held, bytes]);
    const step = this.dialogue?.read(this.held, this.held.length) ?? 'open';
    if (step === 'more') {
      return;
    }
    if (step === 'open') {
      this.finish(this.held.subarray(this.dialogue?.tunnelStart));
    } else if ('message' in step) {
      this.held = NOTHING;
      this.send(step.message);
    } else {
      this.fail(step.reason);
    }
  };

  private send(message: Uint8Array | string): void {
    if (typeof message === 'string') {
      this.socket.write(message, 'latin1');
    } else {
      this.socket.write(message);
    }
  }

  /** Hands the connection out, with what came early as the first that is read from it. */
  private finish(early: Buffer = NOTHING): void {
    this.stop();
    this.socket.pause();
    if (early.length > 0) {
      this.socket.unshift(early);
    }
    this.resolve(this.socket);
  }

  private fail(reason: Reason): void {
    this.stop();
    this.socket.on('error', ignore);
    this.socket.destroy();
    this.reject(new UpstreamTrouble(reason));
  }

  private readonly failed = (error: NodeJS.ErrnoException): void => {
    const isTls = error.code?.startsWith('ERR_') === true;
    const isDistrusted = 'authorizationError' in this.socket && Boolean(this.socket.authorizationError);
    this.fail(isDistrusted ? 'untrustedCertificate' : isTls ? 'tlsFailed' : endingOf(error).reason);
  };

  private readonly ended = (): void => {
    this.fail('closedEarly');
  };

  private stop(): void {
    this.deadline.dispose();
    this.unlisten();
    this.client?.off('close', this.ended);
  }

  private expiring(ms: number): { dispose(): void } {
    return this.ways.deadlines.after(ms, () => {
      this.fail(this.stage);
    });
  }

  private listen(): void {
    this.socket.on('error', this.failed);
    this.socket.on('end', this.ended);
    this.socket.on('close', this.ended);
  }

  private unlisten(): void {
    this.socket.off('data', this.received);
    this.socket.off('error', this.failed);
    this.socket.off('end', this.ended);
    this.socket.off('close', this.ended);
  }
}

function ignore(): void {
  // It is told already.
}

/**
 * A connection to the proxy, or through it where a dialogue is given; paused, with nothing listening. Given up
 * where the client for whom it is leaves. Rejects with `UpstreamTrouble`.
 */
export function approach(
  upstream: Upstream,
  dialogue: Dialogue | undefined,
  ways: Ways,
  client?: Socket,
): Promise<Socket> {
  return new Promise((resolve, reject) => {
    new Approach(upstream, dialogue, ways, client, resolve, reject);
  });
}
