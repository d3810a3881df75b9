import { Socket, isIP } from 'node:net';
import { connect, type TLSSocket } from 'node:tls';
import type { Message } from './dialogue.js';
import { TLS_FAILED, endingOf, type Ending } from './ending.js';
import { hostNames } from './hostNames.js';
import type { Trust } from './trust.js';

/** Whoever is told what happens on a connection; nobody is, once it is closed. */
export interface ConnectionOwner {
  connected(): void;
  /** TLS stands, with a certificate that is to be trusted. */
  secured(): void;
  /**
   * All bytes since the last message, of which `length` count; they stay only while this runs. False asks for the same
   * again with what comes next.
   */
  received(bytes: Buffer, length: number): boolean;
  /** The other side says no more; `bytes` is what was asked for again and got no more. */
  ended(bytes: Buffer, length: number): void;
  failed(ending: Ending): void;
  /** The certificate is not to be trusted. */
  distrusted(): void;
}

/** Every connection reads into this one; nothing in it outlasts the call that hands it out. */
const SHARED = Buffer.allocUnsafeSlow(64 * 1024);
const NOTHING = Buffer.alloc(0);

/** A TCP connection, with TLS put around it as often as asked for. */
export class Connection {
  isConnected = false;
  private isClosed = false;
  private readonly tcp: Socket;
  private outermost: Socket;
  /** What came so far of a message that is not whole; empty on the usual path. */
  private held = NOTHING;
  private heldBytes = 0;

  constructor(
    private readonly owner: ConnectionOwner,
    host: string,
    port: number,
  ) {
    const options = {
      allowHalfOpen: false,
      // What a socket sets in its copy of the options anyway: members that are added there one by one cost as much as
      // all else that is done here for a connection.
      emitClose: false,
      autoDestroy: true,
      decodeStrings: false,
      onread: {
        buffer: SHARED,
        callback: (count: number) => {
          this.take(SHARED, count);
          return true;
        },
      },
    };
    this.tcp = new Socket(options);
    this.outermost = this.tcp;
    this.tcp.on('connect', () => {
      if (!this.isClosed) {
        this.isConnected = true;
        this.owner.connected();
      }
    });
    this.listen(this.tcp);
    this.tcp.connect({ host, port, lookup: hostNames.lookup });
  }

  send(message: Message): void {
    if (typeof message === 'string') {
      this.outermost.write(message, 'latin1');
    } else {
      this.outermost.write(message);
    }
  }

  /** Puts TLS around the connection; `host` is whose certificate is expected. */
  secure(host: string, trust: Trust): void {
    // Without this the second part of a handshake waits for the other side's delayed acknowledgement.
    this.tcp.setNoDelay(true);
    const secured = connect({
      socket: this.outermost,
      host,
      servername: isIP(host) === 0 ? host : '',
      secureContext: trust.context,
      // The context decides. That it is given here as well keeps the editor from adding the system's certificates.
      ca: trust.ca,
    });
    this.outermost = secured;
    secured.on('secureConnect', () => {
      if (!this.isClosed) {
        this.owner.secured();
      }
    });
    secured.on('data', (bytes: Buffer) => {
      this.take(bytes, bytes.length);
    });
    this.listen(secured, secured);
  }

  /** Both ways, as they passed the network. */
  get bytes(): number {
    return this.tcp.bytesRead + this.tcp.bytesWritten;
  }

  /** Once it is closed, closing it again does nothing: a reset of a closed socket makes an error with its stack. */
  close(): void {
    if (this.isClosed) {
      return;
    }
    this.isClosed = true;
    if (this.isConnected) {
      // A reset leaves no port waiting behind, of which there are fewer than proxies.
      this.tcp.resetAndDestroy();
    } else {
      this.tcp.destroy();
    }
    if (this.outermost !== this.tcp) {
      this.outermost.destroy();
    }
  }

  private listen(socket: Socket, secured?: TLSSocket): void {
    socket.on('end', () => {
      if (!this.isClosed) {
        this.owner.ended(this.held, this.heldBytes);
      }
    });
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (this.isClosed) {
        return;
      }
      if (secured && isDistrusted(secured)) {
        this.owner.distrusted();
      } else {
        this.owner.failed(secured && error.code?.startsWith('ERR_') ? TLS_FAILED : endingOf(error));
      }
    });
  }

  private take(bytes: Buffer, count: number): void {
    if (this.isClosed) {
      return;
    }
    if (this.heldBytes > 0) {
      this.hold(bytes, count);
      if (this.owner.received(this.held, this.heldBytes)) {
        this.held = NOTHING;
        this.heldBytes = 0;
      }
    } else if (!this.owner.received(bytes, count)) {
      this.hold(bytes, count);
    }
  }

  private hold(bytes: Buffer, count: number): void {
    const wanted = this.heldBytes + count;
    if (wanted > this.held.length) {
      const larger = Buffer.allocUnsafe(Math.max(wanted, this.held.length * 2));
      this.held.copy(larger, 0, 0, this.heldBytes);
      this.held = larger;
    }
    bytes.copy(this.held, this.heldBytes, 0, count);
    this.heldBytes = wanted;
  }
}

function isDistrusted({ authorizationError }: { authorizationError: unknown }): boolean {
  return Boolean(authorizationError);
}
