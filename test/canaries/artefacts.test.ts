import assert from 'node:assert/strict';
import { logs } from '../../tools/paths.mjs';
import { readResults } from '../../tools/results.mjs';
import { keptReports, searchFolder, type CanaryReport } from './artefacts.js';

/** The kinds of test that open an editor, whose profile is searched before it is removed. */
const WITH_EDITOR = ['host', 'window'];

describe('the secrets of the sandbox', () => {
  const assertClean = ({ findings, files }: CanaryReport) => {
    assert.deepEqual(findings, []);
    assert.ok(files > 0, 'nothing was searched');
  };

  it('are in no log', async () => {
    assertClean(await searchFolder('logs', logs));
  });

  for (const report of keptReports()) {
    it(`are in nothing that is left of ${report.what}`, () => {
      assertClean(report);
    });
  }

  for (const kind of WITH_EDITOR.filter((name) => readResults(name))) {
    it(`were looked for after each editor of the ${kind} tests`, () => {
      assert.ok(keptReports().some(({ what }) => what.startsWith(`${kind}:`)));
    });
  }
});
