import assert from 'node:assert/strict';
import http from 'node:http';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { isProviderError } from '../../../src/core/errors.js';
import { Permit } from '../../../src/core/permit.js';
import { effectsAt, KEY, textsOf } from '../account.js';
import { Replay } from '../replay.js';
import { rejectionOf } from './sending.js';

const LIST = '/base/api/proxy?op=subscriptions';

/** Links that want to be asked for at `sink`, a host and port, or at what is not below the base URL. */
const ATTACKS: readonly ((sink: string) => string)[] = [
  (sink) => `http://${sink}/r/canary77`,
  (sink) => `HTTP://${sink}/r/canary77`,
  (sink) => `https://${sink}/r/canary77`,
  (sink) => `http:${sink}/r/canary77`,
  (sink) => `http:/${sink}/r/canary77`,
  (sink) => `http:\\\\${sink}\\r\\canary77`,
  (sink) => `//${sink}/r/canary77`,
  (sink) => `///${sink}/r/canary77`,
  (sink) => `/\\${sink}/r/canary77`,
  (sink) => `\\/${sink}/r/canary77`,
  (sink) => `\\\\${sink}\\r\\canary77`,
  (sink) => `\t//${sink}/r/canary77`,
  (sink) => `/\t/${sink}/r/canary77`,
  (sink) => `/\r\n/${sink}/r/canary77`,
  (sink) => ` //${sink}/r/canary77`,
  (sink) => `//user:password@${sink}/r/canary77`,
  (sink) => `user:password@${sink}/r/canary77`,
  (sink) => `@${sink}/r/canary77`,
  (sink) => `/r/canary77 HTTP/1.1\r\nHost: ${sink}\r\n\r\n`,
  (sink) => `/../../..//${sink}/r/canary77`,
  () => '/%2e%2e/r/canary77',
  () => 'javascript:alert("canary77")',
  () => 'file:///etc/canary77',
];

describe('a rotate link', () => {
  let server: Replay;
  let sink: Server;
  let connections = 0;

  before(async () => {
    server = await Replay.start();
    sink = createServer((socket) => {
      connections += 1;
      socket.on('error', () => undefined).end();
    });
    await new Promise<void>((resolve) => sink.listen(0, '127.0.0.1', resolve));
  });

  after(async () => {
    await server.stop();
    sink.close();
  });

  beforeEach(() => {
    server.requests.length = 0;
    server.reply = {};
  });

  function sinkAddress(): string {
    return `127.0.0.1:${(sink.address() as AddressInfo).port}`;
  }

  function rotate(rotate: unknown, permit = new Permit({ signal: new AbortController().signal })) {
    const subscription = { subscriptionId: 's1', status: 'active', rotate };
    server.fixed.set(LIST, { body: JSON.stringify({ ok: true, subscriptions: [subscription] }) });
    const { rotateNow } = effectsAt('gateway', `${server.origin}/base`);
    assert.ok(rotateNow);
    return rotateNow.send({ subscriptionId: 's1' }, permit);
  }

  assert.equal(ATTACKS.length, 23);
  for (const attack of ATTACKS) {
    it(`reaches nobody as ${JSON.stringify(attack('sink'))}`, async () => {
      const before = connections;
      const permit = new Permit({ signal: new AbortController().signal });
      const error = await rejectionOf(rotate({ rotatePath: attack(sinkAddress()), available: true }, permit));
      assert.ok(isProviderError(error), String(error));
      assert.deepEqual([error.kind, error.details.endpoint], ['conflict', 'GET rotate link']);
      assert.deepEqual([error.details.isSent, permit.isUsed], [false, false]);
      assert.ok(!textsOf(error).includes('canary77'));
      assert.deepEqual([connections - before, server.requests.length], [0, 0]);
    });
  }

  it('could have reached somebody: the sink is there', async () => {
    const before = connections;
    await new Promise((resolve) => http.get(`http://${sinkAddress()}/`).once('error', resolve));
    assert.equal(connections, before + 1);
  });

  it('is the one that the gateway lists at that moment, with its query', async () => {
    await rotate({ rotatePath: '/r/first?at=1' });
    await rotate({ rotatePath: '/r/second%2F2' });
    assert.deepEqual(
      server.requests.map(({ url, headers }) => [url, headers['x-api-key']]),
      [
        ['/base/r/first?at=1', undefined],
        ['/base/r/second%2F2', undefined],
      ],
    );
  });

  it('is not followed, and has done its work with a redirect', async () => {
    const before = connections;
    for (const status of [301, 302, 303, 307, 308]) {
      server.reply = { status, headers: { location: `http://${sinkAddress()}/` } };
      assert.deepEqual(await rotate({ rotatePath: '/r/x' }), { refs: ['s1'] });
    }
    assert.deepEqual([connections - before, server.requests.length], [0, 5]);
  });

  for (const [what, link] of [
    ['no rotation', null],
    ['no link', { available: false }],
    ['an empty link', { rotatePath: '', available: true }],
  ] as const) {
    it(`is not there where the subscription has ${what}`, async () => {
      const error = await rejectionOf(rotate(link));
      assert.ok(isProviderError(error));
      assert.deepEqual([error.kind, error.details.isSent], ['conflict', false]);
      assert.equal(server.requests.length, 0);
    });
  }

  it('is not asked for where the list cannot be read', async () => {
    const permit = new Permit({ signal: new AbortController().signal });
    const sent = rotate({ rotatePath: '/r/x' }, permit);
    server.fixed.set(LIST, { status: 401, body: JSON.stringify({ error: `No such key ${KEY}` }) });
    const error = await rejectionOf(sent);
    assert.ok(isProviderError(error));
    assert.deepEqual([error.kind, permit.isUsed, server.requests.length], ['unauthorized', false, 0]);
  });
});
