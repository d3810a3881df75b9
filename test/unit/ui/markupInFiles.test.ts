import assert from 'node:assert/strict';
import { runInNewContext } from 'node:vm';
import { plainText } from '../../../src/core/plainText.js';
import type { Secret } from '../../../src/core/secret.js';
import { checkedList } from '../../../src/snippets/formats/checkedList.js';
import { LIST_FORMATS } from '../../../src/snippets/formats/proxyFormats.js';
import { proxyList } from '../../../src/snippets/formats/proxyList.js';
import { historyCsv, historyEntry } from '../../../src/ui/spending/history/historyTable.js';
import { transactionsCsv } from '../../../src/ui/usage/transactionsCsv.js';
import { MARK, payloads } from '../../window/markup/payloads.js';
import { record } from './spending/confirmations.js';

/** What a provider may say, as it is and as it is shown. */
const TEXTS = payloads('http://127.0.0.1:9').flatMap((text) => [text, plainText(text)]);

const ADDRESS = { scheme: 'http', host: '203.0.113.7', port: 8080 } as const;

/** The records of a CSV file, as a spreadsheet reads them. */
function records(csv: string): readonly (readonly string[])[] {
  const all: string[][] = [[]];
  for (const [, quoted, plain = '', end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n)/g)) {
    all.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end !== ',') {
      all.push([]);
    }
  }
  return all.slice(1, -1);
}

/** Each record has this text in its place, or the text with an apostrophe where it would be reckoned; and none is torn. */
function assertText(csv: string, columns: readonly number[]): void {
  const rows = records(csv);
  assert.equal(rows.length, TEXTS.length);
  for (const [place, row] of rows.entries()) {
    const text = TEXTS[place] ?? '';
    for (const column of columns) {
      const cell = row[column] ?? '';
      assert.doesNotMatch(cell, /^[=+\-@\t\r]/);
      assert.ok([text, `'${text}`].includes(cell), `${cell} is not ${text}`);
    }
  }
}

const joined = (pieces: Iterable<Secret>) => [...pieces].map((piece) => piece.expose()).join('');

describe('500 pieces of markup in what is exported', () => {
  it('are text in lists of proxies of every format that tells of names, and in no other', () => {
    const proxies = TEXTS.map((text) => ({ address: ADDRESS, name: text, country: text }));
    for (const format of LIST_FORMATS) {
      const list = proxyList(proxies, format);
      assert.equal(list.kind, 'list', format);
      const written = joined(list.pieces);
      if (format === 'csv') {
        assertText(written, [5, 6]);
      } else if (format === 'json') {
        const read = JSON.parse(written) as readonly { readonly name: string; readonly country: string }[];
        assert.deepEqual(
          read.map(({ name, country }) => [name, country]),
          TEXTS.map((text) => [text, text]),
        );
      } else if (format === 'playwright') {
        const code = written.replace(/^import .*$/m, '').replace('export default', '');
        const config = runInNewContext(code, { defineConfig: (each: unknown) => each, URL }) as {
          readonly projects: readonly { readonly name: string }[];
        };
        for (const [place, { name }] of config.projects.entries()) {
          const text = TEXTS[place] ?? '';
          // projects of the same name are told apart by a number
          assert.ok(name.startsWith(text) && /^(?:-\d+)?$/.test(name.slice(text.length)), name);
        }
      } else {
        assert.ok(!written.includes(MARK), format);
      }
    }
  });

  it('are text in the results of checks', () => {
    const proxies = TEXTS.map((text) => ({ address: ADDRESS, facts: { country: text, note: text } }));
    const written = (format: 'txt' | 'csv' | 'json') =>
      joined(checkedList(proxies, format, { columns: ['country', 'note'], hasLogins: false }));
    assertText(written('csv'), [3, 4]);
    const read = JSON.parse(written('json')) as readonly { readonly note: string }[];
    assert.deepEqual(
      read.map(({ note }) => note),
      TEXTS,
    );
    assert.ok(!written('txt').includes(MARK));
  });

  it('are text in saved transactions', () => {
    const rows = TEXTS.map((text, place) => ({
      account: String(place),
      id: text,
      type: text,
      status: text,
      amount: { units: '-1', scale: 2, currency: text },
      description: text,
      paymentMethod: text,
    }));
    assertText(
      transactionsCsv(rows, (account) => TEXTS[Number(account)] ?? ''),
      [0, 1, 3, 4, 6, 8, 9],
    );
  });

  it('are text in the history of spending', () => {
    const entries = TEXTS.map((label) =>
      historyEntry(record(undefined, { account: { ...record().intent.account, label } })),
    );
    const rows = records(historyCsv(entries));
    assert.equal(rows.length, TEXTS.length);
    for (const [place, [, , account = '']] of rows.entries()) {
      const shown = plainText(TEXTS[place]);
      assert.ok([shown, `'${shown}`].includes(account), account);
      assert.doesNotMatch(account, /^[=+\-@\t\r]/);
    }
  });
});
