import * as z from 'zod/mini';
import { lazily } from '../../core/lazily.js';
import type { SharedState } from '../sharedState.js';
import type { Recovery } from './remindersOf.js';

const KEY = 'reminders';
const DAY_MS = 24 * 60 * 60 * 1000;
/** What stands longer than this without being seen is over. */
const KEPT_FOR_MS = 90 * DAY_MS;
/** More than anybody is told of; those that were not seen for longest go. */
const MOST_KEPT = 1000;

/** Until when a reminder is put off that a person never wants to see again. */
export const FOR_GOOD = Number.MAX_SAFE_INTEGER;

const records = lazily(() =>
  z.record(
    z.string(),
    z.object({
      /** When the reminder stood last, give or take a day; epoch milliseconds. */
      seenAt: z.number(),
      /** It was told, and not put off since. */
      isTold: z.exactOptional(z.boolean()),
      /** Epoch milliseconds; a moment that has passed puts nothing off. */
      snoozedUntil: z.exactOptional(z.number()),
    }),
  ),
);

type Records = z.output<ReturnType<typeof records>>;

type Remembered = Records[string];

/** What a person was told already and what they put off, over windows and restarts. */
export class ReminderMemory {
  constructor(private readonly state: SharedState) {}

  /** What is remembered of each reminder, by its id. */
  read(): ReadonlyMap<string, Remembered> {
    return new Map(Object.entries(this.#records()));
  }

  async tell(ids: readonly string[], now: number): Promise<void> {
    await this.#keep({
      ...this.#records(),
      ...Object.fromEntries(ids.map((id) => [id, { seenAt: now, isTold: true }])),
    });
  }

  /** Puts it off, after which it is told anew. */
  async snooze(id: string, until: number, now: number): Promise<void> {
    await this.#keep({ ...this.#records(), [id]: { seenAt: now, snoozedUntil: until } });
  }

  /** Keeps what stands, and forgets what is well again since it stood last and what has not stood for long. */
  async review(standing: readonly string[], recoveries: readonly Recovery[], now: number): Promise<void> {
    const stands = new Set(standing);
    const wellAt = new Map(recoveries.map(({ id, at }) => [id, at]));
    const before = Object.entries(this.#records());
    const after = before
      .filter(([id, { seenAt }]) => now - seenAt < KEPT_FOR_MS && (wellAt.get(id) ?? 0) <= seenAt)
      .map(([id, record]): [string, Remembered] =>
        stands.has(id) && now - record.seenAt > DAY_MS ? [id, { ...record, seenAt: now }] : [id, record],
      );
    if (after.length < before.length || after.some(([, record], at) => record !== before[at]?.[1])) {
      await this.#keep(Object.fromEntries(after));
    }
  }

  #records(): Records {
    const result = records().safeParse(this.state.get(KEY));
    return result.success ? result.data : {};
  }

  async #keep(all: Records): Promise<void> {
    const latest = Object.entries(all)
      .sort(([, left], [, right]) => right.seenAt - left.seenAt)
      .slice(0, MOST_KEPT);
    await this.state.update(KEY, Object.fromEntries(latest));
  }
}
