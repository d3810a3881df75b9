import type { ProxyAddress } from '../../../../src/core/proxy/endpoint.js';
import type { EngineClock } from '../../../../src/check/engine/clock.js';
import type { CheckPlan, EngineLimits, Looks, RunningCheck } from '../../../../src/check/engine/plan.js';
import type { EnginePorts } from '../../../../src/check/engine/ports.js';
import { startCheck } from '../../../../src/check/engine/startCheck.js';
import type { DirectView, Judge } from '../../../../src/check/judge/judge.js';
import type { CheckList } from '../../../../src/check/list/checkList.js';
import type { ProbeAnswer, ProbeResult, RunningProbe } from '../../../../src/check/probe/probe.js';
import { VERDICTS, REASONS } from '../../../../src/check/verdict.js';

interface Task {
  readonly atMs: number;
  readonly run: () => void;
}

/** Time that passes only as `pass` is called. */
export class FakeClock implements EngineClock {
  #nowMs = 0;
  #soon: (() => void)[] = [];
  readonly #tasks = new Set<Task>();

  nowMs(): number {
    return this.#nowMs;
  }

  epochSeconds(): number {
    return 1_700_000_000 + Math.floor(this.#nowMs / 1000);
  }

  soon(task: () => void): void {
    this.#soon.push(task);
  }

  every(intervalMs: number, tick: () => void): { dispose(): void } {
    const again = (): { dispose(): void } =>
      this.after(intervalMs, () => {
        stop = again();
        tick();
      });
    let stop = again();
    return {
      dispose: () => {
        stop.dispose();
      },
    };
  }

  after(ms: number, run: () => void): { dispose(): void } {
    const task = { atMs: this.#nowMs + ms, run };
    this.#tasks.add(task);
    return { dispose: () => void this.#tasks.delete(task) };
  }

  get timerCount(): number {
    return this.#tasks.size;
  }

  get hasTimers(): boolean {
    return this.#tasks.size > 0;
  }

  /** Time in which nothing can run, as when the machine sleeps. */
  sleep(ms: number): void {
    this.#nowMs += ms;
  }

  /** The next thing that happens; false where nothing will. */
  async step(): Promise<boolean> {
    await new Promise(setImmediate);
    const soon = this.#soon;
    this.#soon = [];
    for (const task of soon) {
      task();
    }
    if (soon.length > 0) {
      return true;
    }
    let next: Task | undefined;
    for (const task of this.#tasks) {
      next = next === undefined || task.atMs < next.atMs ? task : next;
    }
    if (next === undefined) {
      return false;
    }
    this.#tasks.delete(next);
    this.#nowMs = Math.max(this.#nowMs, next.atMs);
    next.run();
    return true;
  }

  async until(isReached: () => boolean): Promise<void> {
    for (let steps = 0; !isReached(); steps += 1) {
      if (steps > 2_000_000 || (!(await this.step()) && !isReached())) {
        throw new Error('It never comes');
      }
    }
  }
}

/** How a fake proxy behaves. */
export interface Script {
  /** Until TCP stands; never where it is absent. */
  readonly connectMs?: number;
  /** Until the check ends; never where it is absent. */
  readonly totalMs?: number;
  readonly verdict?: ProbeResult['verdict'];
  readonly reason?: ProbeResult['reason'];
  readonly exitIp?: string;
  /** How it leads to a judge with TLS, where that is otherwise. */
  readonly tls?: Script;
}

export const LIVE: Script = { connectMs: 2, totalMs: 10, verdict: 'live' };
export const HANGING: Script = {};
export const DEAF: Script = { connectMs: 2 };
export const REFUSING: Script = { totalMs: 2, verdict: 'refused', reason: 'connectionRefused' };
export const LOCKED: Script = { totalMs: 5, verdict: 'authRefused', reason: 'loginRefused' };

export interface Row extends Script {
  readonly host?: string;
  readonly credential?: number;
}

function listOf(rows: readonly Row[]): CheckList {
  const address = (row: number): ProxyAddress => ({ host: rows[row]?.host ?? `h${row}`, port: row });
  return {
    count: rows.length,
    label: (row) => `h${row}:${row}`,
    address,
    askedCountry: () => undefined,
    origin: () => ({}),
    credential: (row) => rows[row]?.credential ?? 0,
  };
}

const VIEW: DirectView = { address: '198.51.100.1', headers: new Map() };

function answerOf(exitIp: string): ProbeAnswer {
  return { status: 200, header: () => undefined, body: () => exitIp };
}

/** One whose name begins with `tls` speaks it. */
function judgeNamed(name: string): Judge {
  const isTls = name.startsWith('tls');
  return {
    url: `http://${name}/`,
    target: {
      host: name,
      port: 80,
      isTls,
      request: new Uint8Array(),
      absoluteHead: new Uint8Array(),
      answerBytes: 1024,
    },
    read: (answer) => {
      const exitIp = answer.body();
      return { verdict: 'live', reason: 'none', ...(exitIp === '' ? {} : { exitIp }) };
    },
    view: () => VIEW,
  };
}

export interface Started {
  readonly row: number;
  readonly judge: string;
  readonly atMs: number;
}

/** A network of scripted proxies and judges, and what was asked of it. */
export class FakeNetwork {
  readonly clock = new FakeClock();
  readonly started: Started[] = [];
  readonly asked: string[] = [];
  readonly down = new Set<string>();
  /** Judges that take a question and never answer it. */
  readonly deaf = new Set<string>();
  /** Probes that were begun and have not ended. */
  open = 0;
  mostOpen = 0;
  /** More fail for want of a descriptor. */
  descriptors = Infinity;

  constructor(private readonly scriptOf: (row: number) => Script) {}

  ports(descriptors = 10_000): EnginePorts {
    return {
      clock: this.clock,
      descriptors,
      askDirectly: (judge) => {
        this.asked.push(judge.target.host);
        return Promise.resolve(this.down.has(judge.target.host) ? undefined : VIEW);
      },
      startProbe: ({ port: row }, target, onDone) => this.#begin(row, target.host, onDone),
    };
  }

  #begin(row: number, judge: string, onDone: (result: ProbeResult) => void): RunningProbe {
    const { clock } = this;
    const plain = this.scriptOf(row);
    const script = (judge.startsWith('tls') ? plain.tls : undefined) ?? plain;
    const startedAt = clock.nowMs();
    this.started.push({ row, judge, atMs: startedAt });
    this.open += 1;
    this.mostOpen = Math.max(this.mostOpen, this.open);
    let hasEnded = false;
    const end = (result?: Pick<ProbeResult, 'verdict' | 'reason' | 'answer'>) => {
      if (hasEnded) {
        return;
      }
      hasEnded = true;
      this.open -= 1;
      due?.dispose();
      const totalMs = clock.nowMs() - startedAt;
      if (result !== undefined) {
        onDone({ ...PHASES, ...result, connectMs: script.connectMs ?? Number.NaN, totalMs });
      }
    };
    const due =
      this.open > this.descriptors
        ? clock.after(0, () => {
            end({ verdict: 'refused', reason: 'tooManyDescriptors' });
          })
        : script.totalMs === undefined
          ? undefined
          : clock.after(script.totalMs, () => {
              if (!this.deaf.has(judge)) {
                end(this.#outcome(script, judge));
              }
            });
    return {
      startedAt,
      get isConnected() {
        return script.connectMs !== undefined && clock.nowMs() - startedAt >= script.connectMs;
      },
      expire: () => {
        end({ verdict: 'timeout', reason: 'slowAnswer' });
      },
      cancel: () => {
        end();
      },
    };
  }

  #outcome(
    { verdict = 'live', reason = 'none', exitIp = '' }: Script,
    judge: string,
  ): Pick<ProbeResult, 'verdict' | 'reason' | 'answer'> {
    if (verdict !== 'live') {
      return { verdict, reason };
    }
    return this.down.has(judge)
      ? { verdict: 'refused', reason: 'targetUnreachable' }
      : { verdict, reason, answer: answerOf(exitIp) };
  }
}

const PHASES = {
  form: 'connect',
  scheme: 'http',
  handshakeMs: Number.NaN,
  tunnelMs: 1,
  tlsMs: Number.NaN,
  firstByteMs: 1,
  bytes: 100,
} as const;

const LIMITS: EngineLimits = { concurrency: 50, perHost: 50, timeoutMs: 2000 };

/** A run over scripted rows, and the network it goes through. */
export class Trial {
  readonly network: FakeNetwork;
  readonly run: RunningCheck;
  hasEnded = false;

  constructor(
    rows: readonly Row[],
    {
      judges = ['judge'],
      down = [],
      descriptors,
      looks = {},
      prepare = () => undefined,
      ...limits
    }: Partial<EngineLimits> & {
      judges?: readonly string[];
      down?: readonly string[];
      descriptors?: number;
      looks?: Partial<Looks>;
      prepare?: (network: FakeNetwork) => void;
    } = {},
  ) {
    this.network = new FakeNetwork((row) => rows[row] ?? HANGING);
    for (const name of down) {
      this.network.down.add(name);
    }
    prepare(this.network);
    const plan: CheckPlan = {
      list: listOf(rows),
      judges: judges.map(judgeNamed),
      limits: { ...LIMITS, ...limits },
      looks: {
        interception: false,
        anonymity: false,
        dns: false,
        exitRequests: 0,
        downloadBytes: 0,
        ...looks,
      },
    };
    this.run = startCheck(plan, this.network.ports(descriptors));
    this.#follow();
  }

  get clock(): FakeClock {
    return this.network.clock;
  }

  #follow(): void {
    this.hasEnded = false;
    void this.run.ended.then(() => {
      this.hasEnded = true;
    });
  }

  again(rows: readonly number[]): void {
    this.run.again?.(rows);
  }

  async toEnd(): Promise<void> {
    this.#follow();
    await this.clock.until(() => this.hasEnded);
  }

  verdict(row: number): string {
    return VERDICTS[this.run.results.verdicts[row] ?? 0] ?? '';
  }

  reason(row: number): string {
    return REASONS[this.run.results.reasons[row] ?? 0] ?? '';
  }

  /** How many rows have each verdict. */
  get verdicts(): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const code of this.run.results.verdicts) {
      const verdict = VERDICTS[code] ?? '';
      counts[verdict] = (counts[verdict] ?? 0) + 1;
    }
    return counts;
  }
}

export const times = (count: number, row: Row | ((index: number) => Row)): Row[] =>
  Array.from({ length: count }, (_, index) => (typeof row === 'function' ? row(index) : row));
