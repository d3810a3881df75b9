// @ts-check
// npm test [-- unit|contract|webview|host|window|canaries …] [--grep TEXT] [--desktop]: runs the tests and ends with `N passed, N failed`.
import { parseArgs } from 'node:util';
import { isEditorAvailable } from './editor/install.mjs';
import { KINDS } from './kinds.mjs';
import { inLanes } from './lanes.mjs';
import { oneByOne } from './preparations.mjs';
import { ready, runTool } from './ready.mjs';
import { forgetEverything, readResults, resultsFile, total, writeResults } from './results.mjs';
import { run } from './run.mjs';

/**
 * @typedef {import('./kinds.mjs').Kind} Kind
 * @typedef {import('./results.mjs').Counts} Counts
 * @typedef {import('./lanes.mjs').Work<Counts>} Work
 */

/** Three suit a machine of two cores: an editor waits for more than half of its time. */
const LANES = 3;

const prepared = oneByOne();

/** With more files than these gone wrong it is no accident, and nothing is run again. */
const MOST_RUN_AGAIN = 2;

/**
 * What went wrong with a part beside the tests that failed.
 * @param {number} code
 * @param {Counts | undefined} counts
 * @param {boolean} mayBeEmpty
 */
function problemOf(code, counts, mayBeEmpty) {
  if (!counts) {
    return `ended with ${code} before it had counted its tests`;
  }
  if (code !== 0 && counts.failed === 0) {
    return `ended with ${code} although no test failed`;
  }
  return counts.passed + counts.failed === 0 && !mayBeEmpty ? 'found no test' : undefined;
}

/**
 * Runs one part and says what it counted; a part that dies or finds no test counts as one failure more.
 * @param {import('./kinds.mjs').Part} part
 * @param {string | undefined} grep of which a part of several may have nothing
 * @returns {Work}
 */
const counting = (part, grep) => async (say) => {
  const { name, after = [] } = part;
  say(`${name}:\n`);
  try {
    await prepared(after);
  } catch (error) {
    say(`  FAILED ${name} could not begin: ${error instanceof Error ? error.message : String(error)}\n\n`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
  const startedMs = Date.now();
  const env = {
    ...process.env,
    EGRESS_TEST_RESULTS: resultsFile(name),
    ...(grep === undefined ? {} : { EGRESS_TEST_GREP: grep }),
  };
  const { code } = await run(`test-${name}`, process.execPath, part.run, { env, say });
  const counted = readResults(name);
  const problem = problemOf(code, counted, grep !== undefined);
  const counts = counted ?? { passed: 0, failed: 0, skipped: 0 };
  if (problem) {
    say(`  FAILED ${name} ${problem}\n`);
    counts.failed += 1;
  }
  const { passed, failed, skipped } = counts;
  const seconds = Math.round((Date.now() - startedMs) / 1000);
  say(`  ${passed} passed, ${failed} failed, ${skipped} skipped in ${seconds} s\n\n`);
  return counts;
};

/**
 * Runs the parts of kinds side by side; the answer is what each kind counted. A kind without a test counts as failed.
 * @param {readonly (readonly [string, Kind])[]} kinds
 * @param {string | undefined} grep
 */
async function runKinds(kinds, grep) {
  const parts = kinds.flatMap(([kind, { parts }]) => parts(grep).map((part) => ({ kind, part })));
  // beside the first parts, which need the least; whoever needs what then failed says so
  prepared(parts.flatMap(({ part }) => part.after ?? [])).catch(() => undefined);
  const counted = await inLanes(
    LANES,
    parts.map(({ part }) => counting(part, grep)),
  );
  if (process.env['CI']) {
    await runFlakyAgain(parts, counted, grep);
  }
  return kinds.map(([kind]) => {
    const counts = total(counted.filter((_, index) => parts[index]?.kind === kind));
    if (counts.passed + counts.failed === 0) {
      console.log(`FAILED ${kind} found no test\n`);
      counts.failed += 1;
    }
    writeResults(kind, counts);
    return counts;
  });
}

/**
 * Runs the parts that drive an editor and failed once more, alone on the machine, and says so: what then passes counts, and
 * is to be mended all the same.
 * @param {readonly { kind: string, part: import('./kinds.mjs').Part }[]} parts
 * @param {Counts[]} counted in the order of the parts; the second run takes the place of the first
 * @param {string | undefined} grep
 */
async function runFlakyAgain(parts, counted, grep) {
  const failed = parts.flatMap(({ kind, part }, index) =>
    (counted[index]?.failed ?? 0) > 0 ? [{ part, index, isDriven: Boolean(KINDS[kind]?.drivesEditor) }] : [],
  );
  // a part that died before it told counts as one
  const files = failed.reduce((sum, { index }) => sum + (counted[index]?.failedFiles || 1), 0);
  if (files > MOST_RUN_AGAIN || !failed.every(({ isDriven }) => isDriven)) {
    return;
  }
  for (const { part, index } of failed) {
    console.log(`${part.name} once more, alone:`);
    const again = await counting(part, grep)((text) => process.stdout.write(text));
    if (again.failed === 0) {
      console.log(`FLAKY ${part.name} failed beside the others and passed alone\n`);
    }
    counted[index] = again;
  }
}

await runTool(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { grep: { type: 'string' }, desktop: { type: 'boolean' }, 'no-total': { type: 'boolean' } },
  });
  const unknown = positionals.filter((name) => !KINDS[name]);
  if (unknown.length > 0) {
    throw new Error(
      `there is no kind of test called ${unknown.join(' or ')}: ${Object.keys(KINDS).join(', ')}`,
    );
  }
  const isOnDesktop =
    values.desktop === true || process.env['EGRESS_VSCODE'] !== undefined || !isEditorAvailable;
  if (isOnDesktop) {
    process.env['EGRESS_VSCODE'] ??= 'stable';
  }
  const chosen = Object.entries(KINDS).filter(
    ([name]) =>
      (positionals.length === 0 || positionals.includes(name)) && (name !== 'window' || isEditorAvailable),
  );
  forgetEverything();
  /** @type {import('./results.mjs').Counts[]} */
  const all = [];
  try {
    const needs = new Set(chosen.flatMap(([, kind]) => kind.needs));
    if (isOnDesktop && !chosen.some(([name]) => name === 'window')) {
      needs.delete('editor');
    }
    await ready([...needs]);
    // the canaries search what the others leave behind
    for (const isLast of [false, true]) {
      const kinds = chosen.filter(([name]) => (name === 'canaries') === isLast);
      all.push(...(await runKinds(kinds, values.grep)));
    }
  } catch (error) {
    console.log(`FAILED ${error instanceof Error ? error.message : String(error)}`);
    all.push({ passed: 0, failed: 1, skipped: 0 });
  }
  const { passed, failed } = total(all);
  if (!values['no-total']) {
    console.log(`${passed} passed, ${failed} failed`);
  }
  process.exitCode = passed > 0 && failed === 0 ? 0 : 1;
});
