import type { Socket } from 'node:net';

/** Passes on what each of the two says to the other, until both have said their last or one breaks. */
export function join(one: Socket, other: Socket, halfOpenMs: number): void {
  passOn(one, other, halfOpenMs);
  passOn(other, one, halfOpenMs);
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
      // What was cut off is not to look whole.
      to.resetAndDestroy();
    } else {
      to.destroySoon();
    }
  });
  from.pipe(to);
}
