import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { REASONS, VERDICTS } from '../../../src/check/verdict.js';
import type { WorkingProxy } from '../../../src/sandbox/types.js';
import type { CheckRuns, OpenRun } from '../../../src/ui/checks/runs.js';
import { until } from '../../until.js';
import { app, rowAt, run } from '../product.js';
import { useProduct } from '../useProduct.js';

interface Started {
  readonly run: string;
  readonly total: number;
  readonly badLines: number;
  readonly duplicates: number;
}

const ANSWER = 'Whether they work';
const HOUR_MS = 3_600_000;

describe('a check by a provider', function () {
  this.timeout(90_000);
  /** By how much the provider's clock is ahead: its jobs end when that jumps. */
  let aheadMs = 0;
  const product = useProduct({ clock: () => Date.now() + aheadMs, rateLimitScale: 100 });
  let folder: string;
  let runs: CheckRuns;
  let seenBefore = 0;

  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'egress-remote-'));
    runs = (await (await app()).checks()).runs;
  });
  beforeEach(() => {
    seenBefore = product().sandbox.requests.length;
  });
  afterEach(async () => {
    product().sandbox.clearFaults();
    for (const { id, endedAt } of await runs.all()) {
      if (endedAt === undefined) {
        runs.cancel(id);
      }
    }
  });
  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    rmSync(folder, { recursive: true });
  });

  const checker = () => {
    const found = product().sandbox.accounts.find(({ provider }) => provider === 'checker');
    assert.ok(found);
    return found;
  };
  const given = () => ({ engine: 'remote', account: product().label('checker') });
  const requests = (op: string) =>
    product()
      .sandbox.requests.slice(seenBefore)
      .filter((request) => request.provider === 'checker' && request.op === op);
  /** What the provider was sent as a job. */
  const sent = () => requests('check').map(({ status }) => status);

  function file(name: string, lines: readonly string[]): string {
    const place = path.join(folder, name);
    writeFileSync(place, lines.join('\n'));
    return place;
  }

  const working = (isWanted: (proxy: WorkingProxy) => boolean): WorkingProxy => {
    const found = product().sandbox.proxies.working().find(isWanted);
    assert.ok(found);
    return found;
  };
  const lineOf = ({ host, port, user, password }: WorkingProxy) =>
    [host, port, user, password].filter((part) => part !== undefined).join(':');
  const open = () => working(({ provider }) => provider === 'checker');
  const rented = () => working(({ provider }) => provider === 'gateway');
  const deadLines = (count: number) => Array.from({ length: count }, (_, index) => `127.0.9.${index + 1}:9`);

  async function started(args: object, press = 'Send list'): Promise<Started | undefined> {
    product().questions.answer(ANSWER);
    product().dialogs.press(press);
    return (await run('checkProxies', { ...given(), ...args })) as Started | undefined;
  }

  async function running(name: string, lines: readonly string[]): Promise<Started> {
    const outcome = await started({ file: file(name, lines) });
    assert.ok(outcome, product().dialogs.text);
    return outcome;
  }

  async function opened(id: string): Promise<OpenRun> {
    const found = await runs.open(id);
    assert.ok(found);
    return found;
  }

  const ended = (id: string) =>
    until(
      'the end of the check',
      async () => {
        const found = await opened(id);
        return found.info.endedAt === undefined ? undefined : found;
      },
      60_000,
    );

  /** What is known of each row, by its place. */
  const findings = ({ list, results }: OpenRun) =>
    Array.from({ length: list.count }, (_, row) => [
      list.label(row),
      VERDICTS[results.verdicts[row] ?? 0],
      REASONS[results.reasons[row] ?? 0],
    ]);

  /** The addresses that a job holds, as the provider shows them to anybody with the key. */
  async function itemsOf(job: string): Promise<readonly string[]> {
    const { baseUrl, key } = checker();
    const answer = await fetch(`${baseUrl}/api/jobs/${job}/items?limit=200`, {
      headers: { authorization: `Bearer ${key}` },
    });
    const { items } = (await answer.json()) as { readonly items: readonly { readonly proxy_norm: string }[] };
    return items.map(({ proxy_norm }) => proxy_norm);
  }

  const jobsOf = ({ info: { checkedBy } }: OpenRun) => (checkedBy.kind === 'remote' ? checkedBy.jobs : []);

  it('says before it sends how many credentials leave, to whom, and what stays, and merges what is found', async () => {
    const ours = [open(), rented()];
    const account = working(({ provider }) => provider === 'iploop');
    const [place] = [`${rented().host}:${rented().port}`];
    const { run: id, ...counts } = await running('mixed.txt', [
      ...ours.map(lineOf),
      ...deadLines(2),
      lineOf(account),
      `${place}:another:login`,
      'http://me:a%3Ab@127.0.9.9:80',
      'proxy.example.com:8080',
      '[2001:db8::1]:8080',
      lineOf(open()),
      'not a proxy',
    ]);
    assert.deepEqual(counts, { total: 9, badLines: 1, duplicates: 1 });
    const [modal] = product().dialogs.modals;
    assert.equal(modal?.message, 'Have 4 proxies checked by Checker?');
    const origin = new URL(checker().baseUrl).origin;
    assert.ok(modal.detail.includes(`They are sent to ${origin}, with the credentials of 1.`), modal.detail);
    for (const said of [
      `5 stay here: ${account.host}:${account.port}: a login named "user" may carry an account’s key; `,
      `${place}: another one has the same address; `,
      '127.0.9.9:80: a colon or a space in its login; ',
      'proxy.example.com:8080: a host name, not an address; ',
      '[2001:db8::1]:8080: an IPv6 address.',
      '1 line is no proxy.',
    ]) {
      assert.ok(modal.detail.includes(said), `${said} in ${modal.detail}`);
    }
    product().assertNoSecret([product().dialogs.text, product().questions.asked], 'what it said and asked');

    aheadMs += HOUR_MS;
    const found = await ended(id);
    const out = [...ours.map(({ host, port }) => `${host}:${port}`), ...deadLines(2)];
    const [job = ''] = jobsOf(found);
    assert.deepEqual(await itemsOf(job), out);
    assert.deepEqual([found.info.progress.state, found.info.progress.live], ['finished', 2]);
    const rows = findings(found);
    assert.deepEqual(rows.slice(0, 2), [
      [out[0], 'live', 'none'],
      [out[1], 'live', 'none'],
    ]);
    assert.ok(rows.slice(2, 4).every(([, verdict]) => verdict === 'refused' || verdict === 'timeout'));
    assert.deepEqual(
      rows.slice(4).map(([, ...words]) => words),
      Array.from({ length: 5 }, () => ['unchecked', 'notSent']),
    );
    const { results } = found;
    assert.match(results.exitIps[results.exits[0] ?? 0] ?? '', /^\d+\.\d+\.\d+\.\d+$/);
    assert.ok((results.connectMs[0] ?? 0) > 0);
    product().assertNoSecret(await runs.all(), 'the runs');
    const charged = product().sandbox.ledger.at(-1);
    assert.deepEqual([charged?.provider, charged?.amount, charged?.ref], ['checker', '0.00', job]);
  });

  it('sends nothing and is no run where the modal is closed, or shows a dry run', async () => {
    const known = (await runs.all()).length;
    const given = { file: file('closed.txt', deadLines(3)) };
    assert.equal(await started(given, 'nothing'), undefined);
    assert.equal(await started(given, 'Dry run'), undefined);
    assert.equal(product().dialogs.modals.length, 2);
    assert.deepEqual(sent(), []);
    assert.equal((await runs.all()).length, known);
    assert.match(vscode.window.activeTextEditor?.document.getText() ?? '', /Nothing was sent/);
  });

  it('says why where nothing of a list can go', async () => {
    assert.equal(await started({ file: file('names.txt', ['proxy.example.com:80']) }), undefined);
    assert.match(
      product().dialogs.text,
      /^Nothing here can be checked from outside\. 1 stays here: proxy\.example\.com:80: a host name/,
    );
    assert.deepEqual(product().dialogs.modals, []);
    assert.deepEqual(sent(), []);
  });

  it('is offered beside this machine, and meant where it is asked for from the jobs of an account', async () => {
    await vscode.env.clipboard.writeText(deadLines(2).join('\n'));
    const { questions, dialogs } = product();
    questions.answer('A provider, from outside', ANSWER);
    dialogs.press('Send list');
    assert.ok(await run('checkProxies', { source: 'clipboard' }));
    const row = await rowAt(product().label('checker'), 'Jobs');
    const asked = questions.asked.length;
    questions.answer('The clipboard', ANSWER);
    dialogs.press('Send list');
    assert.ok(await run('checkProxies', row, [row]));
    assert.deepEqual(
      questions.asked.slice(asked).map(({ prompt }) => prompt),
      ['Which proxies are to be checked?', 'What is to be found out?'],
    );
    assert.equal(sent().length, 2);
  });

  it('goes in several jobs where one does not take it, after one question', async () => {
    const password = 'p'.repeat(200);
    const lines = Array.from(
      { length: 10_000 },
      (_, index) => `198.18.${index >> 8}.${index & 255}:8080:user${index}:${password}`,
    );
    const { run: id } = await running('large.txt', lines);
    const [modal] = product().dialogs.modals;
    assert.equal(modal?.message, 'Have 10,000 proxies checked by Checker?');
    assert.match(modal.detail, /\(in 2 jobs\), with the credentials of 10,000\./);
    await until('the second job', () => sent().length === 2);
    aheadMs += HOUR_MS;
    const found = await ended(id);
    assert.equal(product().dialogs.modals.length, 1);
    assert.deepEqual([found.info.progress.state, found.info.progress.done], ['finished', 10_000]);
    assert.equal(new Set(jobsOf(found)).size, 2);
    const words = findings(found).map(([, verdict]) => verdict);
    assert.ok(!words.includes('unchecked') && !words.includes('waiting'), 'each row has its answer');
  });

  it('waits with the rest where the provider takes no more for now', async () => {
    const { sandbox } = product();
    const match = { op: 'check' };
    sandbox.inject({ provider: 'checker', match, kind: 'delay', delayMs: 1 });
    sandbox.inject({ provider: 'checker', match, kind: 'rateLimited', retryAfter: 1 });
    const lines = Array.from(
      { length: 5_000 },
      (_, index) => `198.18.${index >> 8}.${index & 255}:8080:me:${'x'.repeat(400)}`,
    );
    const { run: id } = await running('limited.txt', lines);
    await until('the second job', () => sent().length === 3);
    assert.equal(sent()[1], 429);
    assert.equal((await opened(id)).info.progress.state, 'running');
    aheadMs += HOUR_MS;
    const found = await ended(id);
    assert.equal(product().dialogs.modals.length, 1);
    assert.deepEqual([found.info.progress.state, jobsOf(found).length], ['finished', 2]);
  });

  it('is refused in a sentence where the key may not, and is no run then', async () => {
    const { sandbox, questions, dialogs } = product();
    questions.answer(sandbox.keys.checker.readOnly);
    await run('addAccount', { provider: 'checker', label: 'Read only', baseUrl: checker().baseUrl });
    try {
      const known = (await runs.all()).length;
      const list = file('refused.txt', deadLines(2));
      assert.equal(await started({ file: list, account: 'Read only' }), undefined);
      assert.match(dialogs.text, /Checker does not allow this key to do that\./);
      assert.deepEqual(sent(), [403]);
      assert.equal((await runs.all()).length, known);
    } finally {
      dialogs.press('Remove');
      await run('removeAccount', { account: 'Read only' });
    }
  });

  it('is not sent twice, and is no run, where no answer came', async () => {
    product().sandbox.inject({ provider: 'checker', match: { op: 'check' }, kind: 'resetAfterCharge' });
    const known = (await runs.all()).length;
    assert.equal(await started({ file: file('unknown.txt', deadLines(2)) }), undefined);
    assert.equal(sent().length, 1);
    assert.equal((await runs.all()).length, known);
    assert.ok(product().dialogs.shown.length > product().dialogs.modals.length, 'it says so');
  });

  it('goes on while its panel is closed', async () => {
    const { run: id } = await running('closed-panel.txt', [lineOf(open())]);
    const isShown = () =>
      vscode.window.tabGroups.all.some(({ tabs }) =>
        tabs.some(
          ({ input }) => input instanceof vscode.TabInputWebview && input.viewType.includes('results'),
        ),
      );
    await until('the panel', isShown);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await until('the panel’s end', () => !isShown());
    assert.equal((await opened(id)).info.progress.state, 'running');
    aheadMs += HOUR_MS;
    assert.equal((await ended(id)).info.progress.live, 1);
  });

  it('ends at once when it is cancelled, and asks no more', async () => {
    const { run: id } = await running('cancelled.txt', deadLines(3));
    await until('the first look at the job', () => requests('job').length > 0);
    assert.deepEqual(await run('cancelCheckRun', { run: id }), { run: id });
    const found = await ended(id);
    assert.equal(found.info.progress.state, 'cancelled');
    assert.deepEqual(
      findings(found).map(([, verdict]) => verdict),
      ['unchecked', 'unchecked', 'unchecked'],
    );
    const another = async () => {
      const { run: next } = await running('after.txt', deadLines(1));
      await ended(next);
    };
    // a question that was on its way when the run was cancelled has arrived once another run is over
    await another();
    const asked = requests('job').length;
    aheadMs += HOUR_MS;
    await another();
    const [job = ''] = jobsOf(found);
    assert.ok(
      !requests('job')
        .slice(asked)
        .some(({ path }) => path.includes(job)),
    );
  });
});
