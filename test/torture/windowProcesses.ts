import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Order, Word } from './messages.js';

const PROGRAM = join(import.meta.dirname, 'windowProcess.ts');

/** A real process with a window in it. */
export class WindowProcess {
  readonly #words: Word[] = [];
  #listen: (() => void) | undefined;

  private constructor(private readonly child: ChildProcess) {
    child.on('message', (word: Word) => {
      this.#words.push(word);
      this.#listen?.();
    });
    child.once('exit', () => {
      this.#words.push({ says: 'failed', error: 'The process has ended' });
      this.#listen?.();
    });
  }

  static async start(): Promise<WindowProcess> {
    const process = new WindowProcess(fork(PROGRAM, { execArgv: ['--import=tsx'] }));
    await process.word();
    return process;
  }

  tell(order: Order): void {
    this.child.send(order);
  }

  /** What it says next. */
  async word(): Promise<Word> {
    for (;;) {
      const word = this.#words.shift();
      if (word) {
        return word;
      }
      await new Promise<void>((resolve) => {
        this.#listen = resolve;
      });
    }
  }

  /** By a signal that it cannot notice; resolves once it is gone. */
  async kill(): Promise<void> {
    if (this.child.exitCode === null && this.child.signalCode === null) {
      const gone = once(this.child, 'exit');
      this.child.kill('SIGKILL');
      await gone;
    }
  }
}

/** Processes that are started ahead, since that takes longer than most of what they do. */
export class ProcessPool {
  readonly #idle: WindowProcess[] = [];

  async take(): Promise<WindowProcess> {
    return this.#idle.pop() ?? WindowProcess.start();
  }

  giveBack(process: WindowProcess): void {
    this.#idle.push(process);
  }

  async stop(): Promise<void> {
    await Promise.all(this.#idle.splice(0).map((process) => process.kill()));
  }
}
