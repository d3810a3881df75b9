import assert from 'node:assert/strict';
import fc from 'fast-check';
import * as z from 'zod/mini';
import { receiver } from '../../../../src/protocol/messages.js';
import { FROM_LOOK_UP, TO_LOOK_UP } from '../../../../src/protocol/lookUp.js';
import { plainText } from '../../../../src/core/plainText.js';
import { shownAnswer } from '../../../../src/ui/lookUps/shownAnswer.js';

const shown = (answer: Readonly<Record<string, unknown>>) =>
  shownAnswer({
    ip: '192.0.2.1',
    account: { id: 'a1', label: 'IPs\u202E' },
    providerLabel: 'IPSwamp',
    answer,
    answeredAt: 5,
    costsRequest: true,
  });

describe('what the page of an address is told', () => {
  it('has the account, the facts and the fields', () => {
    assert.deepEqual(shown({ score: 3, isp: 'A\nB', list: [null] }), {
      ip: '192.0.2.1',
      account: 'IPs',
      provider: 'IPSwamp',
      answeredAt: 5,
      costsRequest: true,
      facts: [
        { name: 'score', value: 3 },
        { name: 'isp', value: 'A B' },
      ],
      fields: [
        { depth: 0, name: 'score', kind: 'number', value: '3', size: 0 },
        { depth: 0, name: 'isp', kind: 'text', value: 'A B', size: 0 },
        { depth: 0, name: 'list', kind: 'list', value: '', size: 1 },
        { depth: 1, name: '0', kind: 'null', value: 'null', size: 0 },
      ],
    });
  });

  it('is what the page can read, whatever was answered', () => {
    const names = fc.oneof(fc.constantFrom('score', 'country', 'tor'), fc.string());
    // larger than a number can be, it is read as infinite
    const values = fc.oneof(fc.jsonValue(), fc.constant(JSON.parse('1e999') as unknown));
    fc.assert(
      fc.property(fc.dictionary(names, values), (answer) => {
        const sent: unknown = JSON.parse(JSON.stringify(shown(answer)));
        const read = z.safeParse(TO_LOOK_UP.answer, sent);
        assert.ok(read.success, read.error?.message);
        for (const { name, value } of read.data.fields) {
          assert.deepEqual([plainText(name), plainText(value)], [name, value]);
        }
      }),
    );
  });
});

describe('what the page of an address may ask for', () => {
  it('are its few things, and no text', () => {
    const heard: string[] = [];
    const hear = (name: string) => () => {
      heard.push(name);
    };
    const receive = receiver(
      FROM_LOOK_UP,
      { ready: hear('ready'), again: hear('again'), copy: hear('copy'), copyAll: hear('copyAll') },
      { onDropped: () => heard.push('dropped'), onFailed: (name) => heard.push(`failed ${name}`) },
    );
    for (const said of [
      { name: 'again', said: {} },
      { name: 'copy', said: { field: 3 } },
      { name: 'copy', said: { field: 'text' } },
      { name: 'copy', said: { field: -1 } },
      { name: 'lookUp', said: { ip: '192.0.2.9' } },
      { name: 'copyAll', said: {} },
    ]) {
      receive(said);
    }
    assert.deepEqual(heard, ['again', 'copy', 'dropped', 'dropped', 'dropped', 'copyAll']);
  });
});
