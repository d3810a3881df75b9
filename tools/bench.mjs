// @ts-check
// npm run bench [-- weight table …] [--json FILE]: measures the extension, or what is named of COMPARISONS, against
// others in the same run. A figure that misses its goal is shown, not punished: only what cannot be measured is an error.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { buildAll } from './bench/bundles.mjs';
import { COMPARISONS } from './bench/comparisons.mjs';
import { ready, runTool } from './ready.mjs';

/** @param {number} value */
const figure = (value) => (value >= 1000 ? String(Math.round(value)) : String(Number(value.toPrecision(3))));

/** @param {readonly string[]} cells */
const row = ([name = '', ...others]) =>
  [name.padEnd(56), ...others.map((cell) => cell.padStart(9))].join(' ');

await runTool(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'string' } },
  });
  const known = COMPARISONS.map(({ name }) => name);
  const unknown = positionals.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new Error(`nothing is measured as ${unknown.join(' or ')}: ${known.join(', ')}`);
  }
  await ready(['modules']);
  await buildAll();
  const found = [];
  console.log(row(['', 'ours', 'other', 'ratio', 'goal', 'holds']));
  for (const { name, compare, lacks } of COMPARISONS) {
    const lacking = lacks?.();
    if (positionals.length > 0 && !positionals.includes(name)) {
      continue;
    }
    if (lacking !== undefined) {
      console.log(`skipped ${name}: ${lacking}`);
      continue;
    }
    try {
      for (const { name: what, ours, other, goal } of await compare()) {
        const ratio = ours / other;
        const holds = ratio <= goal;
        found.push({ name: what, ours, other, ratio, goal, holds });
        console.log(row([what, ...[ours, other, ratio, goal].map(figure), holds ? '✓' : '✗']));
      }
    } catch (error) {
      console.log(`FAILED ${name}: ${error instanceof Error ? error.message : String(error)}`);
      process.exitCode = 1;
    }
  }
  if (values.json !== undefined) {
    writeFileSync(values.json, `${JSON.stringify(found, undefined, 2)}\n`);
  }
});
