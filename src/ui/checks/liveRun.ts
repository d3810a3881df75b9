import type { RunProgress, RunningCheck } from '../../check/engine/plan.js';
import type { RunFiles } from '../../check/runs/runFiles.js';
import { verdictCounts } from '../../check/runs/keptResults.js';
import type { RunRecord } from '../../check/runs/runRecord.js';
import type { OpenRun, RunInfo, RunStart } from './runs.js';

/** What is written at most a second, so that a long list does not keep the disk busy. */
const BYTES_A_SECOND = 2_000_000;
const BYTES_A_ROW = 60;

export interface LiveRunPorts {
  readonly files: RunFiles;
  readonly now: () => number;
  readonly process: number;
  /** How often what was found is written while there is news. */
  readonly flushMs: number;
  /** When the run began, where an earlier window did. */
  readonly startedAt?: number;
  /** There is news; called often. */
  readonly onDidChange: () => void;
  /** Nothing is under way or waiting any more. */
  readonly onDidEnd: () => void;
  readonly onUnwritten: (error: unknown) => void;
}

/** A run that this window works on, or worked on: what it finds is written every few seconds. */
export class LiveRun {
  readonly startedAt: number;
  readonly #running: RunningCheck;
  readonly #listening: { dispose(): void };
  #endedAt: number | undefined;
  #timer: NodeJS.Timeout | undefined;
  #isDisposed = false;
  #written: Promise<void> = Promise.resolve();

  /** The run's list stands on disk already. */
  constructor(
    readonly id: string,
    private readonly start: RunStart,
    private readonly ports: LiveRunPorts,
  ) {
    this.startedAt = ports.startedAt ?? ports.now();
    this.#running = start.begin();
    this.#listening = this.#running.onDidChange(() => {
      this.#noteChange();
    });
    void this.#followToEnd();
  }

  get isActive(): boolean {
    return isActive(this.#running.progress);
  }

  get info(): RunInfo {
    const { title, source, checkedBy, badLineCount, duplicateCount } = this.start;
    return {
      id: this.id,
      title,
      source,
      checkedBy,
      startedAt: this.startedAt,
      ...(this.#endedAt !== undefined && { endedAt: this.#endedAt }),
      progress: this.#running.progress,
      counts: verdictCounts(this.#running.results),
      isElsewhere: false,
      badLineCount,
      duplicateCount,
    };
  }

  get opened(): OpenRun {
    const { list, badLines } = this.start;
    return {
      info: this.info,
      list,
      results: this.#running.results,
      running: this.#running,
      ...(badLines && { badLines }),
    };
  }

  /** Resolves when what is known by now is on disk, or could not be written. */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#written = this.#written.then(() => this.#write());
    return this.#written;
  }

  /** Ends the run, and resolves when nothing of it is being written any more. */
  async discard(): Promise<void> {
    this.dispose();
    await this.#written;
  }

  /** Ends the run. Nothing more is written of it: what is on disk tells the next window that it was interrupted. */
  dispose(): void {
    this.#isDisposed = true;
    clearTimeout(this.#timer);
    this.#listening.dispose();
    this.#running.cancel();
  }

  #noteChange(): void {
    if (this.#endedAt !== undefined && this.isActive) {
      this.#endedAt = undefined;
      void this.#followToEnd();
    }
    const rows = this.start.list.count;
    const leastMs = Math.max(this.ports.flushMs, (rows * BYTES_A_ROW * 1000) / BYTES_A_SECOND);
    this.#timer ??= setTimeout(() => {
      void this.flush();
    }, leastMs);
    this.ports.onDidChange();
  }

  /** Rows may be checked again while the last ones end, or after it. */
  async #followToEnd(): Promise<void> {
    do {
      await this.#running.ended;
    } while (this.isActive);
    this.#endedAt = this.ports.now();
    await this.flush();
    this.ports.onDidEnd();
  }

  async #write(): Promise<void> {
    if (this.#isDisposed) {
      return;
    }
    const { files } = this.ports;
    const record = this.#record();
    try {
      await files.writeResults(this.id, this.#running.results);
      await files.writeRecord(this.id, record);
    } catch (error) {
      this.ports.onUnwritten(error);
    }
  }

  #record(): RunRecord {
    const { title, source, checkedBy, badLineCount, badLines = [], duplicateCount } = this.start;
    return {
      title,
      source: source.kind === 'files' ? { kind: 'files', paths: [...source.paths] } : source,
      checkedBy: checkedBy.kind === 'remote' ? { ...checkedBy, jobs: [...checkedBy.jobs] } : checkedBy,
      startedAt: this.startedAt,
      ...(this.#endedAt !== undefined && { endedAt: this.#endedAt }),
      progress: recordedProgress(this.#running.progress),
      counts: [...verdictCounts(this.#running.results)],
      badLineCount,
      badLines: badLines.map((line) => ({ ...line })),
      duplicateCount,
      process: this.ports.process,
    };
  }
}

export function isActive({ state }: RunProgress): boolean {
  return state === 'running' || state === 'paused';
}

function recordedProgress({ stopped, ...progress }: RunProgress): RunRecord['progress'] {
  return {
    ...progress,
    ...(stopped && {
      stopped: stopped.kind === 'noJudge' ? { ...stopped, tried: [...stopped.tried] } : stopped,
    }),
  };
}
