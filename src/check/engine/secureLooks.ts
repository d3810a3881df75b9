import type { Finding } from '../judge/judge.js';
import type { AskedJudge } from '../looks/look.js';
import type { ProbeResult } from '../probe/probe.js';
import type { Reason } from '../verdict.js';
import type { JudgeBench } from './judgeBench.js';

/** How a proxy says no that tunnels to some ports alone, as many do to that of TLS. */
const OF_THE_PORT: ReadonlySet<Reason> = new Set(['targetRefused', 'noConnect']);

/** How a row was refused without TLS, and which judge it is asked for instead. */
interface SecureLook {
  readonly refusal: ProbeResult;
  readonly judge: AskedJudge;
}

/**
 * The rows that a judge with TLS is asked about, as their proxies refused one without: that says nothing of a proxy that
 * leads to the port of TLS alone.
 */
export class SecureLooks {
  readonly #looks = new Map<number, SecureLook>();
  #beginning = 0;

  constructor(private readonly judges: JudgeBench) {}

  /** Whether rows wait to hear of such a judge. */
  get isBeginning(): boolean {
    return this.#beginning > 0;
  }

  /** Whether an end is no verdict before a judge with TLS was tried. */
  isFor({ verdict, reason }: ProbeResult, { judge }: AskedJudge): boolean {
    return verdict === 'refused' && OF_THE_PORT.has(reason) && !judge.target.isTls && this.judges.hasSecure;
  }

  /** Has the row's next check ask a judge with TLS; false where none answered this machine. */
  async begin(row: number, refusal: ProbeResult): Promise<boolean> {
    this.#beginning += 1;
    const judge = await this.judges.secure;
    this.#beginning -= 1;
    if (judge !== undefined) {
      this.#looks.set(row, { refusal, judge });
    }
    return judge !== undefined;
  }

  /** Whom a row is to be asked for, where that is not the judge of all. */
  judgeOf(row: number): AskedJudge | undefined {
    return this.#looks.size === 0 ? undefined : this.#looks.get(row)?.judge;
  }

  /**
   * What a row's check comes to, given how the one with TLS ended: that refusal, where this one brought nothing better.
   * Undefined where the row was not one of them.
   */
  end(row: number, result: ProbeResult, finding: Finding | undefined): ProbeResult | undefined {
    const look = this.#looks.size === 0 ? undefined : this.#looks.get(row);
    if (look === undefined) {
      return undefined;
    }
    this.#looks.delete(row);
    const tells = finding !== undefined || result.verdict === 'intercepted';
    return { ...(tells ? result : look.refusal), bytes: look.refusal.bytes + result.bytes };
  }

  clear(): void {
    this.#looks.clear();
  }
}
