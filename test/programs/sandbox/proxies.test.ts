import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, connect, type Socket } from 'node:net';
import { startSandbox, type Sandbox, type WorkingProxy } from '../../../src/sandbox/index.js';
import { at } from '../../sandbox/apiClient.js';
import { curl } from './curl.js';

describe('sandbox: proxies and judge', () => {
  let sandbox: Sandbox;

  before(async () => {
    sandbox = await startSandbox();
  });

  after(() => sandbox.stop());

  beforeEach(() => {
    sandbox.judge.clear();
    sandbox.proxies.clear();
  });

  const urlOf = ({ scheme, host, port, user, password }: WorkingProxy) =>
    `${scheme}://${user === undefined ? '' : `${encodeURIComponent(user)}:${encodeURIComponent(password ?? '')}@`}${host}:${port}`;
  const working = (provider: string, scheme: string): WorkingProxy => {
    const found = sandbox.proxies
      .working()
      .find((proxy) => proxy.provider === provider && proxy.scheme === scheme);
    assert.ok(found);
    return found;
  };
  const basic = ({ user = '', password = '' }: WorkingProxy) =>
    `Proxy-Authorization: Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  /** All that comes until the other side ends. */
  const exchange = async (
    { host, port }: WorkingProxy,
    ...messages: (string | Buffer)[]
  ): Promise<Buffer> => {
    const socket = connect(port, host);
    const chunks: Buffer[] = [];
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    for (const message of messages) {
      socket.write(message);
    }
    await once(socket, 'end');
    socket.destroy();
    return Buffer.concat(chunks);
  };

  for (const provider of ['gateway', '1001proxy', 'iploop', 'checker']) {
    for (const scheme of ['http', 'socks5']) {
      it(`lets curl through ${provider} by ${scheme}, the name resolved by the proxy`, async () => {
        const proxy = working(provider, scheme);
        const seen = await curl(urlOf(proxy), 'http://judge.sandbox.test/path?query=1');
        assert.match(String(at(seen, 'origin')), /^(192\.0\.2|198\.51\.100|203\.0\.113)\.\d+$/);
        assert.equal(at(seen, 'headers.host'), 'judge.sandbox.test');
        const [visit] = sandbox.judge.seen;
        assert.equal(visit?.via, `${provider}:${proxy.user ?? 'public'}`);
        assert.equal(visit.askedFor, 'judge.sandbox.test:80');
        assert.equal(visit.path, '/path?query=1');
      });
    }
  }

  it('tunnels by CONNECT', async () => {
    await curl(urlOf(working('gateway', 'http')), sandbox.judgeUrl, '--proxytunnel');
    assert.equal(sandbox.proxies.visits[0]?.protocol, 'connect');
    assert.equal(sandbox.judge.seen.length, 1);
  });

  it('carries a body and keeps the caller’s headers, but none meant for the proxy', async () => {
    const seen = await curl(
      urlOf(working('gateway', 'http')),
      sandbox.judgeUrl,
      '--data',
      'a'.repeat(100_000),
      '--header',
      'X-Own: yes',
    );
    assert.equal(at(seen, 'method'), 'POST');
    assert.equal(at(seen, 'headers.x-own'), 'yes');
    assert.deepEqual(
      Object.keys(sandbox.judge.seen[0]?.headers ?? {}).filter((name) => name.startsWith('proxy-')),
      [],
    );
  });

  it('answers when a body has come whole, so that no answer is lost with the rest of it', async () => {
    const proxy = working('gateway', 'http');
    const length = 400_000;
    const head = `POST ${sandbox.judgeUrl} HTTP/1.1\r\n${basic(proxy)}\r\nContent-Length: ${length}\r\n\r\n`;
    const answers = Array.from({ length: 30 }, () => exchange(proxy, head, 'a'.repeat(length)));
    for (const answer of await Promise.all(answers)) {
      assert.match(answer.toString(), /^HTTP\/1\.1 200 OK\r\n/);
    }
  });

  it('speaks SOCKS4a where no login is asked', async () => {
    await curl(urlOf(working('checker', 'socks4')), 'http://judge.sandbox.test/');
    assert.equal(sandbox.proxies.visits[0]?.protocol, 'socks4');
  });

  it('reaches the judge by IPv6 over SOCKS5', async () => {
    const port = Number(new URL(sandbox.judgeUrl).port);
    await curl(urlOf(working('iploop', 'socks5')), `http://[::1]:${port}/`);
    assert.equal(sandbox.judge.seen[0]?.askedFor, `[::1]:${port}`);
  });

  it('says "direct" to who comes without a proxy', async () => {
    const seen: unknown = await (await fetch(sandbox.judgeUrl)).json();
    assert.deepEqual([at(seen, 'via'), at(seen, 'origin')], ['direct', '127.0.0.1']);
  });

  it('lets every working proxy in, and logs no password', async () => {
    const all = sandbox.proxies.working().filter((_, index) => index % 9 === 0);
    for (const proxy of all) {
      await curl(urlOf(proxy), sandbox.judgeUrl);
    }
    assert.equal(sandbox.judge.seen.length, all.length);
    const logs = JSON.stringify([sandbox.proxies.visits, sandbox.judge.seen]);
    assert.ok(all.every(({ password = '-' }) => !logs.includes(`"${password}"`)));
  });

  it('asks for a login with 407 and Proxy-Authenticate', async () => {
    const proxy = working('gateway', 'http');
    for (const login of ['', 'Proxy-Authorization: Basic eDp5\r\n', 'Proxy-Authorization: Bearer x\r\n']) {
      const answer = (await exchange(proxy, `CONNECT 127.0.0.1:1 HTTP/1.1\r\n${login}\r\n`)).toString();
      assert.match(answer, /^HTTP\/1\.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic /);
    }
    assert.deepEqual(
      sandbox.proxies.visits.map(({ user, outcome }) => [user, outcome]),
      [
        ['anonymous', 'refused login'],
        ['x', 'refused login'],
        ['anonymous', 'refused login'],
      ],
    );
  });

  it('refuses SOCKS5 clients without a login, or with a wrong one', async () => {
    const proxy = working('gateway', 'socks5');
    assert.deepEqual([...(await exchange(proxy, Buffer.from([5, 1, 0])))], [5, 255]);
    assert.deepEqual(
      [...(await exchange(proxy, Buffer.from([5, 1, 2]), Buffer.from([1, 1, 65, 1, 66])))],
      [5, 2, 1, 1],
    );
  });

  it('accepts a login at its own provider alone', async () => {
    const { user, password } = working('1001proxy', 'http');
    const elsewhere = {
      ...working('gateway', 'http'),
      ...(user !== undefined && { user }),
      ...(password !== undefined && { password }),
    };
    await assert.rejects(curl(urlOf(elsewhere), sandbox.judgeUrl));
  });

  it('connects to nothing outside this machine', async () => {
    const proxy = working('gateway', 'http');
    const answer = (
      await exchange(proxy, `CONNECT example.com:443 HTTP/1.1\r\n${basic(proxy)}\r\n\r\n`)
    ).toString();
    assert.match(answer, /^HTTP\/1\.1 403 Forbidden/);
    for (const host of ['example.com', '10.0.0.1', '[2001:db8::1]', '127.0.0.1.example.com']) {
      await assert.rejects(curl(urlOf(working('gateway', 'socks5')), `http://${host}/`));
    }
    assert.deepEqual([...new Set(sandbox.proxies.visits.map(({ outcome }) => outcome))], ['not allowed']);
  });

  it('answers 502 when nothing listens, and 400, 431 to what is no request', async () => {
    const proxy = working('gateway', 'http');
    const head = async (text: string) => (await exchange(proxy, text)).toString().slice(9, 12);
    assert.equal(await head(`CONNECT 127.0.0.1:1 HTTP/1.1\r\n${basic(proxy)}\r\n\r\n`), '502');
    assert.equal(await head(`CONNECT 127.0.0.1:99999 HTTP/1.1\r\n${basic(proxy)}\r\n\r\n`), '400');
    assert.equal(await head(`GET / HTTP/1.1\r\n${basic(proxy)}\r\n\r\n`), '400');
    assert.equal(await head('nonsense\r\n\r\n'), '400');
    assert.equal(await head(`GET http://127.0.0.1/ HTTP/1.1\r\nX: ${'x'.repeat(40_000)}`), '431');
  });

  it('holds back a fast sender for a slow reader, and loses nothing', async () => {
    const bytes = 8 * 1024 * 1024;
    const server = createServer((socket) => socket.end(Buffer.alloc(bytes, 7)));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    assert.ok(typeof address === 'object' && address);
    const proxy = working('gateway', 'http');
    const socket = connect(proxy.port, proxy.host);
    socket.write(`CONNECT 127.0.0.1:${address.port} HTTP/1.1\r\n${basic(proxy)}\r\n\r\n`);
    let received = 0;
    for await (const chunk of socket as AsyncIterable<Buffer>) {
      received += chunk.length;
      await new Promise(setImmediate);
    }
    assert.equal(received, bytes + 'HTTP/1.1 200 Connection established\r\n\r\n'.length);
    server.close();
  });

  it('still carries what the caller sends when the target has ended its side', async () => {
    let heard = '';
    const server = createServer({ allowHalfOpen: true }, (socket) => {
      socket.end('goodbye');
      socket.on('data', (chunk: Buffer) => (heard += chunk.toString()));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const closed = new Promise((resolve) => {
      server.on('connection', (socket: Socket) => socket.on('close', resolve));
    });
    const address = server.address();
    assert.ok(typeof address === 'object' && address);
    const proxy = working('gateway', 'http');
    const socket = connect({ port: proxy.port, host: proxy.host, allowHalfOpen: true });
    socket.write(`CONNECT 127.0.0.1:${address.port} HTTP/1.1\r\n${basic(proxy)}\r\n\r\n`);
    socket.resume();
    await once(socket, 'end');
    socket.end('one last word');
    await closed;
    assert.equal(heard, 'one last word');
    server.close();
  });

  it('passes on the end of one direction while the other goes on', async () => {
    const server = createServer({ allowHalfOpen: true }, (socket) => {
      let got = '';
      socket.on('data', (chunk: Buffer) => (got += chunk.toString()));
      socket.on('end', () => socket.end(`heard ${got}`));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    assert.ok(typeof address === 'object' && address);
    const proxy = working('gateway', 'http');
    const socket: Socket = connect({ port: proxy.port, host: proxy.host, allowHalfOpen: true });
    socket.end(`CONNECT 127.0.0.1:${address.port} HTTP/1.1\r\n${basic(proxy)}\r\n\r\nall of it`);
    let text = '';
    for await (const chunk of socket as AsyncIterable<Buffer>) {
      text += chunk.toString();
    }
    assert.match(text, /heard all of it$/);
    server.close();
  });
});
