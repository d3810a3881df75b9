import { encodeFrame } from '../../protocol/columns.js';
import type { Send } from '../../protocol/messages.js';
import { HISTORY_COLUMNS, type TO_USAGE } from '../../protocol/usage.js';
import { forecast, type Forecast } from '../../usage/history/forecast.js';
import { thinned, type UsageSeries } from '../../usage/history/series.js';
import type { Sampler } from './sampler.js';

interface KnownHistory {
  readonly series: UsageSeries;
  readonly forecast: Forecast;
}

/** The samples of the accounts as the page is told of them: each line once, and again where it is another. */
export class UsageHistories {
  #known: ReadonlyMap<string, KnownHistory> = new Map();
  readonly #told = new Map<string, UsageSeries>();

  constructor(private readonly sampler: Pick<Sampler, 'series'>) {}

  /** The page that was told is gone. */
  forget(): void {
    this.#told.clear();
    this.#known = new Map();
  }

  /** Looks up what is kept of these accounts; a line that is as it was is not reckoned again. */
  async read(accounts: readonly string[], now: number): Promise<void> {
    const known = this.#known;
    const read = await Promise.all(
      accounts.map(async (account): Promise<[string, KnownHistory]> => {
        const series = await this.sampler.series(account);
        const before = known.get(account);
        return [account, before?.series === series ? before : { series, forecast: forecast(series, now) }];
      }),
    );
    this.#known = new Map(read.filter(([, { series }]) => series.at.length > 0));
  }

  forecastOf(account: string): Forecast | undefined {
    return this.#known.get(account)?.forecast;
  }

  tell(send: Send<typeof TO_USAGE>): void {
    for (const [account, { series }] of this.#known) {
      if (this.#told.get(account) !== series) {
        this.#told.set(account, series);
        const { at, remaining } = thinned(series);
        const frame = encodeFrame(HISTORY_COLUMNS, { rowCount: at.length, columns: { at, remaining } });
        send('history', { account, frame });
      }
    }
  }
}
