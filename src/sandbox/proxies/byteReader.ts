import type { Socket } from 'node:net';

/**
 * Reads a handshake off a socket piece by piece; the socket's own buffer holds the sender back. Every read rejects
 * when the peer closes before it is whole.
 */
export class ByteReader {
  private held = Buffer.alloc(0);

  constructor(private readonly socket: Socket) {}

  /** The next byte, left in place. */
  async peek(): Promise<number> {
    await this.fill(1);
    return this.held.readUInt8(0);
  }

  async take(length: number): Promise<Buffer> {
    await this.fill(length);
    const taken = this.held.subarray(0, length);
    this.held = this.held.subarray(length);
    return taken;
  }

  async byte(): Promise<number> {
    return (await this.take(1)).readUInt8(0);
  }

  /** Everything before the delimiter, which is dropped; undefined when it does not come within `cap` bytes. */
  async until(delimiter: string, cap: number): Promise<Buffer | undefined> {
    let end = this.held.indexOf(delimiter);
    while (end === -1) {
      if (this.held.length > cap) {
        return undefined;
      }
      await this.fill(this.held.length + 1);
      end = this.held.indexOf(delimiter);
    }
    if (end > cap) {
      return undefined;
    }
    const taken = await this.take(end + delimiter.length);
    return taken.subarray(0, end);
  }

  /** What came after the handshake already; reading goes on at the socket. */
  rest(): Buffer {
    const rest = this.held;
    this.held = Buffer.alloc(0);
    return rest;
  }

  private async fill(length: number): Promise<void> {
    while (this.held.length < length) {
      const chunk: unknown = this.socket.read();
      if (chunk instanceof Buffer) {
        this.held = Buffer.concat([this.held, chunk]);
      } else {
        await this.arrival();
      }
    }
  }

  private arrival(): Promise<void> {
    const { socket } = this;
    return new Promise((resolve, reject) => {
      if (socket.destroyed || socket.readableEnded) {
        reject(closedEarly());
        return;
      }
      const settle = (action: () => void) => () => {
        socket.off('readable', onReadable).off('end', onEnd).off('close', onEnd);
        action();
      };
      const onReadable = settle(resolve);
      const onEnd = settle(() => {
        reject(closedEarly());
      });
      socket.on('readable', onReadable).on('end', onEnd).on('close', onEnd);
    });
  }
}

function closedEarly(): Error {
  return new Error('The peer closed in the middle of a message.');
}
