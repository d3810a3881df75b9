import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from '../../until.js';
import { rowAt, run } from '../product.js';
import { useProduct } from '../useProduct.js';

describe('help with what went wrong', function () {
  this.timeout(60_000);
  const product = useProduct();

  const shown = () => {
    const document = vscode.window.activeTextEditor?.document;
    return document?.uri.scheme === 'egress-support' ? document.getText() : '';
  };
  /** What stands behind a proxy's row: its `host:port`. */
  const placeOf = async (...path: readonly string[]) =>
    (await rowAt(...path)).description?.split(' · ')[0] ?? '';

  after(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('asks the account whose proxy is named for its words, and no other', async () => {
    const { sandbox, label } = product();
    const place = await placeOf(label('gateway'), 'Subscriptions', 'Client A', 'http');
    const explained = await run('explainError', { text: `proxy ${place} failed: 403 Forbidden` });
    assert.deepEqual(explained, { code: 403, meaning: 'The request was understood, and is not allowed.' });
    assert.match(shown(), /^403 · Forbidden/);
    assert.doesNotMatch(shown(), /What IPLoop says/);
    assert.deepEqual(
      sandbox.requests.filter(({ op }) => op === 'explainError'),
      [],
    );
    await run('explainError', { text: 'proxy 203.0.113.7:1 failed: 403 Forbidden' });
    assert.match(shown(), /\nWhat IPLoop says of 403\n {2}Forbidden — /);
  });

  it('reads the selection when a menu passes the editor it stands in', async () => {
    const document = await vscode.workspace.openTextDocument({
      content: 'status=429\ncurl: (56) CONNECT tunnel failed, response 502\n',
    });
    const editor = await vscode.window.showTextDocument(document);
    editor.selection = new vscode.Selection(1, 0, 2, 0);
    assert.deepEqual(await run('explainError', document.uri), {
      code: 502,
      meaning: 'Bad Gateway — the exit could not reach the target',
    });
    assert.match(shown(), /\n {2}The proxy, not the site behind it\.\n/);
    assert.deepEqual(product().questions.asked, []);
  });

  it('asks where a selection tells of none, or of several', async () => {
    const { questions } = product();
    questions.answer('Tunnel refused');
    assert.deepEqual(await run('explainError', { text: 'listening on port 407' }), {
      code: 'tunnelRefused',
      meaning:
        'The proxy answered, and opened no tunnel. The client keeps its status to itself: 403, 429, 502, 503 and 504 all look like this.',
    });
    questions.answer('429');
    await run('explainError', { text: 'status=403, then status=429' });
    assert.deepEqual(
      questions.asked.map(({ prompt, labels }) => [prompt, labels.length]),
      [
        ['No error of a proxy was found there. Which one is it?', 9],
        ['There are several errors. Which one is it?', 2],
      ],
    );
    assert.match(shown(), /^429 · Too Many Requests/);
  });

  it('explains without the provider where it cannot be asked', async () => {
    const { sandbox, label } = product();
    sandbox.inject({ provider: 'iploop', match: { op: 'explainError' }, kind: 'status', status: 404 });
    await run('explainError', { account: label('iploop'), code: 504 });
    sandbox.clearFaults();
    assert.match(shown(), /^504 · Gateway Timeout/);
    assert.match(shown(), /\nWhat IPLoop says of 504\n {2}IPLoop /);
  });

  it('says what is not explained', async () => {
    assert.equal(await run('explainError', { code: 418 }), undefined);
    assert.match(
      product().dialogs.text,
      /^418 is not explained here\. These are: 407, 403, 429, 502, 503, 504\./,
    );
  });

  it('sends no question that holds a key or a login', async () => {
    const { sandbox, dialogs, label } = product();
    const { key } = sandbox.accounts.find(({ provider }) => provider === 'gateway') ?? { key: '' };
    for (const secret of [key, encodeURIComponent(key), 'http://user:pass@203.0.113.7:8080']) {
      await run('askSupport', { account: label('iploop'), question: `why ${secret}?` });
    }
    assert.equal(dialogs.text.split('The question holds a key or a password.').length, 4);
    assert.deepEqual(
      sandbox.requests.filter(({ op }) => op === 'ask'),
      [],
    );
  });

  it('gives a question back that could not be asked', async () => {
    const { sandbox, dialogs, label } = product();
    sandbox.inject({ provider: 'iploop', match: { op: 'ask' }, kind: 'status', status: 404 });
    dialogs.press('Ask again');
    await run('askSupport', { account: label('iploop'), question: 'How is the speed?' });
    sandbox.clearFaults();
    await until('the answer', () => Promise.resolve(shown().startsWith('How is the speed?')));
    assert.match(shown(), /\nAnswer\n {2}A sticky session keeps a fast exit/);
  });

  it('tells what to do about a key that does not work', async () => {
    const { sandbox, dialogs, questions, opened } = product();
    const { baseUrl } = sandbox.accounts.find(({ provider }) => provider === 'iploop') ?? { baseUrl: '' };
    questions.answer('not-a-key-of-anybody');
    dialogs.press('Open website');
    await run('addAccount', { provider: 'iploop', label: 'Wrong', baseUrl });
    await until('the website', () => Promise.resolve(opened.length > 0));
    const [told] = dialogs.shown;
    assert.match(told?.message ?? '', /does not accept the key of Wrong\. .*API key not found.*Sign up/);
    assert.deepEqual(told?.buttons, ['Replace key', 'Open website']);
    dialogs.press('Remove');
    await run('removeAccount', { account: 'Wrong' });
  });
});
