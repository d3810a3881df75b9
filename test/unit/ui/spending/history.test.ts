import assert from 'node:assert/strict';
import fc from 'fast-check';
import { moneyFromCents, parseMoney } from '../../../../src/core/money.js';
import { evidenceText } from '../../../../src/ui/spending/history/evidenceText.js';
import { historyCsv, historyEntry, historyJson } from '../../../../src/ui/spending/history/historyTable.js';
import { intent, record } from './confirmations.js';

describe('the exported history', () => {
  it('has a line for each intent, under names', () => {
    const charged = parseMoney('72.0005', 'USD');
    assert.ok(charged);
    const entries = [
      record({ kind: 'done', refs: ['s3', 's4'], charged, at: 0, by: 'answer' }),
      record(),
      record({ kind: 'refused', error: 'conflict', at: 0, by: 'answer' }, { price: { kind: 'unknown' } }),
    ].map(historyEntry);
    assert.equal(
      historyCsv(entries),
      [
        'id,time,account,provider,sandbox,action,outcome,toldBy,confirmed,charged,currency,refs',
        'i1,2026-02-03T04:05:06.000Z,Scraping EU,gateway,no,Buy 2 × plan p1 for 3 periods,done,answer,72.00,72.0005,USD,s3 s4',
        'i1,2026-02-03T04:05:06.000Z,Scraping EU,gateway,no,Buy 2 × plan p1 for 3 periods,unknown,,72.00,,,',
        'i1,2026-02-03T04:05:06.000Z,Scraping EU,gateway,no,Buy 2 × plan p1 for 3 periods,refused,answer,,,,',
        '',
      ].join('\r\n'),
    );
    assert.deepEqual(JSON.parse(historyJson(entries)), entries);
  });

  it('has no cell that a spreadsheet takes for a formula, and loses no text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('=', '+', '-', '@', '\t', '"', ',', 'a', '\n') }),
        (label) => {
          const entry = historyEntry(record(undefined, { account: { ...intent().account, label } }));
          const [cell] = cellsOf(historyCsv([{ ...entry, account: label }])).slice(12 + 2);
          assert.ok(!/^[=+\-@\t\r]/.test(cell ?? ''), cell);
          assert.equal(cell?.replace(/^'/, ''), label);
        },
      ),
    );
  });
});

/** Every cell in turn, as a spreadsheet reads them. */
function cellsOf(csv: string): readonly string[] {
  return [...csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(?:,|\r\n)/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  );
}

describe('the evidence of an intent', () => {
  it('puts before and after side by side, and names only what differs', () => {
    const text = evidenceText(
      record(
        {
          kind: 'unknown',
          after: { at: 1, subscriptions: ['s2', 's3'], balance: moneyFromCents(500n) },
          at: 1,
          by: 'lists',
        },
        { before: { at: 0, subscriptions: ['s1', 's2'] } },
      ),
    );
    const lines = text.split('\n');
    assert.equal(lines[0], 'Buy 2 × plan p1 for 3 periods');
    assert.ok(lines.includes('Account: Scraping EU'));
    assert.ok(lines.includes('Confirmed price: 72.00'));
    assert.ok(lines.includes('Outcome: outcome unknown'));
    const table = lines.slice(lines.findIndex((line) => line.startsWith('What its lists show')) + 1);
    assert.deepEqual(
      table.map((line) => line.split(/ {2,}/)),
      [
        ['Balance', '–', '5.00'],
        ['Subscriptions', '2', '2'],
        ['Subscription', 's1', '–'],
        ['Subscription', '–', 's3'],
        [''],
      ],
    );
    const columns = table.slice(0, 4).map((line) => line.search(/(s1|–|2) {2,}/));
    assert.equal(new Set(columns).size, 1);
  });

  it('says who told the outcome, and why a refusal', () => {
    const text = evidenceText(
      record({ kind: 'refused', error: 'conflict', message: 'sold\u001B[31m out', at: 1, by: 'answer' }),
    );
    assert.match(text, /\nOutcome: refused, as the provider answered\nReason: sold out\n/);
    assert.match(
      evidenceText(record({ kind: 'notDone', at: 1, by: 'person' })),
      /\nOutcome: not carried out, as you said\n/,
    );
    assert.match(
      evidenceText(record({ kind: 'notDone', at: 1, by: 'answer' })),
      /\nOutcome: not carried out: it never left this machine\n/,
    );
  });

  it('shows no fingerprint, only whether it changed', () => {
    const text = evidenceText(
      record(
        { kind: 'unknown', after: { at: 1, fingerprint: 'f2' }, at: 1, by: 'lists' },
        { before: { at: 0, fingerprint: 'f1' } },
      ),
    );
    assert.match(text, /\nCredentials +as before +changed\n/);
    assert.ok(!/f1|f2/.test(text));
  });
});
