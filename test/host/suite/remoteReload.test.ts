import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { VERDICTS } from '../../../src/check/verdict.js';
import type { CheckRuns } from '../../../src/ui/checks/runs.js';
import { until } from '../../until.js';
import { OwnWindow, type KeptState } from '../ownWindow.js';
import { useProduct } from '../useProduct.js';

const HOUR_MS = 3_600_000;
/** So long that the list takes two jobs. */
const PASSWORD = 'x'.repeat(400);

describe('a check by a provider, when the window goes', function () {
  this.timeout(90_000);
  /** By how much the provider's clock is ahead: its jobs end when that jumps. */
  let aheadMs = 0;
  const product = useProduct({ clock: () => Date.now() + aheadMs, rateLimitScale: 100 });
  const windows: OwnWindow[] = [];
  let state: KeptState;
  let list: string;

  before(() => {
    const folder = mkdtempSync(path.join(tmpdir(), 'egress-remote-window-'));
    state = { folder: path.join(folder, 'state'), secrets: new Map(), memory: new Map() };
    list = path.join(folder, 'list.txt');
  });
  after(() => {
    for (const window of windows) {
      window.close();
    }
    rmSync(path.dirname(list), { recursive: true });
  });

  /** One window goes, the next comes. */
  const next = () => {
    windows.at(-1)?.close();
    const window = new OwnWindow(state);
    windows.push(window);
    return window;
  };
  const runsOf = async (window: OwnWindow): Promise<CheckRuns> => (await (await window.app()).checks()).runs;

  /** Proxies that the provider finds alive, one of them with a login, and so many that nobody knows. */
  function writeList(unknown: number): void {
    const working = product().sandbox.proxies.working();
    const known = ['checker', 'gateway'].map((wanted) => working.find(({ provider }) => provider === wanted));
    const lines = known.map((proxy) =>
      [proxy?.host, proxy?.port, proxy?.user, proxy?.password].filter((part) => part !== undefined).join(':'),
    );
    for (let index = 0; index < unknown; index += 1) {
      lines.push(`198.18.${index >> 8}.${index & 255}:8080:me:${PASSWORD}`);
    }
    writeFileSync(list, lines.join('\n'));
  }

  it('is gone on with by the next one, and sent once', async () => {
    writeList(5_000);
    const { sandbox, questions, dialogs } = product();
    const [checker] = sandbox.accounts.filter(({ provider }) => provider === 'checker');
    assert.ok(checker);
    const first = next();
    questions.answer(checker.key);
    await first.run('addAccount', { provider: 'checker', label: 'Mine', baseUrl: checker.baseUrl });
    questions.answer('Whether they work');
    dialogs.press('Send list');
    const outcome = await first.run('checkProxies', { engine: 'remote', account: 'Mine', file: list });
    const { run: id } = outcome as { readonly run: string };
    const record = path.join(state.folder, 'checks', 'runs', id, 'run.json');
    await until('both jobs on disk', () => jobsIn(readFileSync(record, 'utf8')).length === 2);

    const runs = await runsOf(next());
    await until('the run that goes on', async () => (await runs.open(id))?.info.progress.state === 'running');
    aheadMs += HOUR_MS;
    const { info, results } = await until(
      'the end of the check',
      async () => {
        const open = await runs.open(id);
        return open?.info.endedAt === undefined ? undefined : open;
      },
      60_000,
    );
    assert.deepEqual([info.progress.state, info.progress.done], ['finished', 5_002]);
    assert.deepEqual(
      [...results.verdicts.subarray(0, 2)].map((verdict) => VERDICTS[verdict]),
      ['live', 'live'],
    );
    assert.equal(sandbox.requests.filter(({ op }) => op === 'check').length, 2);
    assert.equal(dialogs.modals.length, 1);
  });

  it('left its intents in the journal, and no secret on disk', () => {
    windows.at(-1)?.close();
    const files = readdirSync(state.folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => path.join(parentPath, name));
    const ended = path.join(state.folder, 'spending', 'ended');
    const sizes = files
      .filter((file) => path.dirname(file) === ended)
      .map((file) => linesOf(readFileSync(file, 'utf8')));
    assert.equal(sizes.length, 2, files.join());
    assert.equal((sizes[0] ?? 0) + (sizes[1] ?? 0), 5_002);
    for (const file of files) {
      const text = readFileSync(file, 'latin1');
      assert.ok(!text.includes(PASSWORD), file);
      product().assertNoSecret(text, file);
    }
  });
});

/** The jobs that a record of a run names. */
function jobsIn(record: string): readonly string[] {
  const { checkedBy } = JSON.parse(record) as { readonly checkedBy: { readonly jobs: readonly string[] } };
  return checkedBy.jobs;
}

/** How many lines a journalled submission has. */
function linesOf(journalled: string): number {
  const found = /"kind":"submitCheck","of":\{"lineCount":(\d+),"includeAnonymity":false\}/.exec(journalled);
  return Number(found?.[1]);
}
