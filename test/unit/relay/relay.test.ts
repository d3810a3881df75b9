import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import type { Relay, RelayEnd, Upstream } from '../../../src/relay/relay.js';
import { until } from '../../until.js';
import { HeardProxy, WELL_SERVED, goodClient, login, openRelay, say } from '../../proofs/relay/stage.js';
import { FakeClock } from '../check/engine/fakes.js';

/** Nobody listens there. */
const GONE: Upstream = { id: 'gone', address: { scheme: 'http', host: '127.0.0.1', port: 1 } };

const page = (relay: Relay, host: string, more = '') =>
  say(
    relay.port,
    `GET http://${host}/ HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n${more}${login(relay)}\r\n`,
  );

describe('a relay with several proxies', () => {
  const proxies: HeardProxy[] = [];
  let upstreams: Upstream[] = [];
  let relay: Relay;

  beforeEach(async () => {
    proxies.length = 0;
    for (let at = 0; at < 3; at += 1) {
      proxies.push(await new HeardProxy().listen());
    }
    upstreams = proxies.map(({ upstream }, at) => ({ ...upstream, id: `p${at}`, latencyMs: 300 - at * 100 }));
  });

  afterEach(async () => {
    await relay.close();
    await Promise.all(proxies.map((proxy) => proxy.close()));
  });

  const heard = () => proxies.map((proxy) => proxy.heard.length);

  it('takes one after the other', async () => {
    relay = await openRelay(upstreams, { policy: 'roundRobin' });
    for (let at = 0; at < 6; at += 1) {
      await page(relay, 'a.example');
    }
    assert.deepEqual(heard(), [2, 2, 2]);
  });

  it('takes the fastest', async () => {
    relay = await openRelay(upstreams, { policy: 'leastLatency' });
    await page(relay, 'a.example');
    await page(relay, 'b.example');
    assert.deepEqual(heard(), [0, 0, 2]);
  });

  it('stays with one for each host', async () => {
    relay = await openRelay(upstreams, { policy: 'stickyHost' });
    for (let at = 0; at < 12; at += 1) {
      await page(relay, `${at % 4}.example`);
    }
    const hosts = proxies.map((proxy) => new Set(proxy.heard).size);
    assert.equal(
      hosts.reduce((sum, count) => sum + count, 0),
      4,
    );
  });

  it('goes on to the next where one cannot be reached, and leaves that one for later', async () => {
    const [first] = upstreams;
    relay = await openRelay([GONE, ...(first ? [first] : [])], { policy: 'leastLatency' });
    relay.use([{ ...GONE, latencyMs: 1 }, ...(first ? [first] : [])]);
    assert.equal(await goodClient(relay), WELL_SERVED);
    assert.deepEqual([relay.counts.requests, relay.counts.failures, relay.lastFailure], [2, 0, undefined]);
  });

  it('tells which one failed, why, and how often in a row', async () => {
    relay = await openRelay([GONE]);
    let told = 0;
    relay.onDidChange(() => {
      told += 1;
    });
    assert.match(await page(relay, 'a.example'), /^HTTP\/1\.1 502 [^]*X-Egress-Error: connectionRefused\r/);
    assert.equal(told > 0, true);
    await page(relay, 'a.example');
    assert.deepEqual(relay.lastFailure, { upstream: 'gone', reason: 'connectionRefused', inARow: 2 });
    relay.use(upstreams);
    await page(relay, 'a.example');
    assert.equal(relay.lastFailure.inARow, 0);
  });

  it('ends what goes through a proxy that is gone, and leaves the rest alone', async () => {
    relay = await openRelay(upstreams);
    const tunnels = await Promise.all(
      upstreams.map(async (_, at) => {
        const socket = connect(relay.port, '127.0.0.1');
        socket.on('error', () => undefined);
        socket.write(`CONNECT ${at}.example:443 HTTP/1.1\r\nHost: ${at}.example:443\r\n${login(relay)}\r\n`);
        await once(socket, 'data');
        return socket;
      }),
    );
    relay.use(upstreams.slice(0, 1));
    await until('two to be gone', () => tunnels.filter(({ closed }) => closed).length === 2);
    const [left] = tunnels.filter(({ closed }) => !closed);
    left?.write('still');
    assert.equal(String(left && (await once(left, 'data'))[0]), 'still');
    left?.destroy();
  });

  it('asks for new ones after so many requests', async () => {
    let renewals = 0;
    const renewed = () => {
      renewals += 1;
      return Promise.resolve(upstreams.slice(1, 2));
    };
    relay = await openRelay(upstreams.slice(0, 1), { renewal: { everyRequests: 2, renewed } });
    for (let at = 0; at < 3; at += 1) {
      await page(relay, 'a.example');
    }
    assert.deepEqual([renewals, heard()], [1, [2, 1, 0]]);
  });

  it('ends by itself when nobody has used it for long', async () => {
    const clock = new FakeClock();
    relay = await openRelay(upstreams, { idleStopMs: 60_000 }, {}, clock);
    let end: RelayEnd | undefined;
    relay.onDidEnd((how) => {
      end = how;
    });
    await clock.until(() => clock.nowMs() >= 59_000);
    assert.equal(end, undefined);
    while (await clock.step()) {
      // Until it has no timer left.
    }
    await until('the end', () => end);
    assert.deepEqual([end, clock.nowMs()], ['idle', 60_000]);
  });
});

describe('a page through a relay', () => {
  let server: Server;
  let relay: Relay;
  let seen: { headers: string[]; trailers: string[]; body: string };

  before(async () => {
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (bytes: Buffer) => {
        body += bytes.toString();
      });
      request.on('end', () => {
        seen = { headers: request.rawHeaders, trailers: request.rawTrailers, body };
        response.sendDate = false;
        response.writeHead(200, [
          ...(request.method === 'POST' ? ['Trailer', 'X-Sum'] : []),
          ...['Keep-Alive', 'timeout=9', 'X-Hop', 'a', 'Connection', 'X-Hop'],
        ]);
        response.addTrailers([['X-Sum', '7']]);
        response.end('body');
      });
    });
    server.on('upgrade', (request, socket: Socket) => {
      seen = { headers: request.rawHeaders, trailers: [], body: '' };
      socket.write('HTTP/1.1 101 Go\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nX-Key: 1\r\n\r\nfirst');
      socket.pipe(socket);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    relay = await openRelay([{ id: 'a', address: { scheme: 'http', host: '127.0.0.1', port, user: 'u' } }]);
  });

  after(async () => {
    await relay.close();
    server.closeAllConnections();
    server.close();
  });

  it('loses what is of one connection alone, and gains the login of the proxy', async () => {
    const answer = await page(relay, 'a.example', 'Proxy-Connection: x\r\nTE: trailers\r\nX-Own: 1\r\n');
    assert.deepEqual(seen.headers, [
      ...['Host', 'a.example', 'X-Own', '1', 'Proxy-Authorization', 'Basic dTo=', 'Connection', 'keep-alive'],
    ]);
    assert.doesNotMatch(answer, /Keep-Alive|X-Hop/);
  });

  it('keeps chunks and trailers, both ways', async () => {
    const head = `POST http://a.example/ HTTP/1.1\r\nHost: a.example\r\nConnection: close\r\n${login(relay)}`;
    const answer = await say(
      relay.port,
      `${head}Transfer-Encoding: chunked\r\nTrailer: X-Sum\r\n\r\n3\r\nabc\r\n0\r\nX-Sum: 5\r\nHost: b\r\n\r\n`,
    );
    assert.deepEqual([seen.body, seen.trailers], ['abc', ['X-Sum', '5']]);
    assert.match(answer, /\r\n4\r\nbody\r\n0\r\nX-Sum: 7\r\n\r\n$/);
  });

  it('has no body for HEAD, and no chunks for HTTP/1.0', async () => {
    const head = await say(
      relay.port,
      `HEAD http://a.example/ HTTP/1.1\r\nHost: a.example\r\nConnection: close\r\n${login(relay)}\r\n`,
    );
    assert.match(head, /^HTTP\/1\.1 200 [^]*\r\n\r\n$/);
    const old = await say(relay.port, `GET http://a.example/ HTTP/1.0\r\n${login(relay)}\r\n`);
    assert.match(old, /^HTTP\/1\.1 200 [^]*\r\n\r\nbody$/);
    assert.doesNotMatch(old, /chunked/i);
  });

  it('is told to go on before its body, by the other side', async () => {
    const socket = connect(relay.port, '127.0.0.1');
    socket.write(
      `POST http://a.example/ HTTP/1.1\r\nHost: a.example\r\nConnection: close\r\nExpect: 100-continue\r\nContent-Length: 3\r\n${login(relay)}\r\n`,
    );
    const [first] = (await once(socket, 'data')) as [Buffer];
    assert.equal(first.toString(), 'HTTP/1.1 100 Continue\r\n\r\n');
    socket.write('abc');
    socket.resume();
    await once(socket, 'close');
    assert.equal(seen.body, 'abc');
  });

  it('is one of several on a connection', async () => {
    const one = `GET http://a.example/ HTTP/1.1\r\nHost: a.example\r\n${login(relay)}`;
    const answer = await say(relay.port, `${one}\r\n${one}\r\n${one}Connection: close\r\n\r\n`);
    assert.equal(answer.split('HTTP/1.1 200').length - 1, 3);
  });

  it('becomes a websocket, with what came early', async () => {
    const socket = connect(relay.port, '127.0.0.1');
    let said = '';
    socket.on('data', (bytes: Buffer) => {
      said += bytes.toString();
      if (said.endsWith('first')) {
        socket.end('mine');
      }
    });
    socket.write(
      `GET http://a.example/ HTTP/1.1\r\nHost: a.example\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n${login(relay)}\r\n`,
    );
    await once(socket, 'close');
    assert.match(
      said,
      /^HTTP\/1\.1 101 Go\r\nX-Key: 1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\nfirstmine$/,
    );
    assert.deepEqual(seen.headers.slice(0, 6), [
      'Host',
      'a.example',
      'Proxy-Authorization',
      'Basic dTo=',
      'Connection',
      'Upgrade',
    ]);
  });

  it('does not become HTTP/2 in the clear', async () => {
    const answer = await say(
      relay.port,
      `GET http://a.example/ HTTP/1.1\r\nHost: a.example\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAoAAAAAIAAAAA\r\n${login(relay)}\r\n`,
    );
    assert.match(answer, /^HTTP\/1\.1 200 [^]*body/);
    assert.equal(seen.headers.includes('h2c') || seen.headers.includes('HTTP2-Settings'), false);
  });
});
