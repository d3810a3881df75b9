import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
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

  /** `program` is what `windowProcess.ts` was bundled into. */
  static async start(program: string): Promise<WindowProcess> {
    const process = new WindowProcess(fork(program, { execArgv: [] }));
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

/** Processes that wait for work: one that reconciled is as good as a new one for the next run. */
export class ProcessPool {
  readonly #idle: WindowProcess[] = [];
  #folder: Promise<string> | undefined;

  async take(): Promise<WindowProcess> {
    return this.#idle.pop() ?? WindowProcess.start(join(await this.#bundled(), 'window.cjs'));
  }

  giveBack(process: WindowProcess): void {
    this.#idle.push(process);
  }

  async stop(): Promise<void> {
    await Promise.all(this.#idle.splice(0).map((process) => process.kill()));
    if (this.#folder) {
      await rm(await this.#folder, { recursive: true, force: true });
    }
  }

  /** In one file it starts ten times as fast as through tsx. */
  #bundled(): Promise<string> {
    this.#folder ??= mkdtemp(join(tmpdir(), 'egress-window-')).then(async (folder) => {
      await build({
        entryPoints: [PROGRAM],
        outfile: join(folder, 'window.cjs'),
        bundle: true,
        platform: 'node',
        logLevel: 'error',
      });
      return folder;
    });
    return this.#folder;
  }
}
