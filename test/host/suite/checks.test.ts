import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import type { CheckRuns, RunInfo } from '../../../src/ui/checks/runs.js';
import { until } from '../../until.js';
import { app, rowAt, run } from '../product.js';
import { useProduct } from '../useProduct.js';

interface Started {
  readonly run: string;
  readonly total: number;
  readonly badLines: number;
  readonly duplicates: number;
}

/** What would be asked is given, so that nothing waits. */
const GIVEN = { engine: 'local', looks: [] } as const;

describe('a check', function () {
  this.timeout(60_000);
  const product = useProduct();
  let folder: string;
  let runs: CheckRuns;

  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'egress-checks-'));
    runs = (await (await app()).checks()).runs;
  });
  after(() => {
    rmSync(folder, { recursive: true });
  });
  beforeEach(() => {
    product().sandbox.judge.clear();
  });

  /** Proxies that work, as a vendor's list has them. */
  const working = (count: number) =>
    product()
      .sandbox.proxies.working()
      .slice(0, count)
      .map(
        ({ scheme, host, port, user = '', password = '' }) =>
          `${scheme}://${user === '' ? '' : `${encodeURIComponent(user)}:${encodeURIComponent(password)}@`}${host}:${port}`,
      );

  const seenThrough = () => product().sandbox.judge.seen.filter(({ via }) => via !== 'direct');

  function file(name: string, lines: readonly string[]): string {
    const place = path.join(folder, name);
    writeFileSync(place, lines.join('\n'));
    return place;
  }

  async function started(...passed: readonly unknown[]): Promise<Started> {
    const outcome = (await run('checkProxies', ...passed)) as Started | undefined;
    assert.ok(outcome, `${product().dialogs.text} ${JSON.stringify(product().questions.asked)}`);
    return outcome;
  }

  async function ended({ run: id }: Started): Promise<RunInfo> {
    return until('the end of the check', async () => {
      const open = await runs.open(id);
      return open?.info.endedAt === undefined ? undefined : open.info;
    });
  }

  it('goes through the proxies, whatever the editor does with requests', async () => {
    assert.equal(vscode.workspace.getConfiguration('http').inspect('proxySupport')?.globalValue, undefined);
    const lines = working(5);
    await vscode.env.clipboard.writeText([...lines, lines[0], 'no proxy'].join('\n'));
    const start = await started({ source: 'clipboard', ...GIVEN });
    assert.deepEqual({ ...start, run: '' }, { run: '', total: 5, badLines: 1, duplicates: 1 });
    const { progress, title } = await ended(start);
    assert.equal(title, 'Clipboard');
    assert.deepEqual([progress.state, progress.live, progress.done], ['finished', 5, 5]);
    assert.equal(seenThrough().length, 5);
    product().assertNoSecret(await runs.all(), 'the runs');
  });

  it('takes the lines that are selected, and the whole file where none are', async () => {
    const document = await vscode.workspace.openTextDocument({ content: working(3).join('\n') });
    const editor = await vscode.window.showTextDocument(document);
    editor.selection = new vscode.Selection(1, 0, 2, 0);
    assert.equal((await started({ source: 'selection', ...GIVEN })).total, 1);
    await vscode.window.showTextDocument(document);
    assert.equal((await started({ source: 'document', ...GIVEN })).total, 3);
  });

  it('takes the files that the explorer’s menu passes, as one list', async () => {
    const [one, two] = [file('one.txt', working(2)), file('two.txt', [...working(3), '???'])];
    const uris = [vscode.Uri.file(one), vscode.Uri.file(two)];
    product().questions.answer('This machine', '');
    const { run: id, total, duplicates, badLines } = await started(uris[0], uris);
    assert.deepEqual([total, duplicates, badLines], [3, 2, 1]);
    const open = await runs.open(id);
    assert.deepEqual(open?.badLines?.[0], {
      line: 4,
      file: 1,
      reason: 'unreadable',
      fault: 'noPort',
      column: 4,
    });
  });

  it('of a row of the sidebar knows whose proxies they are, and asks what is to be found out once', async () => {
    const row = await rowAt(product().label('gateway'), 'Subscriptions', 'Client A');
    product().questions.answer('This machine', 'Anonymity');
    const start = await started(row, [row]);
    assert.equal(start.total, 1);
    await ended(start);
    const open = await runs.open(start.run);
    assert.equal(open?.list.origin(0).account, row.args?.account);
    assert.match(open?.list.origin(0).proxy ?? '', /^subscription\//);
    assert.equal(seenThrough()[0]?.via.split(':')[0], 'gateway');
    const asked = product().questions.asked.at(-1);
    assert.match(asked?.prompt ?? '', /found out/);
  });

  it('gives a bare list the login that all of them take', async () => {
    const [first] = product()
      .sandbox.proxies.working()
      .filter(({ user }) => user !== undefined);
    assert.ok(first);
    product().questions.answer('They all take one login', first.user ?? '', first.password ?? '');
    const list = file('bare.txt', [`${first.host}:${first.port}`]);
    const { progress } = await ended(await started({ file: list, engine: 'local' }));
    assert.equal(progress.live, 1);
  });

  it('is exported without logins, and with them after a modal alone', async () => {
    const start = await started({ file: file('export.txt', working(4)), ...GIVEN });
    await ended(start);
    const workspace = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
    const given = { run: start.run, format: 'csv', rows: 'all', file: 'checked.csv' };
    const outcome = await run('exportCheckRun', { ...given, credentials: 'reference' });
    const place = path.join(workspace, 'checked.csv');
    try {
      assert.deepEqual(outcome, {
        run: start.run,
        count: 4,
        format: 'csv',
        hasCredentials: false,
        file: place,
      });
      const text = readFileSync(place, 'utf8');
      assert.match(text, /^scheme,host,port,verdict,[^\n]+\n\w+,127\.0\.0\.1,\d+,live,/);
      product().assertNoSecret(text, 'the file');
      rmSync(place);
      assert.equal(await run('exportCheckRun', { ...given, credentials: 'literal' }), undefined);
      assert.match(product().dialogs.modals[0]?.message ?? '', /passwords of 4 proxies/);
      product().dialogs.press('Save with passwords');
      await run('exportCheckRun', { ...given, credentials: 'literal' });
      assert.match(readFileSync(place, 'utf8'), /^scheme,host,port,username,password,/);
    } finally {
      rmSync(place, { force: true });
    }
  });

  it('of a plan that is counted in GB says what it takes before anything is sent', async () => {
    const given = { account: product().label('iploop'), target: { country: 'US' }, ...GIVEN };
    assert.equal(await run('checkProxies', given), undefined);
    assert.match(product().dialogs.modals[0]?.detail ?? '', /^About [\d.,]+ kB of .*GB left$/);
    assert.deepEqual(product().sandbox.judge.seen, []);
    product().dialogs.press('Check');
    const { progress } = await ended(await started(given));
    assert.equal(progress.live, 1);
  });

  it('with the reputation of the exits says what that costs, whoever calls', async () => {
    const given = { file: file('reputation.txt', working(2)), engine: 'local', looks: ['reputation'] };
    assert.equal(await run('checkProxies', given), undefined);
    assert.match(
      product().dialogs.modals[0]?.detail ?? '',
      /one request for each different exit address: 2 at most/,
    );
    const lookUps = () => product().sandbox.requests.filter(({ provider }) => provider === 'ipswamp').length;
    const before = lookUps();
    product().dialogs.press('Look up exits');
    const start = await started(given);
    await ended(start);
    assert.ok(lookUps() > before);
    const open = await runs.open(start.run);
    assert.ok((open?.results.reputations[0] ?? Number.NaN) >= 0);
  });

  it('is known to the row of its proxy in the sidebar afterwards', async () => {
    const at = [product().label('gateway'), 'Subscriptions', 'Client A', 'http'] as const;
    const row = await rowAt(...at);
    await ended(await started({ ...row.args, ...GIVEN }));
    await until('the row', async () =>
      /127\.0\.0\.1:\d+ · \d+ ms$/.test((await rowAt(...at)).description ?? ''),
    );
    assert.match((await rowAt(...at)).tooltip?.() ?? '', /Last check: Live · \d+ ms · now/);
  });

  it('against a page of one’s own is refused with a sentence where the page cannot be used', async () => {
    const settings = vscode.workspace.getConfiguration('egress');
    const given = { file: file('target.txt', working(1)), ...GIVEN };
    try {
      for (const [target, sentence] of [
        [{ url: 'ftp://example.com' }, /its url is no http or https URL/],
        [{ url: 5 }, /cannot be read at "url"/],
        [{ url: 'http://example.com', blockedPattern: '(' }, /its blockedPattern is no regular expression/],
      ] as const) {
        await settings.update('check.target', target, vscode.ConfigurationTarget.Global);
        assert.equal(await run('checkProxies', given), undefined);
        assert.match(product().dialogs.shown.at(-1)?.message ?? '', sentence);
      }
      const url = product().sandbox.judgeUrl;
      await settings.update('check.target', { url, text: 'origin' }, vscode.ConfigurationTarget.Global);
      assert.equal((await ended(await started(given))).progress.live, 1);
      assert.ok(seenThrough().length > 0);
    } finally {
      await settings.update('check.target', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it('is opened, removed and no more', async () => {
    const start = await started({ file: file('removed.txt', working(1)), ...GIVEN });
    await ended(start);
    assert.deepEqual(await run('openCheckRun', { run: start.run }), { run: start.run });
    assert.deepEqual(await run('removeCheckRun', { run: start.run }), { run: start.run });
    assert.equal(await runs.open(start.run), undefined);
    assert.equal(await run('openCheckRun', { run: start.run }), undefined);
    assert.match(product().dialogs.text, /There is no check "/);
  });
});
