import type { History } from '../door.js';
import { isUnsettled, type Intent, type IntentRecord } from '../intent.js';
import type { IntentEvent, JournalPort } from '../ports.js';

/** Keeps the sandbox's intents where its accounts are: in this window's memory, gone with it. */
export class MemoryJournal implements JournalPort {
  readonly #records = new Map<string, IntentRecord>();
  /** What may still be on its way as the sandbox ends: its outcome is nobody's news. */
  readonly #forgotten = new Set<string>();

  has(intentId: string): boolean {
    return this.#records.has(intentId) || this.#forgotten.has(intentId);
  }

  create(intent: Intent): Promise<void> {
    this.#records.set(intent.id, { intent, resentAt: [] });
    return Promise.resolve();
  }

  append(intentId: string, event: IntentEvent): Promise<void> {
    if (this.#forgotten.has(intentId)) {
      return Promise.resolve();
    }
    const record = this.#records.get(intentId);
    if (!record) {
      return Promise.reject(new Error('The journal has no intent of this id'));
    }
    this.#records.set(
      intentId,
      event.kind === 'resent'
        ? { ...record, resentAt: [...record.resentAt, event.at] }
        : { ...record, outcome: { ...event.outcome, at: event.at, by: event.by } },
    );
    return Promise.resolve();
  }

  records(): Promise<History> {
    return Promise.resolve({ records: [...this.#records.values()].reverse(), damaged: [] });
  }

  setAside(): Promise<void> {
    return Promise.resolve();
  }

  /** What is open when the sandbox ends cannot be looked at any more. */
  forgetOpen(): void {
    for (const [id, record] of this.#records) {
      if (isUnsettled(record)) {
        this.#records.delete(id);
        this.#forgotten.add(id);
      }
    }
  }
}
