import assert from 'node:assert/strict';
import { formatDecimal } from '../../../../src/core/money.js';
import type { ShownAmount } from '../../../../src/protocol/usage.js';
import { startSandbox, type Sandbox } from '../../../../src/sandbox/index.js';
import { shownComparison } from '../../../../src/ui/usage/shownComparison.js';
import { shownTransactions } from '../../../../src/ui/usage/shownTransactions.js';
import { accountAt } from '../../../providers/account.js';
import { OpenedAccount } from './openedAccount.js';

/** The sandbox keeps its ledger forward and knows nothing of the product: here the two meet. */
describe('the numbers of the usage page at the sandbox', () => {
  let sandbox: Sandbox;

  before(async () => {
    sandbox = await startSandbox({ seed: 7, rateLimitScale: 100, large: { orders: 300 } });
  });

  after(() => sandbox.stop());

  function opened(provider: '1001proxy' | 'gateway'): OpenedAccount {
    const found = sandbox.accounts.find((account) => account.provider === provider);
    assert.ok(found);
    return new OpenedAccount(accountAt(provider, found.baseUrl, found.key), { clock: Date.now });
  }

  function list(account: OpenedAccount) {
    const [shown] = shownTransactions([account.facts]);
    assert.ok(shown);
    return shown;
  }

  it('have balances that begin at nothing, however many pages they are on', async () => {
    const account = opened('1001proxy');
    await account.read('resident');
    const firstPage = list(account);
    assert.equal(firstPage.hasMore, true);
    while (account.facts.transactions?.hasMore === true) {
      await account.reads.transactions?.of('all').loadMore();
    }
    const { entries, reckonedFrom } = list(account);
    assert.deepEqual(entries.slice(0, firstPage.entries.length), firstPage.entries);
    const moving = entries.filter(({ status }) => status === 'completed');
    assert.ok(moving.length > 100);
    assert.deepEqual(textOf(moving[0]?.balanceAfter), textOf(reckonedFrom?.balance));
    const oldest = moving.at(-1);
    assert.equal(textOf(oldest?.balanceAfter), textOf(oldest?.amount));
    assert.ok(
      entries.every(({ status, balanceAfter }) => (status === 'completed') === (balanceAfter !== undefined)),
    );
  });

  it('have the balance after a purchase that was read later than the balance', async () => {
    const account = opened('1001proxy');
    await account.read('resident');
    const before = list(account);
    const { baseUrl, key } = sandbox.accounts.find(({ provider }) => provider === '1001proxy') ?? {};
    const answer = await fetch(`${baseUrl ?? ''}/orders`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${key ?? ''}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ type: 'ipv4', countryId: 1, periodId: 1, quantity: 1 }),
    });
    assert.ok(answer.ok);
    await account.reads.transactions?.of('all').refresh();
    const [bought, former] = list(account).entries;
    assert.equal(bought?.type, 'purchase');
    assert.deepEqual(former, before.entries[0]);
    await account.reads.usage?.refresh();
    const { reckonedFrom } = list(account);
    assert.equal(textOf(bought.balanceAfter), textOf(reckonedFrom?.balance));
  });

  it('are told from all that the provider lists, and say where there is more', async () => {
    for (const [provider, tells] of [
      ['1001proxy', true],
      ['gateway', false],
    ] as const) {
      const account = opened(provider);
      assert.equal(account.facts.abilities.tellsTransactions, tells, provider);
      await account.read('resident');
      assert.equal(account.facts.orders?.hasMore ?? false, tells, provider);
      assert.equal(account.facts.transactions?.hasMore ?? false, tells, provider);
    }
  });

  it('have prices where the provider tells any', async () => {
    const rows = await Promise.all(
      (['1001proxy', 'gateway'] as const).map(async (provider) => {
        const account = opened(provider);
        await account.read('resident');
        return shownComparison([account.facts], [], { ofAccount: () => [] });
      }),
    );
    const told = rows
      .flat()
      .map(({ label, price }) => [label.replace(/^.* · /, ''), price?.per, price?.basis]);
    assert.deepEqual(
      told.find(([type]) => type === 'ipv4'),
      ['ipv4', 'proxyDay', 'orders'],
    );
    assert.deepEqual(
      told.find(([type]) => type === 'resident'),
      ['resident', 'gigabyte', 'tariffs'],
    );
    assert.deepEqual(told.at(-1), ['Scraping EU', 'proxyDay', 'plans']);
    // The packages cost 3.5, 3.1, 2.8 and 2.25 for a gigabyte.
    const amounts = new Map(rows.flat().map(({ price }) => [price?.basis, price?.amount]));
    assert.deepEqual(
      [textOf(amounts.get('tariffs')), amounts.get('tariffs')?.currency, amounts.get('plans')?.currency],
      ['2.95', 'USD', undefined],
    );
  });
});

function textOf(amount: ShownAmount | undefined): string | undefined {
  return amount && formatDecimal({ units: BigInt(amount.units), scale: amount.scale }, 2);
}
