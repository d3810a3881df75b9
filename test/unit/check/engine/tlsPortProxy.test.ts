import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { localPorts } from '../../../../src/check/engine/localPorts.js';
import { startCheck } from '../../../../src/check/engine/startCheck.js';
import { judgeAt } from '../../../../src/check/judge/judgeAt.js';
import { rowList } from '../../../../src/check/list/rowList.js';
import { VERDICTS } from '../../../../src/check/verdict.js';
import { startSandbox, type Sandbox } from '../../../../src/sandbox/index.js';

const REFUSAL =
  'HTTP/1.1 403 Forbidden\r\nServer: squid/5.7\r\nX-Squid-Error: ERR_ACCESS_DENIED 0\r\nContent-Length: 0\r\n\r\n';

/** Tunnels to one port and does nothing else, as squid does with `http_access deny CONNECT !SSL_ports`. */
async function tunnelTo(port: string): Promise<Server> {
  const server = createServer((socket: Socket) => {
    socket.on('error', () => undefined);
    socket.once('data', (bytes) => {
      if (bytes.toString('latin1').startsWith(`CONNECT 127.0.0.1:${port} `)) {
        const target = connect({ host: '127.0.0.1', port: Number(port) }, () => {
          socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
          socket.pipe(target).pipe(socket);
        });
        target.on('error', () => socket.destroy());
        socket.on('close', () => target.destroy());
      } else {
        socket.end(REFUSAL);
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

describe('a proxy that tunnels to the port of TLS alone', () => {
  let sandbox: Sandbox;
  let proxy: Server;

  before(async () => {
    sandbox = await startSandbox();
    proxy = await tunnelTo(new URL(sandbox.judgeTlsUrl).port);
  });
  after(async () => {
    proxy.close();
    await sandbox.stop();
  });

  async function checked(judgeUrls: readonly string[]) {
    const { port } = proxy.address() as AddressInfo;
    const { list } = rowList([{ address: { scheme: 'http', host: '127.0.0.1', port }, origin: {} }]);
    const plan = {
      list,
      judges: judgeUrls.flatMap((url) => judgeAt(url, [sandbox.judgeCa]) ?? []),
      limits: { concurrency: 10, perHost: 10, timeoutMs: 10_000 },
      looks: { interception: false, anonymity: false, dns: false, exitRequests: 0, downloadBytes: 0 },
    };
    const run = startCheck(plan, localPorts());
    await run.ended;
    return { verdict: VERDICTS[run.results.verdicts[0] ?? 0], results: run.results };
  }

  it('is live by the judge that speaks it, and its phases are told', async () => {
    const { verdict, results } = await checked([sandbox.judgeUrl, sandbox.judgeTlsUrl]);
    assert.equal(verdict, 'live');
    assert.equal(results.statuses[0], 200);
    for (const phase of ['connectMs', 'tunnelMs', 'tlsMs', 'firstByteMs', 'totalMs'] as const) {
      assert.ok((results[phase][0] ?? Number.NaN) > 0, phase);
    }
    assert.equal(results.exitIps[results.exits[0] ?? 0], '127.0.0.1');
  });

  it('is refused where no judge speaks it', async () => {
    assert.equal((await checked([sandbox.judgeUrl])).verdict, 'refused');
  });
});
