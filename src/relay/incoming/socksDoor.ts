import type { Socket } from 'node:net';
import type { TunnelTarget } from '../../check/probe/tunnelMessages.js';
import { join } from '../outgoing/joined.js';
import { ForbiddenTarget, UpstreamTrouble } from '../outgoing/trouble.js';
import { isPrivateHost } from '../targets/privateTargets.js';
import type { House } from './house.js';
import {
  METHOD,
  REPLY,
  loginAnswered,
  methodChosen,
  readGreeting,
  readLogin,
  readRequest,
  reply,
  type Message,
} from './socksMessages.js';

/** What a client asks for in SOCKS5 (RFC 1928), on one connection. */
class SocksSession {
  private held = Buffer.alloc(0);
  private awaits: 'greeting' | 'login' | 'request' = 'greeting';

  constructor(
    private readonly house: House,
    private readonly socket: Socket,
  ) {
    socket.on('data', this.received);
    socket.once('end', this.ended);
  }

  private readonly ended = (): void => {
    this.socket.destroy();
  };

  private readonly received = (bytes: Buffer): void => {
    this.held = Buffer.concat([this.held, bytes]);
    while (this.isStepped()) {
      // Some say all at once.
    }
  };

  /** Whether there was a whole message, and the next one may be there as well. */
  private isStepped(): boolean {
    switch (this.awaits) {
      case 'greeting':
        return this.take(readGreeting(this.held), (methods) => this.greeted(methods));
      case 'login':
        return this.take(readLogin(this.held), ({ user, password }) => this.loggedIn(user, password));
      case 'request':
        return this.take(readRequest(this.held), (target) => this.asked(target));
    }
  }

  private take<Content>(message: Message<Content>, then: (content: Content) => boolean): boolean {
    if (message === undefined) {
      return false;
    }
    if (message === 'garbled') {
      return this.refuse();
    }
    this.held = this.held.subarray(message.bytes);
    return then(message.content);
  }

  private greeted(methods: Buffer): boolean {
    const isLoginWanted = this.house.entrance.token !== undefined;
    const method = isLoginWanted || !methods.includes(METHOD.none) ? METHOD.login : METHOD.none;
    if (!methods.includes(method)) {
      return this.refuse(methodChosen(METHOD.noneFits));
    }
    this.awaits = method === METHOD.login ? 'login' : 'request';
    this.socket.write(methodChosen(method));
    return true;
  }

  private loggedIn(user: Buffer, password: Buffer): boolean {
    if (!this.house.entrance.admitsLogin(user, password)) {
      return this.refuse(loginAnswered(false));
    }
    this.awaits = 'request';
    this.socket.write(loginAnswered(true));
    return true;
  }

  private asked(target: TunnelTarget | number): boolean {
    if (typeof target === 'number') {
      return this.refuse(reply(target));
    }
    if (!this.house.route.allowsPrivate && isPrivateHost(target.host)) {
      return this.refuse(reply(REPLY.notAllowed));
    }
    this.leave();
    void this.open(target);
    return false;
  }

  private async open(target: TunnelTarget): Promise<void> {
    const { clients, route, limits } = this.house;
    const { socket } = this;
    const client = clients.of(socket);
    if (!client) {
      return;
    }
    clients.begin(client);
    socket.pause();
    try {
      const tunnel = await route.tunnel(target, socket);
      socket.write(reply(REPLY.granted));
      tunnel.write(this.held);
      join(socket, tunnel, limits.halfOpenMs);
    } catch (error) {
      this.end(reply(replyOf(error)));
      clients.finish(client);
    }
  }

  private refuse(last?: Buffer): false {
    this.house.tally.refused();
    this.leave();
    this.end(last);
    return false;
  }

  private end(last?: Buffer): void {
    if (last) {
      this.socket.end(last);
    } else {
      this.socket.end();
    }
    this.socket.resume();
  }

  private leave(): void {
    this.socket.off('data', this.received);
    this.socket.off('end', this.ended);
  }
}

function replyOf(error: unknown): number {
  if (error instanceof ForbiddenTarget) {
    return REPLY.notAllowed;
  }
  switch (error instanceof UpstreamTrouble ? error.reason : 'none') {
    case 'targetRefused':
      return REPLY.notAllowed;
    case 'targetUnreachable':
      return REPLY.hostUnreachable;
    case 'slowConnect':
    case 'slowHandshake':
      return REPLY.expired;
    default:
      return REPLY.failed;
  }
}

export function enterSocks(house: House, socket: Socket): void {
  new SocksSession(house, socket);
}
