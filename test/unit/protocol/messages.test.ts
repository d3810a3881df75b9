import assert from 'node:assert/strict';
import fc from 'fast-check';
import * as z from 'zod/mini';
import { type Envelope, receiver, sender } from '../../../src/protocol/messages.js';
import { FROM_RESULTS, TO_RESULTS } from '../../../src/protocol/results.js';
import { until } from '../../until.js';

const MESSAGES = {
  rename: z.object({ name: z.string(), times: z.number() }),
  ready: z.object({}),
};

/** A receiver that writes down what it did, in order. */
function listening() {
  const heard: unknown[] = [];
  const receive = receiver(
    MESSAGES,
    {
      rename: (said) => {
        heard.push(['rename', said]);
      },
      ready: () => {
        heard.push(['ready']);
      },
    },
    {
      onDropped: (fault) => heard.push(['dropped', fault]),
      onFailed: (name) => heard.push(['failed', name]),
    },
  );
  return { heard, receive };
}

describe('messages between the extension and a page', () => {
  it('arrive as they were sent', () => {
    const { heard, receive } = listening();
    const send = sender<typeof MESSAGES>(receive);
    send('rename', { name: 'a', times: 2 });
    send('ready', {});
    assert.deepEqual(heard, [['rename', { name: 'a', times: 2 }], ['ready']]);
  });

  it('are read by their schema on arrival: what it does not name is left out', () => {
    const { heard, receive } = listening();
    receive({ name: 'rename', said: { name: 'a', times: 2, command: 'workbench.action.quit' }, more: 1 });
    assert.deepEqual(heard, [['rename', { name: 'a', times: 2 }]]);
  });

  it('are dropped where they cannot be read, told by name and place and never by what they hold', () => {
    const { heard, receive } = listening();
    receive({ name: 'rename', said: { name: 'p4ssword', times: 'p4ssword' } });
    receive({ name: 'rename' });
    receive({ name: 'toString', said: {} });
    receive({ name: '__proto__', said: {} });
    receive('ready');
    receive(null);
    assert.deepEqual(heard, [
      ['dropped', 'rename: times'],
      ['dropped', 'no message'],
      ['dropped', 'a message of no known name'],
      ['dropped', 'a message of no known name'],
      ['dropped', 'no message'],
      ['dropped', 'no message'],
    ]);
  });

  it('that a handler fails on are told, whether it throws or rejects', async () => {
    const failed: string[] = [];
    const receive = receiver(
      { now: z.object({}), later: z.object({}) },
      {
        now: () => {
          throw new Error('now');
        },
        later: () => Promise.reject(new Error('later')),
      },
      {
        onDropped: (fault) => failed.push(`dropped ${fault}`),
        onFailed: (name, error) => failed.push(`${name} ${String(error)}`),
      },
    );
    receive({ name: 'now', said: {} });
    receive({ name: 'later', said: {} });
    await until('both failures', () => failed.length === 2);
    assert.deepEqual(failed, ['now Error: now', 'later Error: later']);
  });
});

/** Every message of a side, with a handler that writes down which was heard. */
function hearing(messages: typeof FROM_RESULTS) {
  const heard: string[] = [];
  const hear = (name: string) => () => {
    heard.push(name);
  };
  const receive = receiver(
    messages,
    {
      ready: hear('ready'),
      view: hear('view'),
      pause: hear('pause'),
      resume: hear('resume'),
      cancel: hear('cancel'),
      export: hear('export'),
      again: hear('again'),
      remove: hear('remove'),
      copy: hear('copy'),
      insert: hear('insert'),
      lookUp: hear('lookUp'),
      explain: hear('explain'),
    },
    {
      onDropped: (fault) => heard.push(`dropped ${fault}`),
      onFailed: (name) => heard.push(`failed ${name}`),
    },
  );
  return { heard, receive };
}

describe('what the results page may ask for', () => {
  const names = Object.keys(FROM_RESULTS);

  it('has no name of a command and no text but what is chosen to be seen', () => {
    const { heard, receive } = hearing(FROM_RESULTS);
    for (const said of [
      { name: 'command', said: { command: 'workbench.action.quit' } },
      { name: 'insert', said: { row: '0' } },
      { name: 'insert', said: { row: -1 } },
      { name: 'insert', said: { row: 1.5 } },
      { name: 'insert', said: { row: Number.NaN } },
      { name: 'lookUp', said: { ip: '127.0.0.1' } },
      { name: 'copy', said: { rows: ['http://a:b@c:1'] } },
      { name: 'export', said: { kind: 'exe' } },
      { name: 'export', said: { kind: 'csv', file: '/etc/passwd', rows: 'all' } },
    ]) {
      receive(said);
    }
    assert.deepEqual(
      heard.filter((each) => !each.startsWith('dropped')),
      [],
    );
    assert.equal(heard.length, 9);
  });

  it('is heard where it is whole', () => {
    const { heard, receive } = hearing(FROM_RESULTS);
    const rows = Uint32Array.of(1, 2);
    const said: readonly Envelope[] = [
      { name: 'ready', said: {} },
      { name: 'export', said: { kind: 'csv', rows } },
      { name: 'again', said: { rows } },
      { name: 'insert', said: { row: 3 } },
    ];
    said.forEach(receive);
    assert.deepEqual(heard, ['ready', 'export', 'again', 'insert']);
  });

  it('never throws, whatever comes', () => {
    const { heard, receive } = hearing(FROM_RESULTS);
    const anyName = fc.oneof(fc.constantFrom(...names, 'constructor', '__proto__'), fc.string());
    const anything = fc.anything({ withTypedArray: true, withNullPrototype: true, withBigInt: true });
    fc.assert(
      fc.property(fc.oneof(anything, fc.record({ name: anyName, said: anything })), (received) => {
        const before = heard.length;
        receive(received);
        assert.equal(heard.length, before + 1);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('what the results page is told', () => {
  it('is read as strictly', () => {
    assert.equal(z.safeParse(TO_RESULTS.rows, { frame: 'text' }).success, false);
    assert.equal(z.safeParse(TO_RESULTS.rows, { frame: new ArrayBuffer(8) }).success, true);
    assert.equal(z.safeParse(TO_RESULTS.run, { title: 'a' }).success, false);
  });
});
