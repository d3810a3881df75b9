import * as l10n from '@vscode/l10n';
import { formatMoney } from '../../core/money.js';
import type { ShownAccount } from '../../protocol/usage.js';
import { amountText } from './amounts.js';
import type { UsageFormats } from './usageFormats.js';

export type Reading = NonNullable<ShownAccount['reading']>['value'];
export type Forecast = NonNullable<ShownAccount['forecast']>;

/** What is left, e.g. `6.8 of 10 GB left`. */
export function readingText(reading: Reading, { count, decimal }: UsageFormats): string {
  switch (reading.kind) {
    case 'traffic':
      return l10n.t(
        '{0} of {1} GB left',
        decimal(reading.remainingGigabytes),
        decimal(reading.quotaGigabytes),
      );
    case 'requests':
      return l10n.t('{0} of {1} requests left', count(reading.limit - reading.used), count(reading.limit));
    case 'balance':
      return amountText(reading.balance);
  }
}

/** A sample or a day's use, in the unit of the reading; it was told as a number, so it is not exact. */
export function quantityText(value: number, reading: Reading | undefined, formats: UsageFormats): string {
  switch (reading?.kind) {
    case 'traffic':
      return formats.gigabytes(value);
    case 'balance': {
      const { currency } = reading.balance;
      const units = BigInt(Math.round(value * 100));
      return formatMoney({ units, scale: 2, ...(currency !== undefined && { currency }) });
    }
    case 'requests':
      return l10n.t('{0} requests', formats.count(Math.round(value)));
    case undefined:
      return formats.decimal(value);
  }
}

/** The same beside a chart, whose name tells the unit. */
export function axisText(value: number, reading: Reading | undefined, formats: UsageFormats): string {
  return reading?.kind === 'requests' ? formats.count(value) : quantityText(value, reading, formats);
}

/** How long what is left lasts. */
export function forecastText(forecast: Forecast, formats: UsageFormats, nowMs: number): string {
  switch (forecast.kind) {
    case 'lasts':
      return forecast.endsAt <= nowMs
        ? l10n.t('Used up at this pace')
        : l10n.t('~ {0} at this pace', formats.duration(forecast.endsAt - nowMs));
    case 'unused':
      return l10n.t('Nothing used in {0} days', formats.count(forecast.days));
    case 'tooFewDays':
      return l10n.t('Forecast after {0} days of samples', formats.count(forecast.needed));
  }
}

/** How the forecast was reckoned. */
export function forecastReason(
  forecast: Forecast,
  reading: Reading | undefined,
  formats: UsageFormats,
): string {
  const days = formats.count(forecast.days);
  switch (forecast.kind) {
    case 'lasts':
      return l10n.t(
        'Median of {0} days: {1} a day. Runs out about {2}.',
        days,
        quantityText(forecast.perDay, reading, formats),
        formats.moment(forecast.endsAt),
      );
    case 'unused':
      return l10n.t('From the samples of {0} days that were kept here.', days);
    case 'tooFewDays':
      return l10n.t('{0} days are known so far.', days);
  }
}
