// @ts-check
// node tools/total.mjs unit host …: adds up what earlier runs counted; a kind that left no count adds one failure.
import { readResults, total } from './results.mjs';

const { passed, failed } = total(
  process.argv.slice(2).map((kind) => readResults(kind) ?? { passed: 0, failed: 1, skipped: 0 }),
);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = passed > 0 && failed === 0 ? 0 : 1;
