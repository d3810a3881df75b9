import assert from 'node:assert/strict';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { keyHome } from '../../../src/core/baseUrl.js';
import { isProviderError } from '../../../src/core/errors.js';
import type { KeptProxy } from '../../../src/core/keptProxies.js';
import { PROXY_SCHEMES } from '../../../src/core/proxy/endpoint.js';
import { Secret } from '../../../src/core/secret.js';
import { list } from '../../../src/providers/list/index.js';
import type { Credentials } from '../../../src/providers/provider.js';

const PASSWORD = 'p@ss:w/rd%1#x?';
const signal = new AbortController().signal;
const noConnect = () => assert.fail('a list asks nobody');

const PROXIES: readonly KeptProxy[] = [
  { address: { scheme: 'http', host: 'proxy.example.com', port: 8080 }, country: 'DE' },
  { address: { scheme: 'socks5', host: '::1', port: 1080, user: 'ann', password: new Secret(PASSWORD) } },
  { address: { scheme: 'socks5', host: '::1', port: 1080, user: 'ben', password: new Secret(PASSWORD) } },
];

describe('a list of one’s own', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'egress-list-'));
  });

  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  const keep = async (proxies: readonly KeptProxy[]): Promise<Credentials> => {
    assert.ok(list.kept);
    const kept = await list.kept.keep(folder, proxies);
    assert.ok(kept !== 'tooLong');
    return kept;
  };

  const page = async (credentials: Credentials, request = { page: 1 }) => {
    const answer = await list.connect(credentials, noConnect).keptProxies?.page(request, signal);
    assert.ok(answer);
    return answer;
  };

  it('is read back as it was kept, each row with an id of its own', async () => {
    const { items, total, hasMore } = await page(await keep(PROXIES));
    assert.deepEqual([total, hasMore], [3, false]);
    assert.deepEqual(
      items.map(({ id, country }) => [id, country]),
      [
        ['list/http/proxy.example.com:8080', 'DE'],
        ['list/socks5/[::1]:1080', undefined],
        ['list/socks5/[::1]:1080/2', undefined],
      ],
    );
    assert.deepEqual(
      items.map(({ endpoints: [endpoint] }) => endpoint?.address.password?.expose()),
      [undefined, PASSWORD, PASSWORD],
    );
  });

  it('is bound to its file, which holds no password and nobody else may read', async () => {
    const { baseUrl, key } = await keep(PROXIES);
    assert.equal(keyHome(baseUrl), baseUrl);
    const text = await readFile(fileURLToPath(baseUrl), 'utf8');
    assert.ok(text.includes('proxy.example.com') && text.includes('ann'));
    assert.ok(!text.includes(PASSWORD) && !text.includes(JSON.stringify(PASSWORD)));
    assert.equal(key.expose().split(PASSWORD).length, 2, 'the password that two share is there once');
    assert.deepEqual((await readdir(folder)).length, 1);
  });

  it('is not kept where its passwords are too long for a keychain', async () => {
    const password = new Secret('x'.repeat(200_000));
    assert.ok(list.kept);
    const answer = await list.kept.keep(folder, [
      { address: { scheme: 'http', host: 'proxy.example.com', port: 80, user: 'a', password } },
    ]);
    assert.equal(answer, 'tooLong');
    assert.deepEqual(await readdir(folder), []);
  });

  it('comes page by page', async () => {
    const many = Array.from({ length: 250 }, (_, index): KeptProxy => {
      return { address: { scheme: 'http', host: `p${index}.example.com`, port: 80 } };
    });
    const credentials = await keep(many);
    const last = await page(credentials, { page: 3 });
    assert.equal(last.items.length, 50);
    assert.equal(last.items[0]?.endpoints[0]?.address.host, 'p200.example.com');
    assert.deepEqual([(await page(credentials, { page: 2 })).hasMore, last.hasMore], [true, false]);
  });

  it('is any list', async () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });
    const proxy = fc.record(
      {
        scheme: fc.constantFrom(...PROXY_SCHEMES),
        host: text,
        port: fc.integer({ min: 1, max: 65_535 }),
        user: text,
        password: text.map((value) => new Secret(value)),
      },
      { requiredKeys: ['scheme', 'host', 'port'] },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(proxy, { maxLength: 20 }), async (addresses) => {
        const { items } = await page(await keep(addresses.map((address) => ({ address }))));
        assert.deepEqual(
          items.map(({ endpoints: [endpoint] }) => ({
            ...endpoint?.address,
            password: endpoint?.address.password?.expose(),
          })),
          addresses.map((address) => ({ ...address, password: address.password?.expose() })),
        );
      }),
      { numRuns: 50 },
    );
  });

  const refused = async (credentials: Credentials) => {
    const error: unknown = await page(credentials).catch((reason: unknown) => reason);
    assert.ok(isProviderError(error), String(error));
    assert.deepEqual(
      [error.kind, error.details.detail],
      ['unreadableFile', fileURLToPath(credentials.baseUrl)],
    );
    assert.ok(!JSON.stringify(error).includes(PASSWORD));
  };

  it('is refused where its file is gone, damaged, of a later release, or another list’s', async () => {
    const mine = await keep(PROXIES);
    const other = await keep([]);
    await refused({ ...mine, key: other.key });
    await refused({ ...mine, key: new Secret('no table') });
    for (const damaged of ['', '{"schemaVersion":2,"id":"x","proxies":[]}', '{"schemaVersion":1}']) {
      await writeFile(fileURLToPath(mine.baseUrl), damaged);
      await refused(mine);
    }
    assert.ok(list.kept);
    await list.kept.discard(mine.baseUrl);
    await list.kept.discard(mine.baseUrl);
    await refused(mine);
    assert.deepEqual(await readdir(folder), [path.basename(fileURLToPath(other.baseUrl))]);
  });
});
