import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { logs, warmBrowser } from '../../tools/paths.mjs';
import { countedNames, readResults } from '../../tools/results.mjs';
import { keptReports, searchFolder, type CanaryReport } from './artefacts.js';

/** What has run and opens an editor, whose profile is searched before it is removed. */
const WITH_EDITOR = countedNames().filter((name) => {
  const { passed, failed } = readResults(name) ?? { passed: 0, failed: 0 };
  return /^(host$|window-)/.test(name) && passed + failed > 0;
});

describe('the secrets of the sandbox', () => {
  const assertClean = ({ findings, files }: CanaryReport) => {
    assert.deepEqual(findings, []);
    assert.ok(files > 0, 'nothing was searched');
  };

  it('are in no log', async () => {
    assertClean(await searchFolder('logs', logs));
  });

  it('are in nothing that every browser of the tests begins with', async function () {
    if (!existsSync(warmBrowser)) {
      this.skip();
    }
    assertClean(await searchFolder('what browsers begin with', warmBrowser));
  });

  for (const report of keptReports()) {
    it(`are in nothing that is left of ${report.what}`, () => {
      assertClean(report);
    });
  }

  for (const name of WITH_EDITOR) {
    it(`were looked for after the editors of ${name}`, () => {
      assert.ok(keptReports().some(({ what }) => what.startsWith(`${name}:`)));
    });
  }
});
