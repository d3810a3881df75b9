import { isProviderError } from '../core/errors.js';
import type { Evidence } from './evidence.js';
import type { Intent, IntentRecord, Outcome } from './intent.js';
import type { DoorPorts, Timing } from './ports.js';
import type { SpendingAccount } from './proposal.js';
import { RULES } from './rules/all.js';
import { bound, type Verdict } from './rules/rule.js';

/** What a look told; `unread` where the provider could not be asked. */
export type Finding =
  (Verdict & { readonly after: Evidence }) | { readonly kind: 'unread'; readonly after?: undefined };

const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 15_000;

/** Finds out from a provider's lists what became of an intent whose answer was lost. */
export class Settler {
  /** Since when the lists show no trace of an intent, by a clock that never jumps. */
  readonly #tracelessSince = new Map<string, number>();

  constructor(
    private readonly ports: Pick<DoorPorts, 'clock' | 'journal' | 'onUnrecorded'>,
    private readonly timing: Timing,
  ) {}

  /** One look. */
  async look(intent: Intent, account: SpendingAccount, signal: AbortSignal): Promise<Finding> {
    const rule = bound(RULES, intent.effect);
    if (!rule.isListed) {
      return { kind: 'unread' };
    }
    try {
      const after = await rule.look(account, { now: this.ports.clock.now(), salt: intent.id, signal });
      return { ...rule.judge(intent, after), after };
    } catch (error) {
      if (isProviderError(error)) {
        return { kind: 'unread' };
      }
      throw error;
    }
  }

  /**
   * Looks until the lists show the effect, or for as long as a lost one may take to get there. What is
   * found then is the last look's word; cutting it short with `signal` proves nothing.
   */
  async watch(intent: Intent, account: SpendingAccount, signal: AbortSignal): Promise<Finding> {
    const { clock } = this.ports;
    const startedMs = clock.monotonicMs();
    for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
      const isLast = clock.monotonicMs() - startedMs >= this.timing.settleMs;
      const finding = await this.look(intent, account, signal);
      if (finding.kind === 'happened' || isLast || !bound(RULES, intent.effect).isListed) {
        return finding;
      }
      try {
        const leftMs = startedMs + this.timing.settleMs - clock.monotonicMs();
        await clock.wait(Math.max(0, Math.min(pauseMs, leftMs)), signal);
      } catch (error) {
        if (signal.aborted) {
          return { kind: 'unread' };
        }
        throw error;
      }
    }
  }

  /**
   * Looks once at what an earlier run, another window or a failed look left open, and records what it
   * tells. That it did not happen takes two looks, as far apart as a lost effect may take to show.
   */
  async revisit(
    { intent, outcome }: IntentRecord,
    account: SpendingAccount,
    signal: AbortSignal,
  ): Promise<void> {
    const finding = await this.look(intent, account, signal);
    const nowMs = this.ports.clock.monotonicMs();
    if (finding.kind === 'nothing') {
      const sinceMs = this.#tracelessSince.get(intent.id) ?? nowMs;
      this.#tracelessSince.set(intent.id, sinceMs);
      if (nowMs - sinceMs < this.timing.settleMs) {
        return;
      }
    } else {
      this.#tracelessSince.delete(intent.id);
    }
    const isNews = finding.kind === 'happened' || finding.kind === 'nothing' || outcome === undefined;
    if (isNews) {
      await this.record(intent, finding);
    }
  }

  /** Writes down what a finding means. */
  async record(intent: Intent, finding: Finding): Promise<Outcome> {
    const outcome = outcomeOf(finding);
    await this.write(intent, outcome, 'lists');
    return outcome;
  }

  /** False where the disk refused, and it must not go out again. */
  async writeResent(intent: Intent): Promise<boolean> {
    try {
      await this.ports.journal.append(intent.id, { kind: 'resent', at: this.ports.clock.now() });
      return true;
    } catch (error) {
      this.ports.onUnrecorded(intent, error);
      return false;
    }
  }

  /** Writes an outcome down; a disk that refuses leaves the intent unsettled, which loses nothing. */
  async write(intent: Intent, outcome: Outcome, by: 'answer' | 'lists' | 'person'): Promise<void> {
    try {
      await this.ports.journal.append(intent.id, {
        kind: 'outcome',
        at: this.ports.clock.now(),
        by,
        outcome,
      });
    } catch (error) {
      this.ports.onUnrecorded(intent, error);
    }
  }
}

function outcomeOf(finding: Finding): Outcome {
  switch (finding.kind) {
    case 'happened':
      return {
        kind: 'done',
        refs: finding.refs,
        ...(finding.charged && { charged: finding.charged }),
      };
    case 'nothing':
      return { kind: 'notDone' };
    case 'unclear':
    case 'untold':
      return { kind: 'unknown', after: finding.after };
    case 'unread':
      return { kind: 'unknown' };
  }
}
