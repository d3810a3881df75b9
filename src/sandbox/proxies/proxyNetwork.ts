import { connect, createServer, type Server, type Socket } from 'node:net';
import { BoundedLog } from '../boundedLog.js';
import type { Identity } from '../certificates.js';
import type { Judge } from '../judge.js';
import { Listener } from '../listener.js';
import type { ProxyProtocol, ProxyVisit } from '../types.js';
import { ByteReader } from './byteReader.js';
import type { Door, Passage } from './door.js';
import { serveHttp } from './http.js';
import { serveSocks4 } from './socks4.js';
import { serveSocks5 } from './socks5.js';
import { authority, resolveTarget, type Target } from './target.js';

const HANDSHAKE_MS = 10_000;
const CONNECT_MS = 10_000;

export type Reached = Socket | 'not allowed' | 'unreachable';

/** Everything the protocols need to know about one client. */
export interface Client {
  readonly socket: Socket;
  readonly reader: ByteReader;
  readonly door: Door;
  /** Called when nothing but payload follows, so that no handshake deadline cuts it. */
  readonly handshakeDone: () => void;
}

/** All listening proxies, and the one way out: to the judge and to loopback. */
export class ProxyNetwork {
  readonly visits = new BoundedLog<ProxyVisit>();
  private readonly listeners: Listener[] = [];
  private readonly doors = new Map<string, Door>();
  private readonly outgoing = new Set<Socket>();

  constructor(
    private readonly judge: Judge,
    private readonly clock: () => number,
  ) {}

  /** Opens a proxy; where this machine lacks the loopback address (macOS), it is 127.0.0.1 instead. */
  async open(door: Door, host = '127.0.0.1'): Promise<Listener> {
    return this.listen(door, host, (serve) => createServer({ allowHalfOpen: true }, serve));
  }

  /** Opens a proxy that its clients speak TLS with. */
  async openTls(door: Door, identity: Identity): Promise<Listener> {
    const { createServer: createTlsServer } = await import('node:tls');
    return this.listen(door, '127.0.0.1', (serve) => createTlsServer(identity, serve));
  }

  private async listen(
    door: Door,
    host: string,
    createFor: (serve: (socket: Socket) => void) => Server,
  ): Promise<Listener> {
    const create = () =>
      createFor((socket) => {
        void this.serve(socket, door);
      });
    const listener = await Listener.open(create(), host).catch(() => Listener.open(create()));
    this.listeners.push(listener);
    this.doors.set(authority(listener), door);
    return listener;
  }

  /** The proxy that listens on an address, if one of ours does. */
  doorAt(target: Target): Door | undefined {
    return this.doors.get(authority(target));
  }

  /** Tells the log that a client was turned away. */
  refused(door: Door, user: string | undefined, protocol: ProxyProtocol): void {
    this.log(door, user === undefined || user === '' ? 'anonymous' : user, protocol, '', 'refused login');
  }

  /** Connects a client that was let in to its target; the judge hears of it first. */
  async reach(client: Client, passage: Passage, protocol: ProxyProtocol, target: Target): Promise<Reached> {
    const { door, socket } = client;
    const askedFor = authority(target);
    const { ports } = this.judge;
    const resolved = resolveTarget(target, ports);
    const place = resolved && (door.leadsTo?.(target, resolved, protocol, ports) ?? resolved);
    const reached = typeof place === 'object' ? await this.connect(place, socket) : (place ?? 'not allowed');
    const outcome = typeof reached === 'string' ? reached : 'connected';
    this.log(door, passage.user, protocol, askedFor, outcome);
    if (typeof reached === 'string') {
      return reached;
    }
    this.judge.expect(reached, {
      via: `${door.provider}:${passage.user}`,
      askedFor,
      exit: passage.exit,
      ...(passage.targeting && { targeting: passage.targeting }),
      ...(passage.isTurnedAway && { isTurnedAway: true }),
    });
    reached.on('close', () => {
      passage.onTransferred?.(reached.bytesRead + reached.bytesWritten);
    });
    return reached;
  }

  async stop(): Promise<void> {
    for (const socket of this.outgoing) {
      socket.destroy();
    }
    await Promise.all(this.listeners.map((listener) => listener.stop()));
  }

  private async serve(socket: Socket, door: Door): Promise<void> {
    const deadline = setTimeout(() => socket.destroy(), HANDSHAKE_MS);
    const handshakeDone = () => {
      clearTimeout(deadline);
    };
    socket.on('close', handshakeDone);
    const client: Client = { socket, reader: new ByteReader(socket), door, handshakeDone };
    try {
      await this.serveProtocol(client);
    } catch {
      // The peer left in the middle of its handshake.
      socket.destroy();
    }
  }

  private async serveProtocol(client: Client): Promise<void> {
    const { reader, door, socket } = client;
    const first = await reader.peek();
    if (first === 5 && door.speaks.includes('socks5')) {
      await serveSocks5(client, this);
    } else if (first === 4 && door.speaks.includes('socks4')) {
      await serveSocks4(client, this);
    } else if (first > 5 && door.speaks.includes('http')) {
      await serveHttp(client, this);
    } else {
      socket.destroy();
    }
  }

  private connect(target: Target, client: Socket): Promise<Socket | 'unreachable'> {
    return new Promise((resolve) => {
      const upstream = connect({ ...target, allowHalfOpen: true, timeout: CONNECT_MS });
      const abandon = () => upstream.destroy();
      this.outgoing.add(upstream);
      client.once('close', abandon);
      upstream
        .once('timeout', abandon)
        .once('connect', () => {
          upstream.setTimeout(0);
          client.off('close', abandon);
          resolve(upstream);
        })
        .on('error', () => undefined)
        .once('close', () => {
          this.outgoing.delete(upstream);
          client.off('close', abandon);
          resolve('unreachable');
        });
    });
  }

  private log(
    door: Door,
    user: string,
    protocol: ProxyProtocol,
    target: string,
    outcome: ProxyVisit['outcome'],
  ): void {
    this.visits.add({ at: this.clock(), provider: door.provider, user, protocol, target, outcome });
  }
}
