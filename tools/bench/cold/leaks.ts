// Looks for credentials in a million lines made to mislead, and in a text of 50,000 that is edited; prints the times.
import { leaksIn } from '../../../src/leaks/detect.js';
import { LeakIndex } from '../../../src/leaks/leakIndex.js';
import { fastestMs, fuzzedLines } from '../../../test/proofs/leaks/fuzzedLines.js';

const LINES = 1_000_000;
const TEXT_LINES = 50_000;
/** A line that took longer is timed again: something else may have taken the time. */
const SUSPICIOUS_MS = 2;

let slowestLineMs = 0;
let found = 0;
for (const line of fuzzedLines(LINES)) {
  const startedMs = performance.now();
  found += leaksIn(line).length;
  const tookMs = performance.now() - startedMs;
  const ms = tookMs > SUSPICIOUS_MS ? fastestMs(() => leaksIn(line)) : tookMs;
  slowestLineMs = Math.max(slowestLineMs, ms);
}

const text = [...fuzzedLines(TEXT_LINES)];
const index = new LeakIndex(text.length);
const look = () =>
  index.look(
    (line) => text[line] ?? '',
    () => true,
  );
look();
let edited = 0;
const editMs = fastestMs(() => {
  edited += 1_000;
  index.replaceLines(edited, edited + 1, 1);
  look();
}, 20);

process.stdout.write(JSON.stringify({ slowestLineMs, editMs, found }));
