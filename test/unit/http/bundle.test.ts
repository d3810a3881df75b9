import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build, type Plugin } from 'esbuild';
import { Secret } from '../../../src/core/secret.js';
import type * as ConnectModule from '../../../src/http/connect.js';
import { thingCall, withServer } from './loopback.js';

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

  it('carries at most 76 KB of axios', () => {
    assert(axiosBytes > 10_000 && axiosBytes < 76_000, `${axiosBytes} bytes`);
  });

  it('works without what was left out', async () => {
    const { createConnect } = load(file) as typeof ConnectModule;
    await withServer(
      (request, response) => {
        if (request.method === 'POST') {
          request.pipe(response);
        } else {
          response.writeHead(302, { location: '/elsewhere' }).end();
        }
      },
      async (baseUrl) => {
        const client = createConnect()({
          provider: 'gateway',
          baseUrl,
          keyHeader: { name: 'x-api-key', value: new Secret('key') },
          rateLimits: [],
          retries: 'reads',
          readErrorBody: () => ({}),
        });
        const echo = { ...thingCall(), method: 'POST', body: { text: 'ü' } } as const;
        assert.deepEqual(await client.read(echo), { text: 'ü' });
        assert.deepEqual(await client.effect(echo), { text: 'ü' });
        await assert.rejects(client.read(thingCall()), { kind: 'redirected' });
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
