import type { Server, Socket } from 'node:net';
import type { EngineClock } from '../check/engine/clock.js';
import { Deadlines } from './deadlines.js';
import { FULL, endWith } from './incoming/answers.js';
import { Clients } from './incoming/clients.js';
import { leadIn } from './incoming/firstByte.js';
import { HttpDoor } from './incoming/httpDoor.js';
import { listen } from './incoming/listening.js';
import { enterSocks } from './incoming/socksDoor.js';
import { Entrance } from './incoming/token.js';
import type { RelayLimits } from './limits.js';
import { Forwarder } from './outgoing/forwarder.js';
import { Pool } from './outgoing/pool.js';
import { Route } from './outgoing/route.js';
import { UpstreamSockets } from './outgoing/upstreamSockets.js';
import type { Relay, RelayCounts, RelayEnd, RelayFailure, RelayOptions, Upstream } from './relay.js';
import { Tally } from './tally.js';

const TICK_MS = 250;
const MOST_TURNED_AWAY = 64;
const TURNED_AWAY_MS = 1000;

/** A relay's parts, and its end. */
export class OpenRelay implements Relay {
  port = 0;
  readonly #entrance: Entrance;
  readonly #clients: Clients;
  readonly #tally: Tally;
  readonly #pool: Pool;
  readonly #sockets = new UpstreamSockets();
  readonly #deadlines: Deadlines;
  readonly #forwarder: Forwarder;
  readonly #http: HttpDoor;
  readonly #socks: (socket: Socket) => void;
  readonly #ticking: { dispose(): void };
  readonly #endListeners = new Set<(end: RelayEnd) => void>();
  #servers: readonly Server[] = [];
  #lastOpenMs: number;
  #isRenewing = false;
  #turnedAway = 0;
  #closing: Promise<void> | undefined;

  constructor(
    private readonly options: RelayOptions,
    private readonly clock: EngineClock,
    limits: RelayLimits,
  ) {
    const nowMs = () => clock.nowMs();
    this.#lastOpenMs = nowMs();
    this.#entrance = new Entrance(options.demandsToken);
    this.#clients = new Clients(limits, nowMs);
    this.#tally = new Tally(this.#clients);
    this.#pool = new Pool(options.policy, nowMs);
    this.#pool.use(options.upstreams);
    this.#deadlines = new Deadlines(clock);
    const ways = {
      limits,
      deadlines: this.#deadlines,
      roots: options.roots,
      begun: (upstream: Upstream, socket: Socket) => {
        this.#sockets.add(upstream, socket);
      },
    };
    const route = new Route(this.#pool, ways, options.allowsPrivateTargets, this.#tally, (count) => {
      this.#renewAfter(count);
    });
    this.#forwarder = new Forwarder(route);
    const house = {
      ...{ entrance: this.#entrance, clients: this.#clients, tally: this.#tally },
      ...{ route, limits },
    };
    this.#http = new HttpDoor(house, this.#forwarder);
    this.#socks = (socket) => {
      enterSocks(house, socket);
    };
    this.#ticking = clock.every(TICK_MS, () => {
      this.#tick();
    });
  }

  get token(): string | undefined {
    return this.#entrance.token;
  }

  get counts(): RelayCounts {
    return this.#tally.counts;
  }

  get lastFailure(): RelayFailure | undefined {
    return this.#tally.lastFailure;
  }

  async open(): Promise<void> {
    try {
      const { port, servers } = await listen((socket) => {
        this.#meet(socket);
      });
      this.port = port;
      this.#servers = servers;
    } catch (error) {
      await this.close();
      throw error;
    }
    for (const server of this.#servers) {
      server.on('error', () => {
        void this.#end('failed');
      });
    }
  }

  use(upstreams: readonly Upstream[]): void {
    this.#take(upstreams);
    this.#sockets.keep(upstreams);
  }

  onDidChange(listener: () => void): { dispose(): void } {
    return this.#tally.onDidChange(listener);
  }

  onDidEnd(listener: (end: RelayEnd) => void): { dispose(): void } {
    this.#endListeners.add(listener);
    return { dispose: () => this.#endListeners.delete(listener) };
  }

  close(): Promise<void> {
    return this.#end('closed');
  }

  #meet(socket: Socket): void {
    socket.on('error', () => {
      // Whoever waits for it hears that it closed.
    });
    if (!this.#clients.enter(socket)) {
      this.#turnAway(socket);
      return;
    }
    leadIn(socket, this.#socks, (each) => {
      this.#http.enter(each);
    });
  }

  /** Says why, and gives some of those that do not listen a moment. */
  #turnAway(socket: Socket): void {
    if (this.#turnedAway >= MOST_TURNED_AWAY) {
      socket.destroy();
      return;
    }
    this.#turnedAway += 1;
    socket.once('close', () => {
      this.#turnedAway -= 1;
    });
    this.#deadlines.after(TURNED_AWAY_MS, () => {
      socket.destroy();
    });
    endWith(socket, FULL);
  }

  #tick(): void {
    const nowMs = this.clock.nowMs();
    this.#clients.sweep();
    this.#tally.tell();
    if (this.#clients.count > 0) {
      this.#lastOpenMs = nowMs;
    } else if (this.options.idleStopMs > 0 && nowMs - this.#lastOpenMs >= this.options.idleStopMs) {
      void this.#end('idle');
    }
  }

  #take(upstreams: readonly Upstream[]): void {
    this.#pool.use(upstreams);
    this.#forwarder.keep(upstreams);
  }

  #renewAfter(count: number): void {
    const { renewal } = this.options;
    if (!renewal || this.#isRenewing || count % renewal.everyRequests !== 0) {
      return;
    }
    this.#isRenewing = true;
    renewal
      .renewed()
      .then(
        (upstreams) => {
          if (!this.#closing) {
            // What is under way was asked for before, and is not to be cut off.
            this.#take(upstreams);
          }
        },
        () => {
          // Those that are there go on, until it is tried the next time.
        },
      )
      .finally(() => {
        this.#isRenewing = false;
      });
  }

  #end(end: RelayEnd): Promise<void> {
    this.#closing ??= this.#stop().then(() => {
      for (const listener of this.#endListeners) {
        listener(end);
      }
    });
    return this.#closing;
  }

  async #stop(): Promise<void> {
    this.#ticking.dispose();
    this.#deadlines.dispose();
    const closed = this.#servers.map(
      (server) =>
        new Promise<void>((resolve) => {
          server.close(() => {
            resolve();
          });
        }),
    );
    await Promise.all([...closed, this.#clients.close(), this.#sockets.close()]);
    this.#tally.tell();
  }
}
