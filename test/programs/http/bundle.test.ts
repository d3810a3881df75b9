import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import type http from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { deflateSync, gzipSync } from 'node:zlib';
import { build, type Plugin } from 'esbuild';
import { Permit } from '../../../src/core/permit.js';
import { Secret } from '../../../src/core/secret.js';
import type { Client } from '../../../src/http/client.js';
import type * as ConnectModule from '../../../src/http/connect.js';
import { thingCall, withServer } from '../../unit/http/loopback.js';

const root = path.resolve(import.meta.dirname, '../../..');
const load = createRequire(path.join(root, 'package.json'));
const { leanAxios } = load('./tools/leanAxios.js') as { leanAxios: Plugin };

describe('the bundled transport', () => {
  let folder: string;
  let file: string;
  let axiosBytes = 0;

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'egress-bundle-'));
    file = path.join(folder, 'connect.cjs');
    const { metafile } = await build({
      absWorkingDir: root,
      entryPoints: ['src/http/connect.ts'],
      outfile: file,
      bundle: true,
      minify: true,
      platform: 'node',
      format: 'cjs',
      target: 'node20',
      metafile: true,
      logLevel: 'silent',
      plugins: [leanAxios],
    });
    for (const { inputs } of Object.values(metafile.outputs)) {
      for (const [input, { bytesInOutput }] of Object.entries(inputs)) {
        axiosBytes += input.startsWith('src/') ? 0 : bytesInOutput;
      }
    }
  });

  after(() => rm(folder, { recursive: true }));

  it('carries at most 44 KB of axios', () => {
    assert(axiosBytes > 10_000 && axiosBytes < 44_000, `${axiosBytes} bytes`);
  });

  async function withClient(
    handler: http.RequestListener,
    run: (client: Client) => Promise<unknown>,
  ): Promise<void> {
    const { createConnect } = load(file) as typeof ConnectModule;
    await withServer(handler, async (baseUrl) => {
      await run(
        createConnect()({
          provider: 'gateway',
          baseUrl,
          keyHeader: { name: 'x-api-key', value: new Secret('key') },
          rateLimits: [],
          retries: 'never',
          readErrorBody: () => ({}),
        }),
      );
    });
  }

  it('sends and reads JSON, on a pooled connection and on a fresh one', () =>
    withClient(
      (request, response) => {
        request.pipe(response);
      },
      async (client) => {
        const echo = { ...thingCall(), method: 'POST', body: { text: 'ü' } } as const;
        assert.deepEqual(await client.read(echo), { text: 'ü' });
        assert.deepEqual(await client.effect({ ...echo, permit: new Permit({ signal: echo.signal }) }), {
          text: 'ü',
        });
      },
    ));

  it('sends the query, the key and nothing that axios would add', () =>
    withClient(
      ({ method, url, headers }, response) => {
        response.end(
          JSON.stringify({ method, url, headers: Object.keys(headers).sort(), key: headers['x-api-key'] }),
        );
      },
      async (client) => {
        assert.deepEqual(await client.read({ ...thingCall(), query: { page: 2 } }), {
          method: 'GET',
          url: '/things/7?page=2',
          headers: ['accept', 'accept-encoding', 'connection', 'host', 'user-agent', 'x-api-key'],
          key: 'key',
        });
      },
    ));

  for (const [encoding, compress] of [
    ['gzip', gzipSync],
    ['deflate', deflateSync],
  ] as const) {
    it(`reads ${encoding}`, () =>
      withClient(
        (_, response) => {
          response.setHeader('content-encoding', encoding).end(compress('{"text":"ü"}'));
        },
        async (client) => {
          assert.deepEqual(await client.read(thingCall()), { text: 'ü' });
        },
      ));
  }

  it('saves a file', () =>
    withClient(
      (_, response) => {
        response.end('1.2.3.4:80\n');
      },
      async (client) => {
        const saved = path.join(folder, 'proxies.txt');
        const { endpoint, path: segments, signal } = thingCall();
        await client.download({ endpoint, path: segments, signal, file: saved });
        assert.equal(await readFile(saved, 'utf8'), '1.2.3.4:80\n');
      },
    ));

  it('follows no redirect', () =>
    withClient(
      (_, response) => {
        response.writeHead(302, { location: '/elsewhere' }).end();
      },
      (client) => assert.rejects(client.read(thingCall()), { kind: 'redirected' }),
    ));

  it('tells a broken connection and a cancelled call apart', () => {
    const abort = new AbortController();
    return withClient(
      (request) => {
        if (request.method === 'POST') {
          abort.abort();
        } else {
          request.socket.destroy();
        }
      },
      async (client) => {
        await assert.rejects(client.read(thingCall()), { kind: 'network' });
        await assert.rejects(client.read({ ...thingCall(abort.signal), method: 'POST' }), {
          kind: 'cancelled',
        });
      },
    );
  });

  it('does not load undici to look for FormData', () => {
    const source = `
      const lookedUp = [];
      for (const name of ['FormData', 'Headers', 'Request', 'Response']) {
        const { get } = Object.getOwnPropertyDescriptor(globalThis, name);
        Object.defineProperty(globalThis, name, { get: () => { lookedUp.push(name); } });
      }
      require(${JSON.stringify(file)});
      process.stdout.write(JSON.stringify(lookedUp));`;
    assert.equal(execFileSync(process.execPath, ['-e', source], { encoding: 'utf8' }), '[]');
  });
});
