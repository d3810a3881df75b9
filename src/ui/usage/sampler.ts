import { Listeners, type Disposable } from '../../accounts/listeners.js';
import type { AccountFacts } from '../../usage/facts.js';
import { isWorthKeeping } from '../../usage/history/keeping.js';
import type { SampleFiles } from '../../usage/history/sampleFiles.js';
import { sampleOf, samplesOf, seriesOf, thinned, type UsageSeries } from '../../usage/history/series.js';
import { Throttle } from '../throttle.js';

/** News that come this close together are looked at once. */
const COALESCE_MS = 100;

export interface SamplerPorts {
  readonly files: Pick<SampleFiles, 'record' | 'read' | 'forget'>;
  /** All that is known by now. Asks nobody. */
  readonly facts: () => Promise<readonly AccountFacts[]>;
  /** Something was read, kept or forgotten. */
  readonly onDidLearn: (listener: () => void) => Disposable;
  /** A person has removed an account. */
  readonly onDidRemove: (listener: (accountId: string) => void) => Disposable;
  /** Told once, of the first failure. */
  readonly onFailure: (error: unknown) => void;
  readonly coalesceMs?: number;
}

/**
 * Keeps what was left at each account whenever it is read. Samples of sandbox accounts are in memory, and gone with
 * them; where the disk fails, nothing is kept and nothing else suffers.
 */
export class Sampler implements Disposable {
  readonly #changed = new Listeners<string>();
  readonly #series = new Map<string, Promise<UsageSeries>>();
  /** When the reading of an account that was looked at last was taken. */
  readonly #lookedAt = new Map<string, number>();
  readonly #looking: Throttle;
  readonly #listening: readonly Disposable[];
  #lastTurn = Promise.resolve();
  #hasFailed = false;

  constructor(private readonly ports: SamplerPorts) {
    this.#looking = new Throttle(() => this.#inTurn(() => this.#look()), ports.coalesceMs ?? COALESCE_MS);
    this.#listening = [
      ports.onDidLearn(() => {
        this.#looking.ask();
      }),
      ports.onDidRemove((accountId) => {
        void this.#inTurn(() => this.#forget(accountId));
      }),
    ];
    this.#looking.ask();
  }

  /** All samples of an account that are known by now, without any where they cannot be read. */
  series(accountId: string): Promise<UsageSeries> {
    const known =
      this.#series.get(accountId) ??
      this.ports.files.read(accountId).catch((error: unknown) => {
        this.#fail(error);
        return seriesOf([]);
      });
    this.#series.set(accountId, known);
    return known;
  }

  /** Fires with the id of an account whose `series` is another now. */
  onDidChange(listener: (accountId: string) => void): Disposable {
    return this.#changed.add(listener);
  }

  dispose(): void {
    for (const each of this.#listening) {
      each.dispose();
    }
    this.#looking.dispose();
    this.#changed.clear();
  }

  async #look(): Promise<void> {
    const accounts = await this.ports.facts();
    const ids = new Set(accounts.map(({ account }) => account.id));
    for (const known of [this.#series, this.#lookedAt]) {
      for (const id of known.keys()) {
        if (!ids.has(id)) {
          known.delete(id);
        }
      }
    }
    for (const { account, usage } of accounts) {
      if (usage && this.#lookedAt.get(account.id) !== usage.at) {
        this.#lookedAt.set(account.id, usage.at);
        await this.#attempt(() => this.#record(account, usage));
      }
    }
  }

  async #record(
    { id, isSandbox }: AccountFacts['account'],
    { value, at }: NonNullable<AccountFacts['usage']>,
  ): Promise<void> {
    const sample = sampleOf(value, at);
    if (isSandbox) {
      const samples = samplesOf(await this.series(id));
      if (!isWorthKeeping(samples.at(-1), sample)) {
        return;
      }
      this.#series.set(id, Promise.resolve(thinned(seriesOf([...samples, sample]))));
    } else {
      if (!(await this.ports.files.record(id, sample))) {
        return;
      }
      this.#series.delete(id);
    }
    this.#changed.tell(id);
  }

  async #forget(accountId: string): Promise<void> {
    this.#series.delete(accountId);
    await this.ports.files.forget(accountId);
  }

  /** One after the other: what is forgotten is not written by a look that was under way. */
  #inTurn(act: () => Promise<void>): Promise<void> {
    this.#lastTurn = this.#lastTurn.then(() => this.#attempt(act));
    return this.#lastTurn;
  }

  async #attempt(act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (error) {
      this.#fail(error);
    }
  }

  #fail(error: unknown): void {
    if (!this.#hasFailed) {
      this.#hasFailed = true;
      this.ports.onFailure(error);
    }
  }
}
