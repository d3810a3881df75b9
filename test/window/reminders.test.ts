import assert from 'node:assert/strict';
import { until } from '../until.js';
import { isRemembered } from './editor/keptState.js';
import { RemindersView } from './editor/remindersView.js';
import { useAccounts } from './useAccounts.js';

const NAME = 'Urgent, Price monitor, 5 h left · Scraping EU (sandbox)';
/** The subscription of the same name has another description. */
const OF_REMINDER = /Price monitor.*5 h left · Scraping EU/;

describe('the reminders in the window', function () {
  this.timeout(180_000);
  const { editor, sandbox, account, requests } = useAccounts(['gateway', 'iploop'], {
    editor: { settings: { 'egress.reminders.notify': true, 'egress.reminders.expiryDays': 0.5 } },
  });

  const view = () => new RemindersView(editor().page);
  /** A digest has its accounts in brackets. */
  const told = async () =>
    (await editor().notifications.texts()).filter((text) => text.includes('(sandbox))'));
  const showSubscriptions = async () => {
    await editor().sidebar.open();
    await editor().sidebar.expand(account('gateway').label);
    await editor().sidebar.expand(/^Subscriptions/);
    await editor()
      .sidebar.row(/^Price monitor/)
      .waitFor();
  };

  it('tell of what runs out in one row, at the icon, and by one notification', async () => {
    await showSubscriptions();
    await until('the row', async () => (await view().names()).length > 0, 30_000);
    assert.deepEqual(await view().names(), [NAME]);
    await until('the badge', async () => (await view().badge()) === '1');
    await editor().notifications.isShowing('Price monitor: 5 h left');
    assert.deepEqual(await told(), ['Price monitor: 5 h left (Scraping EU (sandbox))']);
  });

  it('lead from the notification to the renewal’s question', async () => {
    await editor().notifications.press('Price monitor', 'Renew');
    await editor().quickInput.isAsking('Renew Price monitor');
    await editor().quickInput.cancel();
  });

  it('lead from the row to the renewal’s question, by click and by Enter, and nothing was renewed', async () => {
    await view().row('Price monitor').click();
    await editor().quickInput.isAsking('Renew Price monitor');
    await editor().quickInput.cancel();
    await until('the row to have the focus', () =>
      view().pane.locator('.monaco-list:focus-within').isVisible(),
    );
    await editor().page.keyboard.press('Enter');
    await editor().quickInput.isAsking('Renew Price monitor');
    await editor().quickInput.cancel();
    assert.deepEqual(sandbox().ledger, []);
  });

  it('ask what to do where there is more than one thing', async () => {
    await editor().sidebar.pressAction(OF_REMINDER, 'Act on reminder', async () =>
      (await editor().quickInput.question()).includes('What to do about Price monitor?'),
    );
    await editor().quickInput.pick('Show in sidebar');
    await until('the subscription', async () =>
      (await editor().sidebar.focusedRow())?.name.startsWith('Price monitor, 5 h left · 12002'),
    );
  });

  it('stand beside what is left in the status bar, which opens the usage', async () => {
    const item = view().statusBarItem;
    await until('what is left', async () => (await item.innerText()).trim() === '6.8 GB');
    assert.match(
      (await item.locator('a').getAttribute('aria-label')) ?? '',
      /Residential \(sandbox\): 6\.8 of 10 GB left/,
    );
  });

  it('stand in the next window though nobody has read the list there', async () => {
    await editor().sidebar.collapse(account('gateway').label);
    await editor().reload();
    await editor().sidebar.open();
    await until('the row', async () => (await view().names()).length > 0, 30_000);
    assert.deepEqual(await view().names(), [NAME]);
    assert.deepEqual(requests('gateway'), []);
    assert.deepEqual(await told(), []);
  });

  it('go when they are snoozed, and stay gone after a reload', async () => {
    await editor().sidebar.pressAction(OF_REMINDER, 'Snooze reminder', async () =>
      (await editor().quickInput.question()).includes('Snooze Price monitor for how long?'),
    );
    await editor().quickInput.pick('Until tomorrow morning');
    await view().pane.waitFor({ state: 'hidden' });
    await until('no badge', async () => (await view().badge()) === '');
    await isRemembered(editor().page, 'snoozedUntil');
    await editor().reload();
    await showSubscriptions();
    await editor().statusBar('6.8 GB');
    assert.equal(await view().pane.isVisible(), false);
    assert.equal(await view().badge(), '');
    assert.deepEqual(await told(), []);
  });

  it('come together in one notification, which leads to the view', async () => {
    sandbox().inject({
      ...{ provider: 'iploop', match: { op: 'status' }, kind: 'badField', times: 9 },
      ...{ jsonPath: 'status', value: 'degraded' },
    });
    sandbox().inject({
      ...{ provider: 'iploop', match: { op: 'diagnose' }, kind: 'badField', times: 9 },
      ...{ jsonPath: 'remaining_gb', value: 0.4 },
    });
    await editor().sidebar.pressAction(account('iploop').label, 'Refresh', async () =>
      (await view().names()).some((name) => name.includes('degraded')),
    );
    const text = await editor().notifications.isShowing('2 things need attention');
    assert.match(text, /0\.4 of 10 GB left \(Residential \(sandbox\)\), Service degraded \(/);
    assert.equal((await told()).length, 1);
    await editor().notifications.press('2 things', 'Show reminders');
    await until('the focus', () => view().pane.locator('.monaco-list:focus-within').isVisible());
    assert.deepEqual(await view().names(), [
      'Soon, 0.4 of 10 GB left, Residential (sandbox)',
      'Soon, Service degraded, Residential (sandbox)',
    ]);
    await editor().statusBar('0.4 GB');
    assert.match((await view().statusBarItem.getAttribute('class')) ?? '', /\bwarning-kind\b/);
  });

  it('are told apart by shape, and can be read in every theme', async () => {
    await editor().notifications.clear();
    for (const theme of ['Light 2026', 'Dark 2026', 'Default High Contrast'] as const) {
      await editor().useTheme(theme);
      const classes = await view()
        .row('Service degraded')
        .locator('.custom-view-tree-node-item-icon')
        .getAttribute('class');
      assert.match(classes ?? '', /codicon-warning/);
      await editor().screenshot(`reminders ${theme}`);
      await view().statusBarItem.hover();
      await editor().page.locator('.workbench-hover').filter({ hasText: 'Residential' }).waitFor();
      await editor().screenshot(`reminders ${theme} tooltip`);
      await editor().page.keyboard.press('Escape');
    }
  });

  it('asked nobody outside this machine', () => {
    assert.deepEqual(editor().outsideRequests, []);
  });
});
