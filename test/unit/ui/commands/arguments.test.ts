import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ArgumentError, toInvocation } from '../../../../src/ui/commands/arguments.js';
import type { Row } from '../../../../src/ui/tree/row.js';

const row: Row = {
  id: 'a/subscription/1',
  label: 'NL Private',
  args: { account: 'a', subscription: '1', proxy: 'subscription/1/http', target: { country: 'US' } },
};

function refusal(passed: unknown): string {
  try {
    toInvocation([passed]);
  } catch (error) {
    assert.ok(error instanceof ArgumentError);
    return error.message;
  }
  return 'none';
}

describe('what a command is given', () => {
  it('may be nothing: what is missing is asked for', () => {
    for (const passed of [[], [undefined], [null], [{}]]) {
      assert.deepEqual(toInvocation(passed), { args: {}, row: undefined });
    }
  });

  it('is not nothing where a row’s menu lost its row: it may have been about anything', () => {
    assert.throws(() => toInvocation([undefined, undefined]), ArgumentError);
    assert.throws(() => toInvocation([undefined, [row]]), ArgumentError);
  });

  it('may be one object, of a keybinding or a task', () => {
    const passed = { account: 'Scraping EU', scheme: 'socks5', credentials: 'reference' };
    assert.deepEqual(toInvocation([passed]), { args: passed, row: undefined });
  });

  it('may be a row, alone or among the rows selected with it', () => {
    assert.deepEqual(toInvocation([row]), { args: row.args, row });
    assert.deepEqual(toInvocation([row, [row]]), { args: row.args, row });
    const other = { ...row, id: 'b' };
    assert.deepEqual(toInvocation([row, [other, row]]), { args: row.args, row, rows: [other, row] });
    assert.deepEqual(
      toInvocation([row, [other, other]]),
      { args: row.args, row },
      'a menu beside the selection',
    );
    assert.deepEqual(toInvocation([row, [row, 'not a row']]), { args: row.args, row });
    const plain: Row = { id: 'a/empty', label: '' };
    assert.deepEqual(toInvocation([plain]), { args: {}, row: plain });
  });

  it('is told by field where it cannot be read', () => {
    const cases: readonly (readonly [unknown, string])[] = [
      [{ account: 5 }, 'account'],
      [{ provider: 'gopher' }, 'provider'],
      [{ credentials: 'plain' }, 'credentials'],
      [{ target: { country: 1 } }, 'target.country'],
      [{ freshMinutes: -1 }, 'freshMinutes'],
      [{ freshMinutes: 1.5 }, 'freshMinutes'],
      [{ minUptime: 2 }, 'minUptime'],
      [{ maxLatencyMs: Number.NaN }, 'maxLatencyMs'],
      [{ format: 'exe' }, 'format'],
      [{ ...row, args: { order: 1 } }, 'order'],
    ];
    for (const [passed, field] of cases) {
      assert.equal(
        refusal(passed),
        `The command cannot read its argument "${field}". See the command reference for what it takes.`,
      );
    }
    for (const passed of ['text', 5, true, [], [row]]) {
      assert.equal(refusal(passed), 'The command takes one object with named fields.');
    }
  });

  it('is never a key, nor anything else that no command takes', () => {
    const { args } = toInvocation([
      { label: 'Scraping EU', key: 'canary', password: 'canary', isConfirmed: true },
    ]);
    assert.deepEqual(args, { label: 'Scraping EU' });
  });

  it('never repeats a value that it cannot read', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const value = `canary-${text}`;
        const message = refusal({ code: { [value]: value }, account: [value] });
        assert.ok(!message.includes(value));
      }),
    );
  });

  it('is read or refused in a sentence, whatever it is', () => {
    fc.assert(
      fc.property(fc.anything(), (passed) => {
        try {
          assert.equal(typeof toInvocation([passed]).args, 'object');
        } catch (error) {
          assert.ok(error instanceof ArgumentError);
        }
      }),
    );
  });
});
