import type { ProxyAddress } from '../../core/proxy/endpoint.js';
import type { EngineClock } from '../engine/clock.js';
import type { DirectView, Finding, Judge } from '../judge/judge.js';
import type { ProbeAnswer, ProbeResult, ProbeTarget, StartProbe } from '../probe/probe.js';

/** A judge that answers, with what it says of this machine. */
export interface AskedJudge {
  readonly judge: Judge;
  readonly direct: DirectView;
}

/** What every look works with. */
export interface LookTools {
  readonly startProbe: StartProbe;
  /** Those that answered without a proxy, from `askedJudges`. */
  readonly judges: readonly AskedJudge[];
  /** How long one question may take. */
  readonly timeoutMs: number;
  readonly clock: Pick<EngineClock, 'every'>;
  /** Ends a look at once, which then rejects with the signal's reason. */
  readonly signal: AbortSignal;
}

/** One question through a proxy, and how it ended. */
export interface Asked {
  readonly result: Omit<ProbeResult, 'answer'>;
  /** There where the target answered. */
  readonly status?: number;
  readonly finding?: Finding;
}

/** What every look tells beside what it looks for. */
export interface Looked {
  /** Both ways, on the proxy's connections. */
  readonly bytes: number;
}

/** Whether a judge's answer, as expected, came. */
export function isLive({ finding }: Asked): boolean {
  return finding?.verdict === 'live';
}

/** Asks a judge through a proxy; for its own page, unless another way there is given. */
export function askJudge(
  address: ProxyAddress,
  { judge, direct }: AskedJudge,
  tools: LookTools,
  target: ProbeTarget = judge.target,
): Promise<Asked> {
  return ask(address, target, tools, (answer, form) => judge.read(answer, { form, direct }));
}

/** Asks for something through a proxy, and reads what a target answered where that is of use. */
export function ask(
  address: ProxyAddress,
  target: ProbeTarget,
  { startProbe, timeoutMs, clock, signal }: LookTools,
  read?: (answer: ProbeAnswer, form: ProbeResult['form']) => Finding,
): Promise<Asked> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const probe = startProbe(address, target, ({ answer, ...result }) => {
      deadline.dispose();
      signal.removeEventListener('abort', giveUp);
      // An answer is there for this moment alone.
      const finding = answer && read?.(answer, result.form);
      resolve({ result, ...(answer && { status: answer.status }), ...(finding && { finding }) });
    });
    const deadline = clock.every(timeoutMs, () => {
      probe.expire();
    });
    const giveUp = () => {
      deadline.dispose();
      probe.cancel();
      reject(reasonOf(signal));
    };
    signal.addEventListener('abort', giveUp, { once: true });
  });
}

function reasonOf({ reason }: AbortSignal): Error {
  return reason instanceof Error ? reason : new Error('The look was given up.');
}
