import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ShownTransaction } from '../../../../src/protocol/usage.js';
import { transactionsCsv } from '../../../../src/ui/usage/transactionsCsv.js';

const BOUGHT: ShownTransaction = {
  account: 'a1',
  id: 'cm1txn790',
  at: Date.UTC(2026, 2, 10, 12, 5),
  type: 'purchase',
  status: 'completed',
  amount: { units: '-875', scale: 2, currency: 'USD' },
  balanceAfter: { units: '452', scale: 1, currency: 'USD' },
  description: 'Order cm1ord123 (ipv4)',
  paymentMethod: 'balance',
};

const HEADING = 'account,id,time,type,status,amount,currency,balanceAfter,description,paymentMethod';

function labelOf(account: string): string {
  return `Label of ${account}`;
}

describe('saved transactions', () => {
  it('have a line each, in which amounts are numbers', () => {
    const bare: ShownTransaction = {
      account: 'a2',
      id: '2',
      type: 'deposit',
      status: 'pending',
      amount: { units: '5', scale: 4 },
    };
    assert.equal(
      transactionsCsv([BOUGHT, bare], labelOf),
      [
        HEADING,
        'Label of a1,cm1txn790,2026-03-10T12:05:00.000Z,purchase,completed,-8.75,USD,45.20,Order cm1ord123 (ipv4),balance',
        'Label of a2,2,,deposit,pending,0.0005,,,,',
        '',
      ].join('\r\n'),
    );
    assert.equal(transactionsCsv([], labelOf), `${HEADING}\r\n`);
  });

  it('have no text that a spreadsheet takes for a formula, and lose none', () => {
    const text = fc.string({
      unit: fc.constantFrom('=', '+', '-', '@', '1', '"', ',', 'a', '\n', '\t', '\r'),
    });
    fc.assert(
      fc.property(text, (nasty) => {
        const row = {
          ...BOUGHT,
          id: nasty,
          type: nasty,
          status: nasty,
          description: nasty,
          paymentMethod: nasty,
        };
        const cells = cellsOf(transactionsCsv([row], () => nasty)).slice(10);
        assert.equal(cells.length, 10);
        for (const [place, cell] of cells.entries()) {
          const isAmount = place === 5 || place === 7;
          assert.ok(isAmount || !/^[=+\-@\t\r]/.test(cell), cell);
        }
        for (const place of [0, 1, 3, 4, 8, 9]) {
          assert.equal(cells[place]?.replace(/^'/, ''), nasty);
        }
      }),
    );
  });
});

/** Every cell in turn, as a spreadsheet reads them. */
function cellsOf(csv: string): readonly string[] {
  return [...csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(?:,|\r\n)/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  );
}
