import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import fc from 'fast-check';
import { COMMANDS, type CommandName } from '../../../src/core/commands.js';
import type { LoggedRequest } from '../../../src/sandbox/types.js';
import type { Row } from '../../../src/ui/tree/row.js';
import { allRows, app, extension, run } from '../product.js';
import { useProduct } from '../useProduct.js';

/** Called by anybody: these change what runs in the window, which every other call needs. */
const SWITCHES: readonly CommandName[] = ['startSandbox', 'stopSandbox'];
const FUZZED = COMMANDS.filter((name) => !SWITCHES.includes(name));
const CALLS_OF_EACH = 40;
/** The provider's limits are kept by the client: a new sandbox has new accounts, whose minute has just begun. */
const CALLS_OF_ONE_SANDBOX = 8;

/** The calls that change nothing although they are sent by POST. */
const FREE_POSTS = ['ask', 'calculateOrder'];

describe('the commands, called by anybody with anything', function () {
  this.timeout(300_000);
  const product = useProduct();
  const unhandled: unknown[] = [];
  /** The editor's own extensions have theirs too. */
  const note = (reason: unknown) => {
    const where = reason instanceof Error ? (reason.stack ?? '') : extension().extensionPath;
    if (where.includes(extension().extensionPath)) {
      unhandled.push(reason);
    }
  };
  let ids: readonly string[];
  let rows: readonly Row[];

  before(async () => {
    process.on('unhandledRejection', note);
    const placed = await allRows((await app()).tree);
    rows = placed.filter((_, at) => at % 7 === 0).map(({ row }) => row);
    ids = [...new Set(rows.flatMap(({ args = {} }) => Object.values(args).filter(isText)))];
  });

  after(async () => {
    process.off('unhandledRejection', note);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  /** Most fields are what a command takes, of ids that exist and of others, so that calls get far. */
  const argumentsOf = () => {
    const { sandbox } = product();
    const text = fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...ids, ...sandbox.accounts.map(({ label }) => label)) },
      { weight: 1, arbitrary: fc.string() },
      { weight: 1, arbitrary: fc.constantFrom(...ODD_TEXTS) },
    );
    const odd = fc.oneof(text, fc.anything({ withBigInt: true, withDate: true, withMap: true }));
    const known = (values: readonly unknown[]) =>
      fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...values) }, { weight: 1, arbitrary: odd });
    const named = fc.record(
      {
        account: fc.oneof(
          { weight: 5, arbitrary: fc.constantFrom(...sandbox.accounts.map(({ label }) => label)) },
          odd,
        ),
        ...Object.fromEntries(
          ['subscription', 'order', 'plan', 'proxy', 'job', 'session', 'city', 'question', 'label'].map(
            (name) => [name, fc.oneof({ weight: 4, arbitrary: text }, odd)],
          ),
        ),
        provider: known(['gateway', 'iploop', '1001proxy', 'checker', 'ipswamp']),
        baseUrl: known(['https://proxy.example.com', 'http://127.0.0.1:9', 'http://evil.example.com']),
        credentials: known(['reference', 'literal']),
        scheme: known(['http', 'socks5', 'vless']),
        country: known(['US', 'de']),
        type: known(['ipv4', 'resident', 'all', 'deposit']),
        protocol: known(['http', 'socks5', 'https']),
        format: known(['csv', 'ip:port', 'user:pass@ip:port']),
        code: known([407, '502', Number.NaN]),
        ip: known(['8.8.8.8', '2001:db8::1']),
        file: known(['/etc/passwd', '../../outside.txt']),
        // what a command might be hoped to believe
        ...Object.fromEntries(
          ['confirm', 'force', 'yes', 'modal', 'key', 'quantity', 'couponCode'].map((name) => [name, odd]),
        ),
      },
      { requiredKeys: [] },
    );
    const one = fc.oneof(
      { weight: 8, arbitrary: named },
      { weight: 3, arbitrary: fc.constantFrom(...rows) },
      { weight: 1, arbitrary: fc.constantFrom(...ODD_VALUES) },
      { weight: 1, arbitrary: odd },
    );
    return fc.oneof(
      { weight: 5, arbitrary: one.map((value) => [value]) },
      { weight: 1, arbitrary: fc.tuple(one, fc.array(one, { maxLength: 3 })) },
      { weight: 1, arbitrary: fc.constant([]) },
    );
  };

  it('while a document has a cursor, and everything they ask is closed', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'javascript', content: '\n' });
    await vscode.window.showTextDocument(document);
    assert.equal(vscode.window.activeTextEditor?.document, document);
  });

  for (const name of FUZZED) {
    it(`${name} changes nothing, spends nothing, discloses nothing`, async () => {
      const { dialogs, questions, assertNoSecret } = product();
      let calls = 0;
      await vscode.env.clipboard.writeText('mine');
      await fc.assert(
        fc.asyncProperty(argumentsOf(), async (passed) => {
          if (calls++ % CALLS_OF_ONE_SANDBOX === 0) {
            await product().restart();
          }
          const { sandbox } = product();
          const result = await run(name, ...passed);
          assert.deepEqual(sandbox.requests.filter(isEffect), []);
          assert.deepEqual(sandbox.ledger, []);
          assertNoSecret(result, 'what it answered');
          assertNoSecret([dialogs.text, questions.asked], 'what it said and asked');
          assertNoSecret(await vscode.env.clipboard.readText(), 'the clipboard');
          assertNoSecret(vscode.window.activeTextEditor?.document.getText(), 'the document');
          dialogs.shown.length = 0;
          questions.clear();
        }),
        { numRuns: CALLS_OF_EACH, seed: 2, endOnFailure: true },
      );
    });
  }

  it('leave no rejection to nobody', () => {
    assert.deepEqual(unhandled.map(String), []);
  });
});

/** Whether a call changes something at the provider, uses a paid request up, or turns an exit. */
function isEffect({ provider, method, op, path }: LoggedRequest): boolean {
  return (method !== 'GET' && !FREE_POSTS.includes(op)) || provider === 'ipswamp' || path.startsWith('/r/');
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

const ODD_TEXTS = [
  '',
  '../../../etc/passwd',
  '/r/../r/x',
  '%2e%2e%2f',
  'http://127.0.0.1:9/',
  '//evil.example.com/x',
  '__proto__',
  'constructor',
  '\u202egnp.exe',
  '\u0000',
  '$(zap) [a](command:egress.showLog)',
  '9'.repeat(400),
  'x'.repeat(100_000),
];

const self: Record<string, unknown> = {};
self['account'] = self;

const ODD_VALUES: readonly unknown[] = [
  self,
  JSON.parse('{"__proto__": {"account": "x"}, "account": {"toString": null}}'),
  Object.create(null),
  vscode.Uri.file('/etc/passwd'),
  [vscode.Uri.file('/etc/passwd')],
  { id: 'x', label: 'y' },
  { id: 'x', label: 'y', branch: {}, args: { account: 1 } },
  { id: {}, label: [], branch: null, args: null },
  'x'.repeat(1_000_000),
  Symbol.for('x'),
  new Proxy(
    {},
    {
      get: () => {
        throw new Error('a trap');
      },
    },
  ),
];
