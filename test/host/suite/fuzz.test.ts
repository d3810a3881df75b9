import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import fc from 'fast-check';
import { COMMANDS, type CommandName } from '../../../src/core/commands.js';
import type { Row } from '../../../src/ui/tree/row.js';
import { Copies } from '../copies.js';
import { allRows, app, extension, run } from '../product.js';
import { isEffect } from '../requests.js';
import { useProduct } from '../useProduct.js';

/** Called by anybody: these change what runs in the window, which every other call needs. */
const SWITCHES: readonly CommandName[] = ['startSandbox', 'stopSandbox'];
const FUZZED = COMMANDS.filter((name) => !SWITCHES.includes(name));
const CALLS_OF_EACH = 20;
/** The provider's limits are kept by the client: a new sandbox has new accounts, whose minute has just begun. */
const CALLS_OF_ONE_SANDBOX = 8;

const ORDER_TYPES = ['resident', 'ipv4', 'ipv6', 'isp', 'mobile', 'mix', 'mix_isp'];

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
  /** How many calls got as far as a question. */
  let farCalls = 0;
  let ids: readonly string[];
  let rows: readonly Row[];
  let copies: Copies;
  /** The ids of all rows, by what they are of. */
  const idsOf = new Map<string, readonly string[]>();

  before(async () => {
    process.on('unhandledRejection', note);
    const placed = await allRows((await app()).tree);
    rows = placed.filter((_, at) => at % 7 === 0).map(({ row }) => row);
    for (const [field, id] of placed.flatMap(({ row: { args = {} } }) => Object.entries(args))) {
      if (isText(id)) {
        idsOf.set(field, [...(idsOf.get(field) ?? []), id]);
      }
    }
    ids = [...new Set(rows.flatMap(({ args = {} }) => Object.values(args).filter(isText)))];
  });

  beforeEach(() => {
    copies = new Copies();
  });

  afterEach(async () => {
    copies.restore();
    // nobody looks at what a command has opened there, and each line of a log is drawn
    await vscode.commands.executeCommand('workbench.action.closePanel');
  });

  after(async () => {
    process.off('unhandledRejection', note);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  /** Most calls are of what a command takes, with ids that exist, so that they get far; the others are of anything. */
  const argumentsOf = () => {
    const labels = fc.constantFrom(...product().sandbox.accounts.map(({ label }) => label));
    const text = fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...ids) },
      { weight: 1, arbitrary: fc.string() },
      { weight: 1, arbitrary: fc.constantFrom(...ODD_TEXTS) },
    );
    const fields = {
      ...each(
        ['subscription', 'order', 'plan', 'proxy', 'job', 'session', 'city', 'question', 'label'],
        text,
      ),
      provider: fc.constantFrom('gateway', 'iploop', '1001proxy', 'checker', 'ipswamp'),
      baseUrl: fc.constantFrom('https://proxy.example.com', 'http://127.0.0.1:9', 'http://evil.example.com'),
      credentials: fc.constantFrom('reference', 'literal'),
      scheme: fc.constantFrom('http', 'socks5', 'vless'),
      country: fc.constantFrom('US', 'de'),
      type: fc.constantFrom(...ORDER_TYPES, 'all', 'deposit'),
      ...each(['quantity', 'repeatCount'], fc.integer({ min: 1, max: 1_000_000 })),
      ...each(
        ['countryId', 'periodId', 'operatorId', 'rotationId', 'tariffId'],
        fc.integer({ min: 1, max: 4 }),
      ),
      mobileServiceType: fc.constantFrom('shared', 'dedicated'),
      couponCode: fc.constantFrom('', 'WELCOME10', 'MYCODE', 'NOPE'),
      currency: fc.constantFrom('BTC', 'TON', 'ETH', 'LTC', 'none'),
      policy: fc.constantFrom(0, 5, 60),
      network: text,
      email: fc.constantFrom('me@example.com', 'nobody'),
      source: fc.constantFrom('document', 'clipboard', 'file'),
      // one by this machine begins as soon as nothing is left to be asked
      engine: fc.constantFrom('remote'),
      intent: fc.string(),
      protocol: fc.constantFrom('http', 'socks5', 'https'),
      format: fc.constantFrom('csv', 'ip:port', 'user:pass@ip:port'),
      code: fc.constantFrom(407, '502', Number.NaN),
      ip: fc.constantFrom('8.8.8.8', '2001:db8::1'),
      file: fc.constantFrom('/etc/passwd', '../../outside.txt'),
    };
    const odd = fc.oneof(
      fc.constantFrom(...ODD_VALUES),
      fc.anything({ withBigInt: true, withDate: true, withMap: true }),
    );
    const hopeful = each(['confirm', 'force', 'yes', 'modal', 'key', 'decision', 'permit', 'price'], odd);
    const usable = fc.record({ account: labels, ...fields, ...hopeful }, { requiredKeys: [] });
    const spoilt = fc
      .tuple(usable, fc.constantFrom('account', ...Object.keys(fields)), odd)
      .map(([call, name, value]) => ({ ...call, [name]: value }));
    // all that an order or a change takes, and no account: the one that can is meant
    const real = ['subscription', 'plan', 'order', 'network'].map(
      (field) => [field, fc.constantFrom(...(idsOf.get(field) ?? []))] as const,
    );
    const whole = fc.record({ ...fields, ...Object.fromEntries(real), ...hopeful });
    const one = fc.oneof(
      { weight: 8, arbitrary: usable },
      { weight: 8, arbitrary: whole },
      { weight: 2, arbitrary: fc.record({ account: labels }) },
      { weight: 3, arbitrary: fc.constantFrom(...rows) },
      { weight: 1, arbitrary: spoilt },
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
          assertNoSecret(copies.texts, 'what it copied');
          assertNoSecret(vscode.window.activeTextEditor?.document.getText(), 'the document');
          farCalls += dialogs.modals.length + questions.asked.length > 0 ? 1 : 0;
          dialogs.shown.length = 0;
          questions.clear();
        }),
        { numRuns: CALLS_OF_EACH, seed: 2, endOnFailure: true },
      );
      assert.equal(await vscode.env.clipboard.readText(), copies.texts.at(-1));
    });
  }

  it('get as far as a question often enough for that to mean something', () => {
    assert.ok(farCalls > (FUZZED.length * CALLS_OF_EACH) / 10, String(farCalls));
  });

  it('leave no rejection to nobody', () => {
    assert.deepEqual(unhandled.map(String), []);
  });
});

function each<T>(names: readonly string[], arbitrary: fc.Arbitrary<T>): Record<string, fc.Arbitrary<T>> {
  return Object.fromEntries(names.map((name) => [name, arbitrary]));
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
