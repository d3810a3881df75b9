import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EFFECT_KINDS } from '../../src/core/effects.js';
import type { OrderRequest } from '../../src/core/inventory.js';
import { PROVIDERS } from '../../src/providers/index.js';
import { present } from '../../src/providers/present.js';
import { accountAt, effectsAt, KEY, revealed } from './account.js';
import { Replay } from './replay.js';
import { sampleText, type DocumentedRequest, type ProviderTable } from './table.js';
import { TABLES } from './tables/all.js';

const BASE_PATH = '/a/base';

/** Members that reckon from what is at hand. */
const ASKS_NOTHING = new Set(['targeting.targetOf', 'rateLimits.budgets']);

describe("the providers' documents", () => {
  let server: Replay;
  let folder: string;

  before(async () => {
    server = await Replay.start();
    folder = await mkdtemp(join(tmpdir(), 'egress-downloads-'));
  });

  after(async () => {
    await server.stop();
    await rm(folder, { recursive: true });
  });

  beforeEach(() => {
    server.requests.length = 0;
  });

  function assertRequested(expected: DocumentedRequest, { keyHeader: [name, prefix] }: ProviderTable) {
    const [request, ...others] = server.requests;
    assert.ok(request);
    assert.equal(others.length, 0);
    assert.equal(request.method, expected.method ?? 'GET');
    assert.equal(decodeColons(request.url), `${BASE_PATH}${expected.url}`);
    assert.equal(request.headers[name], expected.isAnonymous === true ? undefined : `${prefix}${KEY}`);
    assert.deepEqual(request.body === '' ? undefined : JSON.parse(request.body), expected.sent);
  }

  it('have a table here for each provider, with each thing an account can ask', () => {
    assert.deepEqual(
      TABLES.map(({ provider }) => provider),
      PROVIDERS.filter(({ kept }) => !kept).map(({ info }) => info.id),
    );
    for (const { provider, reads, downloads, changes } of TABLES) {
      const offered = Object.entries(effectsAt(provider, 'https://example.com')).flatMap(
        ([capability, members]) =>
          Object.entries(members)
            .filter(([, member]) => typeof member === 'function')
            .map(([member]) => `${capability}.${member}`)
            .filter((member) => !ASKS_NOTHING.has(member)),
      );
      const covered = new Set([...reads, ...downloads].map(({ name }) => name));
      const changed = changes.map(({ kind }) => `${kind}.send`);
      assert.deepEqual([...covered, ...changed].sort(), offered.sort(), provider);
    }
    const kinds = TABLES.flatMap(({ changes }) => changes.map(({ kind }) => kind));
    assert.deepEqual(kinds.sort(), [...EFFECT_KINDS].sort());
  });

  it("show each type's order, which is quoted as they write it", async () => {
    server.reply = { body: sampleText('1001proxy/calc.json') };
    const { quotes } = accountAt('1001proxy', server.origin);
    const documented = JSON.parse(sampleText('1001proxy/orderRequests.json')) as readonly (OrderRequest & {
      readonly tarifId?: number;
    })[];
    for (const { tarifId, ...order } of documented) {
      await quotes?.quote(present({ ...order, tariffId: tarifId }), new AbortController().signal);
    }
    assert.deepEqual(
      server.requests.map(({ body }): unknown => JSON.parse(body)),
      documented,
    );
  });

  for (const table of TABLES) {
    describe(table.provider, () => {
      for (const read of table.reads) {
        it(`${read.name} maps ${read.sample}`, async () => {
          server.reply = { body: sampleText(read.sample) };
          const account = accountAt(table.provider, server.origin + BASE_PATH);
          const answer = await read.run(account, new AbortController().signal);
          assert.deepEqual(revealed(answer), read.mapped);
          assertRequested(read, table);
        });
      }

      for (const download of table.downloads) {
        it(`${download.name} saves ${download.sample} as it is`, async () => {
          server.reply = { body: sampleText(download.sample), headers: { 'Content-Type': 'text/plain' } };
          const account = accountAt(table.provider, server.origin + BASE_PATH);
          const file = join(folder, `${table.provider}-${download.name}.txt`);
          await download.run(account, file, new AbortController().signal);
          assert.equal(await readFile(file, 'utf8'), sampleText(download.sample));
          assertRequested(download, table);
        });
      }
    });
  }
});

/** `:` and `@` may stand encoded in a query or not: both say the same. */
function decodeColons(url: string): string {
  return url.replaceAll('%3A', ':').replaceAll('%40', '@');
}
