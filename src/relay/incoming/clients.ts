import type { Socket } from 'node:net';
import { destroyAll } from '../destroyAll.js';
import type { RelayLimits } from '../limits.js';

/** A connection of a client. */
export class Client {
  /** Requests whose answer is not out; a tunnel is one. */
  underWay = 0;
  /** Whether it has shown that it may ask. */
  isKnown = false;
  /** It was told no: whatever it sends after that is not looked at. */
  isTurnedAway = false;
  waitingSinceMs = 0;

  constructor(readonly socket: Socket) {}
}

/** The connections of clients, and how long they wait with what they want. */
export class Clients {
  readonly #open = new Map<Socket, Client>();
  /** Those without a request, the one that has waited longest first. */
  readonly #waiting = new Set<Client>();
  #sentBytes = 0;
  #receivedBytes = 0;

  constructor(
    private readonly limits: RelayLimits,
    private readonly nowMs: () => number,
  ) {}

  get count(): number {
    return this.#open.size;
  }

  /** What clients sent. */
  get sentBytes(): number {
    return [...this.#open.keys()].reduce((sum, { bytesRead }) => sum + bytesRead, this.#sentBytes);
  }

  get receivedBytes(): number {
    return [...this.#open.keys()].reduce((sum, { bytesWritten }) => sum + bytesWritten, this.#receivedBytes);
  }

  /** Undefined where there is no room: who has waited longest without showing a token leaves for the newcomer. */
  enter(socket: Socket): Client | undefined {
    if (this.#open.size >= this.limits.mostClients && !this.#makeRoom()) {
      return undefined;
    }
    const client = new Client(socket);
    this.#open.set(socket, client);
    this.#wait(client);
    socket.once('close', () => {
      this.#leave(client);
    });
    return client;
  }

  of(socket: Socket): Client | undefined {
    return this.#open.get(socket);
  }

  /** It has asked for something that it may ask for. */
  begin(client: Client): void {
    client.isKnown = true;
    client.underWay += 1;
    this.#waiting.delete(client);
  }

  finish(client: Client): void {
    client.underWay -= 1;
    if (client.underWay === 0 && this.#open.has(client.socket)) {
      this.#wait(client);
    }
  }

  /** Ends those that have waited too long. */
  sweep(): void {
    const nowMs = this.nowMs();
    const { headMs, betweenRequestsMs } = this.limits;
    for (const { socket, isKnown, waitingSinceMs } of this.#waiting) {
      if (nowMs - waitingSinceMs >= (isKnown ? betweenRequestsMs : headMs)) {
        socket.destroy();
      }
    }
  }

  /** Ends all; resolves once they are gone. */
  async close(): Promise<void> {
    await destroyAll([...this.#open.keys()]);
  }

  #wait(client: Client): void {
    client.waitingSinceMs = this.nowMs();
    this.#waiting.add(client);
  }

  #makeRoom(): boolean {
    for (const client of this.#waiting) {
      if (!client.isKnown) {
        this.#leave(client);
        client.socket.destroy();
        return true;
      }
    }
    return false;
  }

  #leave(client: Client): void {
    if (this.#open.delete(client.socket)) {
      this.#waiting.delete(client);
      this.#sentBytes += client.socket.bytesRead;
      this.#receivedBytes += client.socket.bytesWritten;
    }
  }
}
