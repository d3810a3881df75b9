import assert from 'node:assert/strict';
import { until } from '../until.js';
import { chooseFromMenu } from './editor/clicks.js';
import { isRemembered } from './editor/keptState.js';
import { useAccounts } from './useAccounts.js';

const LOG = 'scrape.log';

const LINES = [
  '2026-11-22 12:30:45,503 INFO listening on port 407',
  "requests.exceptions.ProxyError: ('Tunnel connection failed: 403 Forbidden')",
  '',
];

describe('help with what went wrong', function () {
  this.timeout(180_000);
  const { editor, account, requests } = useAccounts(['iploop'], {
    editor: { files: { [LOG]: LINES.join('\n') } },
  });

  /** The document that is read, in one line, once all of this is to be seen in it. */
  const document = (...parts: readonly RegExp[]) =>
    until(
      `a document with ${parts.join(' and ')}`,
      async () => {
        const text = (await editor().documents.visibleLines()).join(' ').replaceAll(/\s+/g, ' ');
        return parts.every((part) => part.test(text)) && text;
      },
      30_000,
    );
  const links = () => editor().page.locator('.editor-instance .detected-link').count();
  const close = async () => {
    await editor().runCommand('View: Close Editor');
  };

  it('explains an error of a proxy in words of its own and in the provider’s', async () => {
    const { quickInput } = editor();
    await editor().runCommand('Egress: Explain a proxy error');
    await quickInput.isAsking('Which error did the proxy answer with?');
    await quickInput.pick('407');
    await document(
      /^407 · Proxy Authentication Required The proxy wants a login/,
      /Who says it The proxy, .* Usual causes • No login was sent/,
      /What IPLoop says of 407 .*• Typo in proxy password • Key not activated .*Check api_key/,
      /What is left .* · 6\.8 of 10 GB left/,
    );
    assert.equal(await links(), 0);
    assert.deepEqual(
      requests('iploop', 'explainError').map(({ path }) => path),
      ['/api/support/errors/407'],
    );
    await editor().screenshot('explanation of 407');
    await close();
  });

  it('finds the error in a selected line of a log, from its menu', async () => {
    const { documents, page } = editor();
    await documents.open(LOG, 2, 1);
    await page.keyboard.press('Shift+End');
    await page.keyboard.press('Shift+F10');
    await chooseFromMenu(page, 'Explain a proxy error');
    const text = await document(
      /^403 · Forbidden/,
      /Who says it The proxy, not the site behind it/,
      /What IPLoop says of 403/,
    );
    assert.doesNotMatch(text, /if it is the site/);
    await editor().screenshot('explanation beside a log');
    assert.equal(await page.locator('.editor-group-container').count(), 2);
    await close();
  });

  it('finds it in a message that is pasted, and says what is missing', async () => {
    const { documents, quickInput } = editor();
    // nothing is selected
    await documents.open(LOG, 1, 1);
    await editor().runCommand('Egress: Explain a proxy error');
    await quickInput.choose('Paste an error message');
    await quickInput.isAsking('It stays on this machine');
    await quickInput.answer('listening on port 407');
    await quickInput.isAsking('No error of a proxy is in it.');
    await quickInput.answer('page.goto: net::ERR_TUNNEL_CONNECTION_FAILED at https://example.com/');
    await document(/^Tunnel refused The proxy answered, and opened no tunnel/);
    assert.equal(requests('iploop').length, 0);
    await close();
  });

  it('asks a provider, and sends no key', async () => {
    const { sidebar, quickInput } = editor();
    await sidebar.pressMenu(account('iploop').label, 'Ask support');
    await quickInput.isAsking('Ask IPLoop: countries, quota');
    await quickInput.answer(`Is ${account('iploop').key} a good key?`);
    await quickInput.isAsking('The question holds a key or a password.');
    assert.equal(requests('iploop', 'ask').length, 0);
    await quickInput.answer('Which countries do you have?');
    await document(
      /^Which countries do you have\? .* · IPLoop · /,
      /Answer Exits are available in 195 countries\. .* Related countries_available: 195 best_countries: US, GB, CA/,
    );
    assert.equal(requests('iploop', 'ask').length, 1);
    assert.equal(await links(), 0);
  });

  it('keeps the answer over a reload, to be read again and deleted', async () => {
    const { quickInput, notifications } = editor();
    await isRemembered(editor().page, 'countries do you have');
    await editor().reload();
    await editor().runCommand('Egress: Show answers of support');
    await quickInput.isAsking('Which answer?');
    await quickInput.choose('Which countries do you have?');
    await document(/^Which countries do you have\?/);
    await editor().screenshot('answer Light 2026');
    assert.equal(requests('iploop', 'ask').length, 0);

    await editor().runCommand('Egress: Show answers of support');
    await quickInput.choose('Delete answers');
    await quickInput.isAsking('Which answers are to be deleted?');
    await quickInput.row('Which countries do you have?').getByRole('checkbox').check();
    await quickInput.pressButton('OK');
    await editor().runCommand('Egress: Show answers of support');
    await notifications.isShowing('There is no answer yet.');
    await notifications.press('There is no answer yet.', 'Ask support');
    await quickInput.isAsking('Ask IPLoop');
    await quickInput.cancel();
  });

  it('asked nobody outside this machine', () => {
    assert.deepEqual(editor().outsideRequests, []);
  });
});
