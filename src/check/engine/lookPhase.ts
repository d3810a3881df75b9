import { PROXY_SCHEMES } from '../../core/proxy/endpoint.js';
import { askedJudges } from '../looks/askedJudges.js';
import type { LookTools } from '../looks/look.js';
import { lookAt } from '../looks/lookAt.js';
import type { Ledger } from './ledger.js';
import type { CheckPlan, Looks } from './plan.js';
import type { EnginePorts } from './ports.js';
import type { RowQueue } from './rowQueue.js';

/** TLS and several requests each: far fewer of them are as much work as all the checks at once. */
const MOST_AT_ONCE = 50;
/** Downloads share this machine's own connection. */
const MOST_DOWNLOADS = 4;

/** What a phase works on; the same for each phase of one run. */
export interface LookWork {
  readonly plan: CheckPlan;
  readonly ports: EnginePorts;
  readonly ledger: Ledger;
  /** Rows that wait for their check go before. */
  readonly queue: RowQueue;
  readonly signal: AbortSignal;
}

export function wantsLooks({ interception, anonymity, dns, exitRequests, downloadBytes }: Looks): boolean {
  return interception || anonymity || dns || exitRequests > 0 || downloadBytes > 0;
}

/** Looks more closely at the rows that work, a few at a time. */
export class LookPhase {
  isPaused = false;
  readonly #rows: readonly number[];
  readonly #atOnce: number;
  #next = 0;
  #underWay = 0;
  #tools: LookTools | undefined;
  #end: () => void = () => undefined;
  #fail: (error: unknown) => void = () => undefined;

  /** @param rows those that were not looked at; the phase marks them one by one */
  constructor(
    private readonly work: LookWork,
    private readonly isLooked: Uint8Array,
  ) {
    const { limits, looks } = work.plan;
    const most = looks.downloadBytes > 0 ? MOST_DOWNLOADS : MOST_AT_ONCE;
    this.#atOnce = Math.min(limits.concurrency, limits.perHost, most);
    this.#rows = Array.from(isLooked.keys()).filter((row) => isLooked[row] === 0 && work.ledger.isLive(row));
  }

  get done(): number {
    return this.#next - this.#underWay;
  }

  get total(): number {
    return this.#rows.length;
  }

  get underWay(): number {
    return this.#underWay;
  }

  /** Settles once every row was looked at, or once rows wait for their check or the run was given up. */
  async run(): Promise<void> {
    const { plan, ports, signal } = this.work;
    if (this.#rows.length === 0) {
      return;
    }
    const judges = await askedJudges(plan.judges, ports.askDirectly, signal);
    const { startProbe, clock } = ports;
    this.#tools = { startProbe, clock, judges, signal, timeoutMs: plan.limits.timeoutMs };
    await new Promise<void>((resolve, reject) => {
      this.#end = resolve;
      this.#fail = reject;
      this.call();
    });
  }

  /** Goes on with as many as may be under way. */
  call(): void {
    const { queue, signal } = this.work;
    while (this.#underWay < this.#atOnce && !this.isPaused && !signal.aborted && queue.size === 0) {
      const row = this.#rows[this.#next];
      if (row === undefined || this.#tools === undefined) {
        break;
      }
      this.#next += 1;
      this.#underWay += 1;
      this.#look(row, this.#tools).then(() => {
        this.#underWay -= 1;
        this.call();
      }, this.#fail);
    }
    const isInterrupted = signal.aborted || queue.size > 0;
    if (this.#underWay === 0 && (isInterrupted || this.#next === this.#rows.length)) {
      this.#end();
    }
  }

  async #look(row: number, tools: LookTools): Promise<void> {
    const { plan, ledger, signal } = this.work;
    if (!ledger.isLive(row)) {
      return;
    }
    const scheme = PROXY_SCHEMES[ledger.results.schemes[row] ?? PROXY_SCHEMES.length];
    const address = { ...plan.list.address(row), ...(scheme && { scheme }) };
    try {
      const seen = await lookAt(address, plan.looks, tools);
      if (ledger.isLive(row)) {
        this.isLooked[row] = 1;
        ledger.addLook(row, seen);
      }
    } catch (error) {
      if (!signal.aborted) {
        throw error;
      }
    }
  }
}
