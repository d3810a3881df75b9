import type { DirectView, Judge } from '../judge/judge.js';
import { AnswerReader } from '../probe/answer.js';
import type { ConnectionOwner } from '../probe/connection.js';
import { Connection } from '../probe/connection.js';
import type { ProbeAnswer } from '../probe/probe.js';
import { messagesFor } from '../probe/targetMessages.js';
import { targetTrust } from '../probe/trust.js';

/** A judge that takes longer without a proxy is of no use behind one. */
const PATIENCE_MS = 8000;

/**
 * Asks a judge as a probe would, without a proxy. Undefined where no answer of a judge comes in time, and once the
 * signal is aborted.
 */
export function askDirectly(judge: Judge, signal: AbortSignal): Promise<DirectView | undefined> {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve(undefined);
      return;
    }
    const end = (answer?: ProbeAnswer) => {
      signal.removeEventListener('abort', giveUp);
      clearTimeout(timer);
      resolve(answer && judge.view(answer));
    };
    const question = new DirectQuestion(judge, end);
    const giveUp = () => {
      question.failed();
    };
    const timer = setTimeout(giveUp, PATIENCE_MS);
    signal.addEventListener('abort', giveUp);
  });
}

/** One request to a judge; ends with its answer, or without where none comes. */
class DirectQuestion implements ConnectionOwner {
  readonly #connection: Connection;
  readonly #reader: AnswerReader;
  #isOver = false;

  constructor(
    private readonly judge: Judge,
    private readonly onEnd: (answer?: ProbeAnswer) => void,
  ) {
    const { target } = judge;
    this.#reader = new AnswerReader(target.answerBytes, messagesFor(target).hasBody);
    this.#connection = new Connection(this, target.host, target.port);
  }

  connected(): void {
    const { target } = this.judge;
    if (target.isTls) {
      this.#connection.secure(target.host, targetTrust(target.roots));
    } else {
      this.secured();
    }
  }

  secured(): void {
    this.#connection.send(this.judge.target.request);
  }

  received(bytes: Buffer, length: number): boolean {
    const step = this.#reader.read(bytes, length);
    if (step === 'more') {
      return false;
    }
    this.#end(step === 'whole' ? this.#reader.answer(bytes, length) : undefined);
    return true;
  }

  ended(bytes: Buffer, length: number): void {
    this.#end(this.#reader.closed() === 'whole' ? this.#reader.answer(bytes, length) : undefined);
  }

  failed(): void {
    this.#end();
  }

  distrusted(): void {
    this.#end();
  }

  #end(answer?: ProbeAnswer): void {
    if (!this.#isOver) {
      this.#isOver = true;
      this.#connection.close();
      this.onEnd(answer);
    }
  }
}
