import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { until } from '../until.js';
import type { PageElement } from './editor/pageElement.js';
import { useAccounts } from './useAccounts.js';

describe('what can be asked of a provider', function () {
  this.timeout(180_000);
  const { editor, sandbox, account, requests } = useAccounts(['1001proxy', 'iploop', 'checker', 'ipswamp'], {
    editor: { literals: ['order.txt'] },
  });

  const rowNamed = (name: RegExp) =>
    until(
      `a row ${String(name)}`,
      async () => (await editor().sidebar.namedRows()).find((row) => name.test(row.name)),
      30_000,
    );

  it('is the price of an order, which buys nothing', async () => {
    const { sidebar, quickInput, modal } = editor();
    await sidebar.expand(account('1001proxy').label);
    await sidebar.pressAction(/^Catalogue/, 'Quote an order');
    for (const [question, answer] of [
      ['What do you want to order?', 'ipv4'],
      ['Which country?', 'Germany'],
      ['For how long?', '1 Month'],
    ] as const) {
      await quickInput.isAsking(question);
      await quickInput.pick(answer);
    }
    await quickInput.isAsking('How many proxies?');
    await quickInput.answer('none');
    await quickInput.isAsking('Enter a whole number');
    await quickInput.answer('2');
    await quickInput.isAsking('Coupon code');
    await quickInput.answer('');
    assert.match(
      await modal.text(),
      /^ipv4 · Germany · 1 Month · 2 proxies costs \$\d+\.\d\d\s+2 proxies · \$[\d.]+ each · Nothing was bought\.$/,
    );
    await modal.press('OK');
    assert.deepEqual(
      [...new Set(requests('1001proxy').map(({ op }) => op))],
      ['reference', 'calculateOrder'],
    );
    assert.deepEqual(sandbox().ledger, []);
  });

  it('are the transactions of one type', async () => {
    await editor().sidebar.pressAction(/^Transactions/, 'Show transactions');
    await editor().quickInput.isAsking('Which transactions?');
    await editor().quickInput.pick('refund');
    await rowNamed(/^Transactions, refund · 2$/);
    assert.deepEqual(
      requests('1001proxy').map(({ query }) => query['type']),
      ['refund'],
    );
    await rowNamed(/^\$9\.00, refund · /);
    await editor().sidebar.collapse(account('1001proxy').label);
  });

  it('is the state of the service', async () => {
    await editor().runCommand('Egress: Show service status');
    await until('the row of the status', async () =>
      (await editor().sidebar.focusedRow())?.name.startsWith('Service status, operational · 195 countries'),
    );
    assert.equal(requests('iploop', 'status').length, 1);
  });

  it('is a job that runs at the provider, until it is done', async () => {
    const { sidebar, quickInput } = editor();
    const { baseUrl, key } = account('checker');
    const answer = await fetch(`${baseUrl}/api/check`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ proxies_text: '192.0.2.1:8080\n192.0.2.2:8080\n192.0.2.3:1080' }),
    });
    const { job_id: job } = (await answer.json()) as { readonly job_id: string };
    await sidebar.expand(account('checker').label);
    await sidebar.pressAction(/^Jobs/, 'Follow a check job');
    await quickInput.isAsking('Id of a check job at Checker');
    await quickInput.answer(job);
    const followed = new RegExp(`^${job}, `);
    await rowNamed(followed);
    await until(
      'the end of the job',
      async () => {
        // while the tree is drawn anew the button passes no row, and all is refreshed but the jobs: a person presses again
        await sidebar.pressAction(job, 'Refresh', () => true);
        return (await rowNamed(followed)).name.endsWith(', completed · 3 of 3');
      },
      30_000,
    );
    await rowNamed(/^192\.0\.2\.2:8080, /);
  });

  for (const [title, row, format, expected] of [
    ['results of a job', /-.*completed/, 'csv', /^proxy_norm,status,.*\n192\.0\.2\.1:8080,/],
    ['public proxies', /^Public proxies/, 'txt', /^(\d+\.\d+\.\d+\.\d+:\d+\n){100}/],
  ] as const) {
    it(`is a file with the ${title}`, async () => {
      const { sidebar, quickInput, notifications, profile } = editor();
      await sidebar.pressAction(row, 'Download proxies');
      await quickInput.isAsking('Which format for');
      await quickInput.pick(format);
      const file = path.join(profile.workspace, `downloaded.${format}`);
      await quickInput.saveAs(file);
      await notifications.isShowing(`Saved downloaded.${format}`);
      assert.match(editor().fileText(`downloaded.${format}`), expected);
    });
  }

  it('is a file with the passwords of an order, after a question', async () => {
    const { sidebar, quickInput, modal, notifications, profile } = editor();
    const file = path.join(profile.workspace, 'order.txt');
    await sidebar.collapse(account('checker').label);
    await sidebar.expand(account('1001proxy').label);
    await sidebar.collapse(/^Transactions/);
    await sidebar.expand(/^Orders/);
    // the names of the countries redraw the orders, type by type
    await until('the countries', async () => {
      const orders = (await sidebar.namedRows()).filter(({ name }) => / prox(y|ies)$/.test(name));
      return orders.length > 0 && orders.every(({ name }) => /^resident| · [A-Z].* · /.test(name));
    });
    const ask = async () => {
      await sidebar.pressAction(/^ipv4.*Germany/, 'Download proxies');
      await quickInput.isAsking('Which form?');
      await quickInput.pick('user:pass@ip:port');
      await quickInput.isAsking('Which ports?');
      await quickInput.pick('SOCKS5 ports');
      assert.match(
        await modal.text(),
        /Save the passwords of order cm1ord\w+ to a file\?\s+Whoever reads the file/,
      );
    };
    await ask();
    await modal.press('Cancel');
    assert.deepEqual(requests('1001proxy', 'downloadOrder'), []);
    await ask();
    await modal.press('Download with credentials');
    await quickInput.saveAs(file);
    await notifications.isShowing('Saved order.txt');
    assert.ok(existsSync(file));
    assert.match(editor().fileText('order.txt'), /^(user_\w+:pass_\w+@127\.0\.0\.\d+:\d+\n){10}$/);
  });

  it('is the reputation of an address, which costs a request and is asked before', async () => {
    const { quickInput, modal, sidebar } = editor();
    await sidebar.collapse(account('1001proxy').label);
    await sidebar.pressAction(account('ipswamp').label, 'Look up an IP');
    await quickInput.isAsking('IP address to look up');
    await quickInput.answer('8.8.8');
    await quickInput.isAsking('That is no IP address.');
    await quickInput.answer('8.8.8.8');
    assert.match(
      await modal.text(),
      /Look up 8\.8\.8\.8\?\s+IPSwamp counts it as one request of your plan\./,
    );
    await modal.press('Cancel');
    assert.deepEqual(requests('ipswamp'), []);
    await sidebar.pressAction(account('ipswamp').label, 'Look up an IP');
    await quickInput.answer('8.8.8.8');
    await modal.press('Look up for 1 request');
    await editor().webview.getByRole('heading', { name: '8.8.8.8' }).waitFor();
    assert.equal(requests('ipswamp', 'checkIP').length, 1);
    await sidebar.expand(account('ipswamp').label);
    await rowNamed(/^8\.8\.8\.8, score 16 · risk low · country DE · asn 64497 · now$/);
    await sidebar.expand('8.8.8.8');
    await sidebar.expand(/^location/);
    await rowNamed(/^city, Berlin$/);
  });

  it('shows every field that came on a page that the keyboard operates, in each theme', async () => {
    const { page, webview } = editor();
    const field = (name: RegExp) => webview.getByRole('treeitem', { name });
    assert.match(await webview.getByRole('main').innerText(), /Country\s+Germany \(DE\)[^]*Hosting\s+○ no/);
    assert.equal(await field(/./).count(), 21);
    await webview.getByRole('heading', { name: '8.8.8.8' }).click();
    await until('the keyboard in the tree', async () => {
      await page.keyboard.press('Tab');
      return (
        (await field(/^success: true$/)
          .and(webview.locator(':focus'))
          .count()) === 1
      );
    });
    for (const key of ['l', 'ArrowRight', 'ArrowDown']) {
      await page.keyboard.press(key);
    }
    await field(/^city: Berlin$/)
      .and(webview.locator(':focus'))
      .waitFor();
    await page.keyboard.press('Control+C');
    await until(
      'the value on the clipboard',
      async () => (await page.evaluate<string>('navigator.clipboard.readText()')) === 'Berlin',
    );
    const colour = () =>
      field(/^city: Berlin$/).evaluate(
        (element: PageElement) => element.ownerDocument.defaultView?.getComputedStyle(element).color,
      );
    const seen = new Set<string | undefined>();
    for (const theme of ['Light 2026', 'Dark 2026'] as const) {
      await editor().useTheme(theme);
      seen.add(await colour());
    }
    assert.equal(seen.size, 2);
  });

  it('looks up again from the page, after the same question', async () => {
    const { modal, webview } = editor();
    const again = webview.getByRole('button', { name: 'Look up again' });
    await again.click();
    assert.match(
      await modal.text(),
      /Look up 8\.8\.8\.8\?\s+IPSwamp counts it as one request of your plan\./,
    );
    await modal.press('Cancel');
    assert.deepEqual(requests('ipswamp'), []);
    await again.click();
    await modal.press('Look up for 1 request');
    await webview.getByRole('status').getByText('8.8.8.8 was looked up again.').waitFor();
    assert.equal(requests('ipswamp', 'checkIP').length, 1);
  });
});
