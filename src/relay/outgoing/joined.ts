import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';

/** Passes on what each of the two says to the other, until both have said their last or one breaks. */
export function join(one: Socket, other: Socket, halfOpenMs: number): void {
  passOn(one, other, halfOpenMs);
  passOn(other, one, halfOpenMs);
  if (one.destroyed || other.destroyed) {
    one.destroy();
    other.destroy();
  }
}

function passOn(from: Socket, to: Socket, halfOpenMs: number): void {
  let isBroken = false;
  from.on('error', () => {
    isBroken = true;
  });
  from.on('end', () => {
    to.setTimeout(halfOpenMs, () => {
      to.destroy();
    });
  });
  from.on('close', () => {
    if (isBroken || !from.readableEnded) {
      cutOff(to);
    } else {
      to.destroySoon();
    }
  });
  from.pipe(to);
}

/** What was cut off is not to look whole: without its own last word TLS does not, and it cannot be reset. */
function cutOff(socket: Socket): void {
  if (socket instanceof TLSSocket) {
    socket.destroy();
  } else {
    socket.resetAndDestroy();
  }
}
