// @ts-check
// Plain JavaScript: mocha loads it where nothing reads TypeScript.
const { mkdirSync, writeFileSync } = require('node:fs');
const path = require('node:path');
const Mocha = require('mocha');

/**
 * @param {unknown} error
 * @returns {string}
 */
function explain(error) {
  if (!(error instanceof Error)) {
    return String(error);
  }
  const text = error.stack ?? error.message;
  return error.cause === undefined ? text : `${text}\ncaused by ${explain(error.cause)}`;
}

/**
 * The reporter of every kind of test: a line for each outermost suite, failures in full, and the counts as JSON in the
 * file that EGRESS_TEST_RESULTS names.
 */
class Reporter extends Mocha.reporters.Base {
  /**
   * @param {Mocha.Runner} runner
   * @param {Mocha.MochaOptions} [options]
   */
  constructor(runner, options) {
    super(runner, options);
    const counts = { passed: 0, failed: 0, skipped: 0 };
    const failedFiles = new Set();
    let before = { ...counts };
    let startedMs = 0;

    runner.on('suite', (suite) => {
      if (suite.parent?.root === true) {
        before = { ...counts };
        startedMs = Date.now();
      }
    });
    runner.on('pass', () => {
      counts.passed++;
    });
    runner.on('pending', () => {
      counts.skipped++;
    });
    runner.on('fail', (test, error) => {
      counts.failed++;
      failedFiles.add(test.file);
      console.log(`  FAILED ${test.fullTitle()}\n${explain(error).replaceAll(/^/gm, '    ')}`);
    });
    runner.on('suite end', (suite) => {
      if (suite.parent?.root === true) {
        const parts = /** @type {const} */ (['passed', 'failed', 'skipped'])
          .filter((part) => part === 'passed' || counts[part] > before[part])
          .map((part) => `${counts[part] - before[part]} ${part}`);
        console.log(`  ${suite.title}: ${parts.join(', ')} (${Date.now() - startedMs} ms)`);
      }
    });
    runner.once('end', () => {
      const file = process.env['EGRESS_TEST_RESULTS'];
      if (file !== undefined) {
        mkdirSync(path.dirname(file), { recursive: true });
        writeFileSync(file, JSON.stringify({ ...counts, failedFiles: failedFiles.size }));
      }
    });
  }
}

module.exports = Reporter;
