import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { formatRecords } from '../../src/usage/history/records.js';
import type { UsageSample } from '../../src/usage/history/series.js';

const HOUR_MS = 3_600_000;
export const HOURS_OF_A_YEAR = 365 * 24;
const QUOTA = 100;
/** Used up in 40 days, then filled up. */
const HOURS_OF_A_QUOTA = 40 * 24;

/** An hourly sample for a year up to `now`, of a quota that is used evenly and filled up in between. */
export function yearOfSamples(now: number): readonly UsageSample[] {
  return Array.from({ length: HOURS_OF_A_YEAR }, (_, hour) => ({
    at: now - (HOURS_OF_A_YEAR - 1 - hour) * HOUR_MS,
    remaining: QUOTA - (QUOTA * (hour % HOURS_OF_A_QUOTA)) / HOURS_OF_A_QUOTA,
    limit: QUOTA,
  }));
}

/** Puts a year of hourly samples into the folder that `SampleFiles` keeps them in, for each of these accounts. */
export async function writeYearOfSamples(
  folder: string,
  accountIds: readonly string[],
  now: number,
): Promise<void> {
  const records = formatRecords(yearOfSamples(now));
  await mkdir(folder, { recursive: true });
  await Promise.all(accountIds.map((id) => writeFile(join(folder, `${id}.samples`), records)));
}
