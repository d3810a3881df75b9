import { Listeners, type Disposable } from '../../accounts/listeners.js';
import type { AccountFacts } from '../../usage/facts.js';
import { nextTurn } from '../../usage/reminders/expiries.js';
import type { Reminder, Thresholds } from '../../usage/reminders/reminder.js';
import type { ReminderMemory } from '../../usage/reminders/reminderMemory.js';
import { recoveriesOf, remindersOf } from '../../usage/reminders/remindersOf.js';

/** News that come this close together are looked at once. */
const COALESCE_MS = 100;
/** Nothing is told before the reads have been quiet for so long: what they bring is told together. */
const QUIET_MS = 2000;
/** No timer is set further ahead: what it would be set by may change, and the machine sleep. */
const LONGEST_WAIT_MS = 6 * 60 * 60 * 1000;

/** A reminder as it stands now. */
export interface StandingReminder {
  readonly reminder: Reminder;
  /** Since when it is known here, epoch milliseconds. */
  readonly since: number;
  readonly isSnoozed: boolean;
}

export interface RemindersPorts {
  /** All that is known by now. Asks nobody. */
  readonly facts: () => Promise<readonly AccountFacts[]>;
  readonly thresholds: () => Thresholds;
  readonly notifies: () => boolean;
  readonly memory: ReminderMemory;
  readonly clock: () => number;
  /** Runs `then` once, after so long. */
  readonly after: (delayMs: number, then: () => void) => Disposable;
  /** Something was read, kept or forgotten. */
  readonly onDidLearn: (listener: () => void) => Disposable;
  readonly onDidChangeSettings: (listener: () => void) => Disposable;
  /** Tells a person of all of these at once. */
  readonly tell: (reminders: readonly Reminder[]) => void;
}

/** What needs attention now, over all accounts, and what a person did about it. */
export class Reminders implements Disposable {
  readonly #changed = new Listeners<undefined>();
  readonly #listening: readonly Disposable[];
  #standing: readonly StandingReminder[] = [];
  /** Those that need not be told any more, whatever other windows forget of them. */
  #settled = new Set<string>();
  #accounts: readonly AccountFacts[] = [];
  #looking = Promise.resolve();
  #nextLook: Disposable | undefined;
  #nextTurn: Disposable | undefined;
  #nextTelling: Disposable | undefined;
  #isDisposed = false;

  constructor(private readonly ports: RemindersPorts) {
    this.#listening = [
      ports.onDidLearn(() => {
        this.#lookSoon();
        this.#tellSoon();
      }),
      ports.onDidChangeSettings(() => {
        this.#lookSoon();
      }),
    ];
    this.#lookSoon();
  }

  onDidChange(listener: () => void): Disposable {
    return this.#changed.add(listener);
  }

  /** Errors first, then what comes first; snoozed ones last. */
  all(): readonly StandingReminder[] {
    return this.#standing;
  }

  /** Those that a person has not put off. */
  open(): readonly Reminder[] {
    return this.#standing.filter(({ isSnoozed }) => !isSnoozed).map(({ reminder }) => reminder);
  }

  /** What was known of the accounts when that was looked at last. */
  accounts(): readonly AccountFacts[] {
    return this.#accounts;
  }

  /** Puts a reminder off until then, after which it is told anew. */
  async snooze(id: string, until: number): Promise<void> {
    await this.ports.memory.snooze(id, until, this.ports.clock());
    await this.#look();
  }

  /** Brings back what was put off. */
  async wake(id: string): Promise<void> {
    await this.ports.memory.tell([id], this.ports.clock());
    await this.#look();
  }

  #lookSoon(): void {
    this.#nextLook ??= this.ports.after(COALESCE_MS, () => {
      this.#nextLook = undefined;
      void this.#look();
    });
  }

  #tellSoon(): void {
    this.#nextTelling?.dispose();
    this.#nextTelling = this.ports.after(QUIET_MS, () => {
      void this.#look().then(() => this.#tellNew());
    });
  }

  /** One look after the other, so that the latest facts are what stands. */
  #look(): Promise<void> {
    const look = async () => {
      const accounts = await this.ports.facts();
      if (!this.#isDisposed) {
        this.#take(accounts);
      }
    };
    this.#looking = this.#looking.then(look, look);
    return this.#looking;
  }

  #take(accounts: readonly AccountFacts[]): void {
    const { clock, memory, thresholds } = this.ports;
    const now = clock();
    const wanted = thresholds();
    const reminders = remindersOf(accounts, wanted, now);
    const since = new Map(this.#standing.map((each) => [each.reminder.id, each.since]));
    const remembered = memory.read();
    const snoozes = new Map(reminders.map(({ id }) => [id, remembered.get(id)?.snoozedUntil]));
    const standing = reminders.map((reminder) => ({
      reminder,
      since: since.get(reminder.id) ?? now,
      isSnoozed: (snoozes.get(reminder.id) ?? 0) > now,
    }));
    this.#standing = [
      ...standing.filter(({ isSnoozed }) => !isSnoozed),
      ...standing.filter(({ isSnoozed }) => isSnoozed),
    ];
    this.#settled = new Set(
      [...snoozes].flatMap(([id, until]) =>
        until === undefined && (this.#settled.has(id) || remembered.get(id)?.isTold === true) ? [id] : [],
      ),
    );
    this.#accounts = accounts;
    void memory.review([...snoozes.keys()], recoveriesOf(accounts, wanted), now);
    this.#waitFor([nextTurn(accounts, wanted.expiryDays, now), ...snoozes.values()], now);
    this.#changed.tell(undefined);
  }

  /** Looks again at the first of these moments that is to come. */
  #waitFor(moments: readonly (number | undefined)[], now: number): void {
    const waits = moments.flatMap((at) => (at !== undefined && at > now ? [at - now] : []));
    this.#nextTurn?.dispose();
    this.#nextTurn =
      waits.length === 0
        ? undefined
        : this.ports.after(Math.min(LONGEST_WAIT_MS, ...waits), () => {
            this.#lookSoon();
            this.#tellSoon();
          });
  }

  /** What another window told in the meantime is not told again; in the sandbox nothing is at stake. */
  async #tellNew(): Promise<void> {
    const real = new Set(this.#accounts.flatMap(({ account }) => (account.isSandbox ? [] : [account.id])));
    const fresh = this.open().filter(({ id, account }) => !this.#settled.has(id) && real.has(account.id));
    if (this.#isDisposed || fresh.length === 0 || !this.ports.notifies()) {
      return;
    }
    const ids = fresh.map(({ id }) => id);
    for (const id of ids) {
      this.#settled.add(id);
    }
    this.ports.tell(fresh);
    await this.ports.memory.tell(ids, this.ports.clock());
  }

  dispose(): void {
    this.#isDisposed = true;
    for (const each of [...this.#listening, this.#nextLook, this.#nextTurn, this.#nextTelling]) {
      each?.dispose();
    }
    this.#changed.clear();
  }
}
