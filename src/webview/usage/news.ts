import type { ShownAccount } from '../../protocol/usage.js';
import { readingText } from './readings.js';
import type { UsageFormats } from './usageFormats.js';

/** What a screen reader is told when accounts were read again: what is left now, or what is wrong. */
export function newsOf(
  before: readonly ShownAccount[],
  now: readonly ShownAccount[],
  formats: UsageFormats,
): string {
  return now
    .flatMap(({ id, label, reading, trouble }) => {
      const old = before.find((account) => account.id === id);
      if (trouble !== undefined && trouble !== old?.trouble) {
        return [`${label}: ${trouble}`];
      }
      return reading && reading.at !== old?.reading?.at
        ? [`${label}: ${readingText(reading.value, formats)}`]
        : [];
    })
    .join('. ');
}
