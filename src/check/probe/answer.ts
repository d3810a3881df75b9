import { ChunkScan, unchunked } from './chunks.js';
import { CUT_OFF, NOT_HTTP, type Ending } from './ending.js';
import { HttpHead } from './httpHead.js';
import type { ProbeAnswer } from './probe.js';

/** How the end of a body is known. */
type Framing = 'length' | 'chunks' | 'close';

const CONTENT_LENGTH = /^\d{1,15}$/;

/** Reads the target's answer as it comes, up to its end or to as many bytes as are wanted. */
export class AnswerReader {
  private readonly head = new HttpHead();
  private framing: Framing = 'close';
  private chunks: ChunkScan | undefined;
  /** Where reading stops: the body's end, or the last byte that is wanted. */
  private stopAt = Number.POSITIVE_INFINITY;

  constructor(
    private readonly wantedBytes: number,
    private readonly hasBody: boolean,
  ) {}

  /** `bytes` begins with the answer's first byte each time. */
  read(bytes: Buffer, length: number): 'more' | 'whole' | Ending {
    if (this.head.status === 0) {
      const step = this.head.read(bytes, length);
      if (step !== 'whole') {
        return step;
      }
      if (!this.readFraming()) {
        return NOT_HTTP;
      }
    }
    const step = this.chunks?.read(bytes, length) ?? 'more';
    if (step === 'broken') {
      return NOT_HTTP;
    }
    return length >= this.stopAt ? 'whole' : step;
  }

  /** What it means that nothing more will come. */
  closed(): 'whole' | Ending {
    if (this.head.status === 0 || this.framing !== 'close') {
      return CUT_OFF;
    }
    return 'whole';
  }

  /** A view of the bytes, no copy. */
  answer(bytes: Buffer, length: number): ProbeAnswer {
    const { head, framing } = this;
    const bodyEnd = Math.min(length, this.stopAt);
    return {
      status: head.status,
      header: (name) => head.value(name),
      body: () =>
        framing === 'chunks'
          ? unchunked(bytes, head.end, bodyEnd).toString('utf8')
          : bytes.toString('utf8', head.end, bodyEnd),
    };
  }

  /** Whether the headers make sense. */
  private readFraming(): boolean {
    const { head } = this;
    if (!this.hasBody || head.status === 204 || head.status === 304) {
      this.stopAt = head.end;
      return true;
    }
    this.stopAt = head.end + this.wantedBytes;
    const coding = head.value('transfer-encoding');
    if (coding !== undefined) {
      if (/\bchunked$/i.test(coding)) {
        this.framing = 'chunks';
        this.chunks = new ChunkScan(head.end);
      }
      return true;
    }
    const contentLength = head.value('content-length');
    if (contentLength === undefined) {
      return true;
    }
    this.framing = 'length';
    this.stopAt = Math.min(this.stopAt, head.end + Number(contentLength));
    return CONTENT_LENGTH.test(contentLength);
  }
}
