import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { connect as connectTls } from 'node:tls';
import { startSandbox, type Sandbox, type ZooProxy } from '../../src/sandbox/index.js';

const HANDSHAKE_END = '\r\n\r\n';

describe('sandbox: the zoo', () => {
  let sandbox: Sandbox;
  let zoo: ReadonlyMap<string, ZooProxy>;
  before(async () => {
    sandbox = await startSandbox();
    zoo = new Map((await sandbox.zoo()).map((proxy) => [proxy.name, proxy]));
  });
  after(() => sandbox.stop());

  function named(name: string): ZooProxy {
    const proxy = zoo.get(name);
    assert.ok(proxy, name);
    return proxy;
  }

  /** What a proxy answers to a request, up to its end. */
  async function answer(name: string, request: string): Promise<string> {
    const socket = connect(named(name));
    socket.write(request);
    return text(socket);
  }

  const absolute = (name: string) =>
    answer(name, `GET http://judge.sandbox.test/ HTTP/1.1\r\nHost: judge.sandbox.test${HANDSHAKE_END}`);

  /** The tunnel's far end with TLS, as the judge's certificate lets it be trusted. */
  async function tlsThrough(name: string): Promise<string> {
    const socket = connect(named(name));
    socket.write(`CONNECT judge.sandbox.test:443 HTTP/1.1${HANDSHAKE_END}`);
    const [consent] = (await once(socket, 'data')) as [Buffer];
    assert.match(consent.toString(), /^HTTP\/1\.1 200 /);
    const secured = connectTls({ socket, host: 'judge.sandbox.test', ca: sandbox.judgeCa });
    secured.write(`GET / HTTP/1.1\r\nHost: judge.sandbox.test\r\nConnection: close${HANDSHAKE_END}`);
    return text(secured);
  }

  it('gives every proxy a name of its own, and the same ones when asked again', async () => {
    assert.equal(zoo.size, (await sandbox.zoo()).length);
    assert.equal((await sandbox.zoo())[0], [...zoo.values()][0]);
  });

  it('has one at least for every verdict', () => {
    const verdicts = new Set([...zoo.values()].flatMap(({ truth }) => [truth.plain, truth.tls]));
    assert.deepEqual([...verdicts].sort(), [
      'authRefused',
      'blocked',
      'garbage',
      'intercepted',
      'live',
      'refused',
      'timeout',
    ]);
  });

  it('adds headers as each character does', async () => {
    assert.doesNotMatch(await absolute('elite'), /^ {4}"(via|forwarded|x-forwarded-for)"/m);
    assert.match(await absolute('anonymous'), /^ {4}"via": "1\.1 zoo"/m);
    assert.match(await absolute('transparent'), /^ {4}"forwarded": "for=127\.0\.0\.1;proto=http"/m);
  });

  it('shows the true country of the one that lies about it', async () => {
    const liar = named('says another country');
    assert.match(await absolute(liar.name), new RegExp(`"country": "${liar.truth.country ?? ''}"`));
    assert.notEqual(liar.truth.country, liar.saidCountry);
  });

  it('leads to the judge with its own certificate, but through the interceptor', async () => {
    assert.match(await tlsThrough('tunnels to TLS alone'), /"origin": "\d/);
    await assert.rejects(tlsThrough('opens the TLS of its clients'), {
      code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    });
  });

  it('changes the exit of the rotating one with each connection', async () => {
    const exits = [await absolute('rotating'), await absolute('rotating')].map(
      (answered) => /"origin": "([\d.]+)"/.exec(answered)?.[1],
    );
    assert.ok(exits[0] !== undefined && exits[0] !== exits[1], String(exits));
  });

  it('does not do what each does not do', async () => {
    assert.match(await absolute('tunnels to TLS alone'), /^HTTP\/1\.1 403 /);
    assert.match(await absolute('HTTP that looks up no names'), /^HTTP\/1\.1 502 /);
    assert.match(await absolute('turned away by the judge'), /Access denied/);
    assert.match(await absolute('a shell'), /^SSH-/);
    const tunnel = `CONNECT judge.sandbox.test:443 HTTP/1.1${HANDSHAKE_END}`;
    assert.match(await answer('takes whole URLs alone', tunnel), /^HTTP\/1\.1 403 /);
  });

  it('ends with the sandbox, even while it opens', async () => {
    const other = await startSandbox();
    const opening = other.zoo();
    await other.stop();
    const [first] = await opening;
    assert.ok(first);
    const [refused] = (await once(connect(first), 'error')) as [NodeJS.ErrnoException];
    assert.equal(refused.code, 'ECONNREFUSED');
  });
});
