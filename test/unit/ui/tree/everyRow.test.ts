import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { ROW_TOKENS } from '../../../../src/core/rowTokens.js';
import type { Row } from '../../../../src/ui/tree/row.js';
import { CANARIES, everything, HOSTILE } from '../inventory.js';
import { everyRow, line, ShownAccount } from './account.js';

/** Controls, line ends and reversals: what a row must not draw. */
const UNSEEN = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;

async function rowsOf(text: string): Promise<readonly Row[]> {
  const shown = new ShownAccount(everything(text), { label: text });
  await shown.remember({ jobs: ['job-1'], targets: [{ country: 'US', city: 'miami', session: 'abc' }] });
  await shown.reads.ipLookups?.of('8.8.8.8').ensure();
  await everyRow(shown.row);
  return everyRow(shown.row);
}

describe('every row of an account that can do everything', () => {
  let rows: readonly Row[];

  before(async () => {
    rows = await rowsOf(HOSTILE);
  });

  it('is drawn as one line of plain text', () => {
    assert.ok(rows.length > 50, `only ${rows.length} rows`);
    assert.deepEqual(
      rows
        .flatMap(({ id, label, description }) => [label, description ?? ''].map((text) => ({ id, text })))
        .filter(({ text }) => UNSEEN.test(text)),
      [],
    );
    assert.deepEqual(
      rows
        .map(({ id, tooltip }) => ({ id, text: tooltip?.().replaceAll('\n', ' ') ?? '' }))
        .filter(({ text }) => UNSEEN.test(text)),
      [],
    );
  });

  it('shows what the provider wrote, not nothing', () => {
    assert.ok(rows.filter((row) => line(row).includes('Evil')).length > 20);
  });

  it('holds no secret, however it is looked at', () => {
    const printed = rows.flatMap((row) => [
      inspect(row, { depth: 12, getters: true, showHidden: true }),
      JSON.stringify(row),
      row.tooltip?.() ?? '',
    ]);
    for (const canary of Object.values(CANARIES)) {
      assert.deepEqual(
        printed.filter((text) => text.includes(canary)),
        [],
      );
    }
  });

  it('has an id of its own, and the same one after it was read again', async () => {
    const ids = rows.map(({ id }) => id);
    assert.deepEqual(
      ids.filter((id, at) => ids.indexOf(id) !== at),
      [],
    );
    assert.deepEqual(
      (await rowsOf(HOSTILE)).map(({ id }) => id),
      ids,
    );
  });

  it('passes on plain data that names its account, never a secret or a function', () => {
    for (const { id, args, tokens = [] } of rows) {
      assert.deepEqual(JSON.parse(JSON.stringify(args ?? {})), args ?? {}, id);
      if (tokens.length > 0) {
        assert.equal(args?.account, 'a1b2c3d4e5f6', id);
      }
    }
  });

  it('carries the words that the menus ask for', () => {
    const given = new Set<string>(rows.flatMap(({ tokens = [] }) => tokens));
    const ofOtherStates = [
      'sandbox',
      'usage',
      'loading',
      'loadable',
      'run',
      'activeRun',
      'endedRun',
      'reminder',
      'running',
      'relayed',
    ];
    assert.deepEqual(
      ROW_TOKENS.filter((word) => !given.has(word) && !ofOtherStates.includes(word)),
      [],
    );
    const [account] = rows;
    assert.deepEqual(
      account?.tokens?.filter((word) => word.startsWith('can-')),
      Object.keys(everything('')).map((capability) => `can-${capability}`),
    );
  });
});
