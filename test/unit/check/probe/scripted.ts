import { createServer, type AddressInfo, type Socket } from 'node:net';
import { once } from 'node:events';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { TLSSocket } from 'node:tls';
import type { Identity } from '../../../../src/sandbox/certificates.js';

/** What a scripted proxy does at its turn. It may end a script that only the check itself can end. */
type Deed = string | Buffer | ((socket: Socket, script: ScriptedProxy) => void | Promise<void>);

/** Its first turn comes with the connection, each other one with the client's next message. */
export type Script = readonly (readonly Deed[])[];

/** Closes its side. */
export const hangUp: Deed = (socket) => {
  socket.end();
};

export const reset: Deed = (socket) => {
  socket.resetAndDestroy();
};

/** Says nothing more; the check's time may be up from now on. */
export const fallSilent: Deed = (_, script) => {
  script.isSilent = true;
  script.onSilent();
};

/** Each byte in a packet of its own. */
export function dripping(text: string | Buffer): Deed {
  return async (socket) => {
    socket.setNoDelay(true);
    for (const byte of Buffer.from(text)) {
      if (socket.destroyed) {
        return;
      }
      socket.write(Buffer.of(byte));
      await nextTurn();
    }
  };
}

/** The same again and again until the other side has had enough, or 64 MB are gone. */
export function endlessly(text: string): Deed {
  const piece = Buffer.from(text.repeat(Math.ceil(65_536 / text.length)));
  return async (socket, script) => {
    while (!socket.destroyed && script.saidBytes < 64 * 1024 * 1024) {
      script.saidBytes += piece.length;
      if (!socket.write(piece)) {
        await new Promise((resolve) => socket.once('drain', resolve).once('close', resolve));
      }
    }
  };
}

/** Speaks TLS from here on, with a script of its own inside. */
export function inTls({ key, cert }: Identity, ...script: Script): Deed {
  return (socket, proxy) => {
    socket.removeAllListeners('data');
    proxy.converse(new TLSSocket(socket, { isServer: true, key, cert }), script);
  };
}

/** A server on loopback that follows a script for each connection, the last one for all that come after. */
export class ScriptedProxy {
  isSilent = false;
  onSilent: () => void = () => undefined;
  saidBytes = 0;
  /** What each connection said, one after the other. */
  readonly heard: Buffer[] = [];
  private readonly open = new Set<Socket>();
  private readonly server = createServer({ allowHalfOpen: true }, (socket) => {
    this.serve(socket);
  });

  constructor(private readonly scripts: readonly Script[]) {}

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  async listen(): Promise<this> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    return this;
  }

  /** Resolves when the other sides have closed every connection there was. */
  async abandoned(): Promise<void> {
    await Promise.all(
      [...this.open].map((socket) => new Promise((resolve) => socket.once('close', resolve))),
    );
  }

  async close(): Promise<void> {
    for (const socket of this.open) {
      socket.destroy();
    }
    this.server.close();
    await once(this.server, 'close');
  }

  /** Follows a script on a connection. */
  converse(socket: Socket, script: Script): void {
    const turns = script.values();
    const act = async () => {
      for (const deed of turns.next().value ?? []) {
        if (typeof deed === 'function') {
          await deed(socket, this);
        } else {
          socket.write(deed);
        }
      }
    };
    socket.on('error', () => undefined);
    socket.on('end', () => socket.end());
    socket.on('data', () => void act());
    void act();
  }

  private serve(socket: Socket): void {
    const script = this.scripts[this.heard.length] ?? this.scripts.at(-1) ?? [];
    const place = this.heard.push(Buffer.alloc(0)) - 1;
    socket.on('data', (bytes: Buffer) => {
      this.heard[place] = Buffer.concat([this.heard[place] ?? Buffer.alloc(0), bytes]);
    });
    this.open.add(socket);
    socket.on('close', () => this.open.delete(socket));
    this.converse(socket, script);
  }
}
