/** Milliseconds of a connection's phases, each from the end of the one before; NaN where there was none. */
export class Phases {
  connectMs = Number.NaN;
  handshakeMs = Number.NaN;
  tunnelMs = Number.NaN;
  tlsMs = Number.NaN;
  firstByteMs = Number.NaN;

  private markedAt = performance.now();

  /** Ends a phase. */
  lap(): number {
    const now = performance.now();
    const ms = now - this.markedAt;
    this.markedAt = now;
    return ms;
  }
}
