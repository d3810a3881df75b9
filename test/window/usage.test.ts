import assert from 'node:assert/strict';
import type { ProviderId } from '../../src/sandbox/types.js';
import { until } from '../until.js';
import { isPanelKept } from './editor/keptState.js';
import { UsagePanel } from './editor/usagePanel.js';
import { useAccounts } from './useAccounts.js';

interface Diagnosis {
  readonly remaining_gb: number;
  readonly quota_gb: number;
  readonly usage_percent: number;
}

interface Subscriptions {
  readonly subscriptions: readonly { readonly activeUntil: number }[];
}

interface Reference {
  readonly data: {
    readonly countries: readonly { readonly id: number }[];
    readonly periods: readonly { readonly id: number }[];
  };
}

const PROVIDERS: readonly ProviderId[] = ['gateway', '1001proxy', 'iploop', 'checker', 'ipswamp'];

describe('the usage panel in the window', function () {
  this.timeout(240_000);
  const { editor, sandbox, account, requests } = useAccounts(PROVIDERS, {
    editor: {
      viewport: { width: 1500, height: 1400 },
      keybindings: [
        { key: 'ctrl+alt+7', command: 'egress.openUsage', args: { account: 'Residential (sandbox)' } },
      ],
    },
  });

  const panel = () => new UsagePanel(editor().webview);
  const labelOf = (provider: ProviderId) => account(provider).label;

  /** What a provider answers somebody who asks it beside the extension. */
  async function truth<T>(provider: ProviderId, path: string, body?: object): Promise<T> {
    const { baseUrl, key } = account(provider);
    const answered = await fetch(`${baseUrl}${path}`, {
      headers: { authorization: `Bearer ${key}`, 'x-api-key': key, 'content-type': 'application/json' },
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
    });
    return (await answered.json()) as T;
  }

  const balance = async () => {
    const { data } = await truth<{ readonly data: { readonly balance: string } }>('1001proxy', '/account');
    return `$${data.balance}`;
  };

  const shows = (provider: ProviderId, text: string) =>
    until(
      `${text} at ${labelOf(provider)}`,
      async () => (await panel().reading(labelOf(provider)).allInnerTexts()).join() === text,
      30_000,
    );

  /** Each number against what the providers tell. */
  const isTrue = async () => {
    const { remaining_gb, quota_gb, usage_percent } = await truth<Diagnosis>(
      'iploop',
      '/api/support/diagnose',
    );
    await shows('iploop', `${remaining_gb} of ${quota_gb} GB left`);
    assert.ok((await panel().card(labelOf('iploop')).innerText()).includes(`${usage_percent}% used`));
    await shows('1001proxy', await balance());
    const { subscriptions } = await truth<Subscriptions>('gateway', '/api/proxy?op=subscriptions');
    const active = subscriptions.filter(({ activeUntil }) => activeUntil > Date.now()).length;
    await shows('gateway', `${active} subscriptions`);
    await panel().card(labelOf('checker')).waitFor();
    await panel().card(labelOf('ipswamp')).waitFor();
  };

  /** Nothing was changed or bought, and no request of a plan used up, since the test began. */
  const assertFree = () => {
    assert.deepEqual(
      PROVIDERS.flatMap((provider) =>
        requests(provider).filter(({ method }) => method !== 'GET' || provider === 'ipswamp'),
      ),
      [],
    );
  };

  before(async () => {
    await editor().useTheme('Dark 2026');
    await editor().sidebar.open();
    await editor().sidebar.row(labelOf('gateway')).waitFor();
  });

  it('opens from the palette and shows what is true of all five, with its age, asking for nothing that costs', async () => {
    await editor().runCommand('Egress: Open usage');
    await panel().heading.waitFor({ timeout: 30_000 });
    await isTrue();
    for (const provider of ['iploop', '1001proxy', 'gateway'] as const) {
      assert.match(await panel().card(labelOf(provider)).innerText(), /From the provider · now/);
    }
    assert.match(await panel().card(labelOf('checker')).innerText(), /tells of no balance or quota/);
    assert.match(await panel().card(labelOf('ipswamp')).innerText(), /Not read yet\./);
    assertFree();
    await editor().screenshot('usage Dark 2026');
  });

  it('shows how often the providers may be asked', async () => {
    const card = panel().card(labelOf('iploop'));
    assert.match(await card.locator('summary').innerText(), /^Rate limits: \d+ of \d+ left$/);
    await card.locator('summary').click();
    await until('the limit of the plan', async () => (await card.innerText()).includes('of 120 in'));
    assert.match(await panel().card(labelOf('1001proxy')).locator('summary').innerText(), /of \d+ left$/);
  });

  it('reads what costs a request after its modal alone', async () => {
    const card = panel().card(labelOf('ipswamp'));
    await card.getByRole('button', { name: 'Check (1 request)' }).click();
    assert.match(await editor().modal.text(), /counts the check as one request/);
    await editor().modal.press('Cancel');
    assertFree();
    await card.getByRole('button', { name: 'Check (1 request)' }).click();
    await editor().modal.press('Check for 1 request');
    await shows('ipswamp', '8,500 of 10,000 requests left');
    assert.equal(requests('ipswamp').length, 1);
  });

  it('shows what has changed at a provider when it is refreshed', async () => {
    const before = await balance();
    const { data } = await truth<Reference>('1001proxy', '/reference/ipv4');
    const [country, period] = [data.countries[0]?.id, data.periods[0]?.id];
    await truth('1001proxy', '/orders', { type: 'ipv4', countryId: country, periodId: period, quantity: 1 });
    const after = await balance();
    assert.notEqual(after, before);
    await panel().card(labelOf('1001proxy')).getByRole('button', { name: 'Refresh' }).click();
    await shows('1001proxy', after);
    await until('the purchase', async () => (await panel().transactions.nth(1).innerText()).includes(after));
    assert.match(await panel().transactions.nth(1).innerText(), /purchase/);
    assert.equal(sandbox().ledger.length, 1);
  });

  it('opens by a key with the account that it names in sight', async () => {
    await editor().page.keyboard.press('Control+Alt+7');
    await until('the card of the account', () => panel().isAt(labelOf('iploop')));
  });

  it('stands again after the window was reloaded, and is as true', async () => {
    await isPanelKept(editor().page, 'egress.usage');
    await editor().reload();
    // which tab was in front is not always written before the window goes
    await editor().page.locator('.tab').filter({ hasText: 'Usage' }).click();
    await panel().heading.waitFor({ timeout: 60_000 });
    await isTrue();
    await shows('ipswamp', '8,500 of 10,000 requests left');
    assertFree();
  });

  it('looks right in the light and in high contrast', async () => {
    await editor().useTheme('Light 2026');
    await editor().screenshot('usage Light 2026');
    await editor().useTheme('Default High Contrast');
    await editor().screenshot('usage high contrast');
    assert.deepEqual(editor().outsideRequests, []);
  });

  it('opens from the title of the providers’ view, and from an account’s menu with its card in sight', async () => {
    await editor().runCommand('View: Close All Editors');
    await panel().heading.waitFor({ state: 'detached' });
    await editor().page.locator('.part.sidebar .pane-header').filter({ hasText: 'Providers' }).hover();
    await editor().page.locator('.part.sidebar').getByRole('button', { name: 'Open usage' }).first().click();
    await panel().heading.waitFor({ timeout: 30_000 });
    await editor().sidebar.pressMenu(labelOf('1001proxy'), 'Open usage', () =>
      panel().isAt(labelOf('1001proxy')),
    );
  });
});
