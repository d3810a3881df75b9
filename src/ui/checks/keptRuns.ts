import type { RunningCheck } from '../../check/engine/plan.js';
import { endWaiting } from '../../check/runs/keptResults.js';
import type { Keeping, RunFiles } from '../../check/runs/runFiles.js';
import type { RunRecord } from '../../check/runs/runRecord.js';
import { isActive, LiveRun } from './liveRun.js';
import type { CheckRuns, OpenRun, RunInfo, RunStart } from './runs.js';

/** So many that ended stay in memory, with the logins of their lists; the others are read from disk. */
const ENDED_IN_MEMORY = 5;
const KEEPING: Keeping = { runs: 50, bytes: 400_000_000 };
const TOLD_EVERY_MS = 250;
const FLUSH_MS = 3_000;

export interface KeptRunsPorts {
  readonly files: RunFiles;
  readonly now: () => number;
  readonly newId: () => string;
  /** This process, and whether another one still runs: what it worked on was interrupted otherwise. */
  readonly process: number;
  readonly isAlive: (process: number) => boolean;
  readonly onDidEnd: (run: OpenRun) => void;
  readonly onUnwritten: (error: unknown) => void;
  readonly keeping?: Keeping;
  readonly flushMs?: number;
  readonly toldEveryMs?: number;
}

/** The runs of this window, and those that this and other windows left on disk. */
export class KeptRuns implements CheckRuns {
  readonly #live = new Map<string, LiveRun>();
  /** Read once: what has ended does not change on disk. */
  readonly #ended = new Map<string, RunInfo>();
  readonly #listeners = new Set<(id: string) => void>();
  readonly #changed = new Set<string>();
  #timer: NodeJS.Timeout | undefined;

  constructor(private readonly ports: KeptRunsPorts) {}

  async all(): Promise<readonly RunInfo[]> {
    const kept = await this.ports.files.ids();
    const others = await Promise.all(
      kept.filter((id) => !this.#live.has(id)).map((id) => this.#infoOnDisk(id)),
    );
    return [...[...this.#live.values()].map(({ info }) => info), ...others]
      .filter((info) => info !== undefined)
      .toSorted((one, other) => other.startedAt - one.startedAt);
  }

  async open(id: string): Promise<OpenRun | undefined> {
    const live = this.#live.get(id);
    if (live) {
      return live.opened;
    }
    const kept = await this.ports.files.one(id);
    if (!kept) {
      this.#ended.delete(id);
      return undefined;
    }
    const { record, list, results } = kept;
    const info = this.#infoOf(id, record);
    if (!isActive(info.progress)) {
      endWaiting(results);
    }
    return { info, list, results, badLines: record.badLines };
  }

  async start(start: RunStart): Promise<string> {
    const { files, newId, onUnwritten } = this.ports;
    const id = newId();
    await files.writeList(id, start.list).catch(onUnwritten);
    await this.#follow(id, start);
    await this.#prune();
    return id;
  }

  /** Goes on with what an earlier window left at a provider; `resume` begins to follow it, where that can be done. */
  async resumeRemote(resume: (run: OpenRun) => RunningCheck | undefined): Promise<void> {
    for (const info of await this.all()) {
      const isLeft = info.checkedBy.kind === 'remote' && info.progress.stopped?.kind === 'interrupted';
      const run = isLeft && !this.#live.has(info.id) ? await this.open(info.id) : undefined;
      const running = run && resume(run);
      if (running) {
        this.#ended.delete(info.id);
        await this.#follow(info.id, { ...info, ...run, begin: () => running }, info.startedAt);
      }
    }
  }

  async #follow(id: string, start: RunStart, startedAt?: number): Promise<void> {
    const { files, now, process, flushMs = FLUSH_MS, onUnwritten } = this.ports;
    const live = new LiveRun(id, start, {
      files,
      now,
      process,
      flushMs,
      onUnwritten,
      ...(startedAt !== undefined && { startedAt }),
      onDidChange: () => {
        this.#live.set(id, live);
        this.#tellSoon(id);
      },
      onDidEnd: () => {
        this.#end(live);
      },
    });
    this.#live.set(id, live);
    await live.flush();
    this.#tellSoon(id);
  }

  pause(id: string): void {
    this.#live.get(id)?.opened.running?.pause();
    this.#tellSoon(id);
  }

  resume(id: string): void {
    this.#live.get(id)?.opened.running?.resume();
    this.#tellSoon(id);
  }

  cancel(id: string): void {
    this.#live.get(id)?.opened.running?.cancel();
  }

  async remove(id: string): Promise<void> {
    const live = this.#live.get(id);
    this.#live.delete(id);
    this.#ended.delete(id);
    await live?.discard();
    await this.ports.files.remove(id);
    this.#tellSoon(id);
  }

  onDidChange(listener: (id: string) => void): { dispose(): void } {
    this.#listeners.add(listener);
    return {
      dispose: () => {
        this.#listeners.delete(listener);
      },
    };
  }

  /** What is under way ends; the next window says that it was interrupted. */
  dispose(): void {
    clearTimeout(this.#timer);
    this.#listeners.clear();
    for (const live of this.#live.values()) {
      live.dispose();
    }
  }

  #end(live: LiveRun): void {
    const ended = [...this.#live.values()].filter((each) => !each.isActive);
    for (const old of ended.slice(0, Math.max(0, ended.length - ENDED_IN_MEMORY))) {
      this.#live.delete(old.id);
    }
    this.ports.onDidEnd(live.opened);
    this.#tellSoon(live.id);
  }

  async #infoOnDisk(id: string): Promise<RunInfo | undefined> {
    const known = this.#ended.get(id);
    if (known) {
      return known;
    }
    const record = await this.ports.files.record(id);
    const info = record && this.#infoOf(id, record);
    if (info && !info.isElsewhere) {
      this.#ended.set(id, info);
    }
    return info;
  }

  /** A run that nobody works on any more was interrupted. */
  #infoOf(id: string, record: RunRecord): RunInfo {
    const isLeft = isActive(record.progress);
    const isElsewhere = isLeft && record.process !== this.ports.process && this.ports.isAlive(record.process);
    return isLeft && !isElsewhere
      ? {
          ...infoFrom(id, record, isElsewhere),
          progress: { ...record.progress, state: 'stopped', stopped: { kind: 'interrupted' } },
        }
      : infoFrom(id, record, isElsewhere);
  }

  async #prune(): Promise<void> {
    const ended = (await this.all()).filter(({ progress }) => !isActive(progress)).map(({ id }) => id);
    for (const id of await this.ports.files.prune(ended, this.ports.keeping ?? KEEPING)) {
      // it could be checked again by who still looks at it, and would be written without its list
      this.#live.get(id)?.dispose();
      this.#live.delete(id);
      this.#ended.delete(id);
      this.#tellSoon(id);
    }
  }

  #tellSoon(id: string): void {
    this.#changed.add(id);
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      const changed = [...this.#changed];
      this.#changed.clear();
      for (const listener of this.#listeners) {
        for (const each of changed) {
          listener(each);
        }
      }
    }, this.ports.toldEveryMs ?? TOLD_EVERY_MS);
  }
}

function infoFrom(id: string, record: RunRecord, isElsewhere: boolean): RunInfo {
  const { title, source, checkedBy, startedAt, endedAt, progress, counts, badLineCount, duplicateCount } =
    record;
  return {
    id,
    title,
    source,
    checkedBy,
    startedAt,
    ...(endedAt !== undefined && { endedAt }),
    progress,
    counts,
    isElsewhere,
    badLineCount,
    duplicateCount,
  };
}
