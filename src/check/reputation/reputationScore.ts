/** The names that sources give to what they think of an address, in small letters and without what parts words. */
const NAMES = ['score', 'reputationscore', 'reputation', 'riskscore', 'fraudscore', 'abusescore'];

/** Answers put what they found at most so deep. */
const DEEPEST = 3;

/** What a source thinks of an address, 0 to 100 as it says itself; undefined where no field tells. */
export function reputationScore(answer: unknown, depth = 0): number | undefined {
  if (typeof answer !== 'object' || answer === null || depth >= DEEPEST) {
    return undefined;
  }
  const fields = Object.entries(answer);
  for (const name of NAMES) {
    const [, value] = fields.find(([field]) => field.toLowerCase().replaceAll(/[^a-z]/g, '') === name) ?? [];
    if (typeof value === 'number' && value >= 0 && value <= 100) {
      return value;
    }
  }
  for (const [, value] of fields) {
    const found = reputationScore(value, depth + 1);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}
