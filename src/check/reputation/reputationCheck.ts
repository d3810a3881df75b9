import type { RunningCheck, RunProgress } from '../engine/plan.js';
import type { ResultColumns } from '../results.js';
import { reputationScore } from './reputationScore.js';

export interface ReputationPorts {
  /** Asks a source about an address, for one request of what is paid for. */
  readonly lookUp: (ip: string, signal: AbortSignal) => Promise<unknown>;
  /** So many requests the person agreed to. */
  readonly most: number;
  /** The source does not answer; nothing more is asked. */
  readonly onFailed: (error: unknown) => void;
}

/** The same check, which then asks a source about each exit address that was seen, once. */
export function withReputation(check: RunningCheck, ports: ReputationPorts): RunningCheck {
  return new ReputationCheck(check, ports);
}

class ReputationCheck implements RunningCheck {
  readonly #scores = new Map<number, number>();
  readonly #listeners = new Set<(rows: Uint32Array) => void>();
  #abort = new AbortController();
  #isAsking = false;
  #asked = 0;
  #ended: Promise<void>;

  constructor(
    private readonly check: RunningCheck,
    private readonly ports: ReputationPorts,
  ) {
    check.onDidChange((rows) => {
      this.#tell(rows);
    });
    this.#ended = this.#follow();
  }

  get results(): ResultColumns {
    return this.check.results;
  }

  get progress(): RunProgress {
    const { progress } = this.check;
    return this.#isAsking && progress.state === 'finished' ? { ...progress, state: 'running' } : progress;
  }

  get ended(): Promise<void> {
    return this.#ended;
  }

  pause(): void {
    this.check.pause();
  }

  resume(): void {
    this.check.resume();
  }

  cancel(): void {
    this.#abort.abort();
    this.check.cancel();
  }

  again(rows: readonly number[]): void {
    this.check.again?.(rows);
    this.#ended = this.#ended.then(() => this.#follow());
  }

  onDidChange(listener: (rows: Uint32Array) => void): { dispose(): void } {
    this.#listeners.add(listener);
    return {
      dispose: () => {
        this.#listeners.delete(listener);
      },
    };
  }

  async #follow(): Promise<void> {
    this.#isAsking = true;
    this.#abort = new AbortController();
    await this.check.ended;
    await (this.check.progress.state === 'finished' ? this.#askAll(this.#abort.signal) : undefined);
    this.#isAsking = false;
    this.#tell(new Uint32Array());
  }

  /** One after the other: a source counts requests by the second as well. */
  async #askAll(signal: AbortSignal): Promise<void> {
    const { exits, exitIps } = this.results;
    for (const exit of new Set(exits)) {
      const ip = exitIps[exit] ?? '';
      if (signal.aborted || ip === '' || this.#scores.has(exit)) {
        continue;
      }
      if (this.#asked >= this.ports.most) {
        break;
      }
      this.#asked += 1;
      if (!(await this.#ask(exit, ip, signal))) {
        break;
      }
      this.#write(exit);
    }
  }

  /** False where no answer came. */
  async #ask(exit: number, ip: string, signal: AbortSignal): Promise<boolean> {
    try {
      const score = reputationScore(await this.ports.lookUp(ip, signal));
      this.#scores.set(exit, score ?? Number.NaN);
      return true;
    } catch (error) {
      this.ports.onFailed(error);
      return false;
    }
  }

  #write(exit: number): void {
    const { exits, reputations } = this.results;
    const rows: number[] = [];
    for (let row = exits.indexOf(exit); row >= 0; row = exits.indexOf(exit, row + 1)) {
      reputations[row] = this.#scores.get(exit) ?? Number.NaN;
      rows.push(row);
    }
    this.#tell(Uint32Array.from(rows));
  }

  #tell(rows: Uint32Array): void {
    for (const listener of this.#listeners) {
      listener(rows);
    }
  }
}
