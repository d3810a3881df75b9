import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import fc from 'fast-check';
import type * as z from 'zod/mini';
import { FROM_USAGE, TO_USAGE } from '../../../src/protocol/usage.js';
import type { ProviderId } from '../../../src/sandbox/types.js';
import { until } from '../../until.js';
import { type FakePanel, FakePanels } from '../fakePanels.js';
import { run } from '../product.js';
import { isEffect } from '../requests.js';
import { useProduct } from '../useProduct.js';

type Told = typeof TO_USAGE;

/** What a page was told of this name last, by its schema. */
function lastTold<Name extends keyof Told>(panel: FakePanel, name: Name): z.output<Told[Name]> | undefined {
  const envelope = panel.told.findLast((each) => each.name === name);
  return envelope && (TO_USAGE[name].parse(envelope.said) as z.output<Told[Name]>);
}

describe('the usage panel', function () {
  this.timeout(60_000);
  const product = useProduct();
  let panels: FakePanels;

  beforeEach(async () => {
    panels = new FakePanels();
    // the limits of a minute begin anew
    await product().restart();
  });
  afterEach(() => {
    panels.restore();
  });

  const accountsOf = (panel: FakePanel) => lastTold(panel, 'accounts')?.accounts ?? [];
  const cardOf = (panel: FakePanel, provider: ProviderId) =>
    accountsOf(panel).find(({ label }) => label === product().label(provider));

  /** All that is free was read, and nothing is under way any more. */
  const read = (panel: FakePanel) =>
    until('what is free', () => {
      const accounts = accountsOf(panel);
      return (
        accounts.length === 5 &&
        !accounts.some(({ isReading }) => isReading) &&
        cardOf(panel, '1001proxy')?.reading !== undefined &&
        (lastTold(panel, 'transactions')?.lists.length ?? 0) > 0
      );
    });

  async function opened(args?: object): Promise<FakePanel> {
    assert.deepEqual(await run('openUsage', args), { accounts: 5 });
    const { last } = panels;
    last.says('ready', {});
    return last;
  }

  it('tells its page what the accounts hold, and asks for nothing that costs', async () => {
    const panel = await opened();
    await read(panel);
    assert.equal(panel.told[0]?.name, 'hello');
    assert.deepEqual(
      new Set(accountsOf(panel).map(({ label }) => label)),
      new Set(product().sandbox.accounts.map(({ label }) => label)),
    );
    const { reading } = cardOf(panel, '1001proxy') ?? {};
    const { baseUrl, key } =
      product().sandbox.accounts.find(({ provider }) => provider === '1001proxy') ?? {};
    const answer = await fetch(`${baseUrl ?? ''}/account`, {
      headers: { authorization: `Bearer ${key ?? ''}` },
    });
    const { data } = (await answer.json()) as { readonly data: { readonly balance: string } };
    assert.equal(reading?.value.kind, 'balance');
    const { units, scale, currency } = reading.value.balance;
    assert.deepEqual([Number(units) / 10 ** scale, currency], [Number(data.balance), 'USD']);
    assert.equal(cardOf(panel, 'ipswamp')?.reading, undefined);
    assert.equal(cardOf(panel, 'ipswamp')?.cost, 'oneRequest');
    assert.deepEqual(product().sandbox.requests.filter(isEffect), []);
    product().assertNoSecret(panel.told, 'what the page was told');
  });

  it('is one, comes to the front again, and brings the account that is named into sight', async () => {
    const panel = await opened({ account: product().label('iploop') });
    await until('the card', () => lastTold(panel, 'show'));
    const { id } = cardOf(panel, 'iploop') ?? {};
    assert.equal(lastTold(panel, 'show')?.account, id);
    await run('openUsage', { account: cardOf(panel, 'checker')?.id });
    await until('the other card', () => lastTold(panel, 'show')?.account === cardOf(panel, 'checker')?.id);
    assert.equal(panels.opened.length, 1);
    assert.equal(await run('openUsage', { account: 'nobody' }), undefined);
    assert.match(product().dialogs.text, /No account is called "nobody"/);
  });

  it('tells a page that is not seen nothing, and the one in its place everything', async () => {
    const panel = await opened();
    await read(panel);
    panel.show(false);
    panel.told.length = 0;
    await run('refresh');
    assert.equal(panel.told.length, 0);
    panel.show(true);
    panel.says('ready', {});
    await read(panel);
    const names = panel.told.map(({ name }) => name);
    for (const name of [
      'hello',
      'accounts',
      'transactions',
      'spending',
      'expiries',
      'comparison',
      'reminders',
    ]) {
      assert.ok(names.includes(name), name);
    }
  });

  it('says nothing again that has not changed', async () => {
    const panel = await opened();
    await read(panel);
    const before = panel.told.length;
    const at = cardOf(panel, 'iploop')?.reading?.at;
    panel.says('refresh', { account: cardOf(panel, 'iploop')?.id });
    await until('a newer reading', () => cardOf(panel, 'iploop')?.reading?.at !== at);
    const names = new Set(panel.told.slice(before).map(({ name }) => name));
    // a reminder says how long is left, which may be less by now
    for (const name of ['expiries', 'transactions', 'comparison']) {
      assert.ok(!names.has(name), name);
    }
  });

  it('reads again what its page asks for, and gives it up when it is closed', async () => {
    const panel = await opened();
    await read(panel);
    const { sandbox } = product();
    const before = sandbox.requests.length;
    panel.says('refresh', { account: cardOf(panel, 'gateway')?.id });
    await until('the subscriptions', () =>
      sandbox.requests.slice(before).some(({ op }) => op === 'subscriptions'),
    );
    await read(panel);
    assert.deepEqual(
      [...new Set(sandbox.requests.slice(before).map(({ provider }) => provider))],
      ['gateway'],
    );
    sandbox.inject({ provider: 'gateway', kind: 'hang', times: 10 });
    await until('the reading', () => {
      // while the one before is still ending, another is not begun
      panel.says('refresh', { account: cardOf(panel, 'gateway')?.id });
      return cardOf(panel, 'gateway')?.isReading;
    });
    panel.dispose();
    const again = await opened();
    await until('the end of it', () => cardOf(again, 'gateway')?.isReading === false);
  });

  it('reads the usage that costs a request after the modal alone', async () => {
    const panel = await opened();
    await read(panel);
    const account = cardOf(panel, 'ipswamp')?.id;
    panel.says('check', { account });
    await until('the modal', () => product().dialogs.modals.length === 1);
    assert.deepEqual(product().sandbox.requests.filter(isEffect), []);
    product().dialogs.press('Check for 1 request');
    panel.says('check', { account });
    await until('the reading', () => cardOf(panel, 'ipswamp')?.reading);
    assert.deepEqual(cardOf(panel, 'ipswamp')?.reading?.value, {
      kind: 'requests',
      used: 1500,
      limit: 10_000,
    });
    assert.equal(product().sandbox.requests.filter(isEffect).length, 1);
  });

  it('saves the transactions that its page names, and no others', async () => {
    const panel = await opened();
    await read(panel);
    const entries = lastTold(panel, 'transactions')?.lists[0]?.entries ?? [];
    const rows = entries.slice(0, 2).map(({ account, id }) => ({ account, id }));
    const folder = mkdtempSync(path.join(tmpdir(), 'egress-usage-'));
    const file = path.join(folder, 'saved.csv');
    try {
      product().questions.answer(file);
      panel.says('save', { rows: [...rows, { account: 'nobody', id: '1' }] });
      await until('the file', () => product().dialogs.text.includes('saved.csv'));
      const [heading = '', ...lines] = readFileSync(file, 'utf8').trimEnd().split('\r\n');
      assert.match(heading, /^account,id,time,/);
      assert.deepEqual(
        lines.map((line) => line.split(',').slice(0, 2)),
        rows.map(({ id }) => [product().label('1001proxy'), id]),
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('does nothing that costs, whatever its page says', async () => {
    const { executeCommand } = vscode.commands;
    const pending = new Set<Thenable<unknown>>();
    Object.assign(vscode.commands, {
      executeCommand: (...passed: Parameters<typeof executeCommand>) => {
        const done = executeCommand(...passed);
        const forget = () => pending.delete(done);
        pending.add(done);
        done.then(forget, forget);
        return done;
      },
    });
    try {
      const panel = await opened();
      await read(panel);
      const expiries = lastTold(panel, 'expiries')?.rows ?? [];
      const ids = [
        ...accountsOf(panel).map(({ id }) => id),
        ...expiries.slice(0, 5).map(({ id }) => id),
        ...(lastTold(panel, 'reminders')?.rows ?? []).map(({ id }) => id),
      ];
      const text = fc.oneof(
        { weight: 5, arbitrary: fc.constantFrom(...ids) },
        { weight: 1, arbitrary: fc.constantFrom('', '__proto__', '../..', '$(zap)', 'x'.repeat(10_000)) },
      );
      const usable = fc.record(
        {
          account: text,
          id: text,
          reminder: text,
          kind: fc.constantFrom('subscription', 'order', 'account'),
          action: fc.constantFrom('renew', 'extend', 'deposit', 'replaceKey', 'open', 'checkKey'),
          rows: fc.array(fc.record({ account: text, id: text }), { maxLength: 3 }),
        },
        { requiredKeys: ['account', 'id', 'kind', 'reminder', 'action'] },
      );
      const said = fc.oneof({ weight: 3, arbitrary: usable }, { weight: 1, arbitrary: fc.anything() });
      for (const name of Object.keys(FROM_USAGE).filter((each) => each !== 'ready')) {
        for (const each of fc.sample(said, { numRuns: 6, seed: 6 })) {
          panel.says(name, each);
          await until(`the end of ${name}`, () => pending.size === 0);
          product().questions.clear();
        }
      }
      for (const message of fc.sample(fc.anything(), { numRuns: 20, seed: 6 })) {
        panel.posts(message);
      }
      await until('quiet', () => !accountsOf(panel).some(({ isReading }) => isReading));
      assert.deepEqual(product().sandbox.requests.filter(isEffect), []);
      assert.deepEqual(product().sandbox.ledger, []);
      product().assertNoSecret([panel.told, product().dialogs.text], 'what was told and said');
    } finally {
      Object.assign(vscode.commands, { executeCommand });
    }
  });
});
