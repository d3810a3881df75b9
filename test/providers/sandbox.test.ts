import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isProviderError, type ErrorKind, type ProviderErrorDetails } from '../../src/core/errors.js';
import type { OrderRequest, Reference } from '../../src/core/inventory.js';
import type { Page, PageRequest } from '../../src/core/page.js';
import type { ProviderId } from '../../src/sandbox/types.js';
import { Secret } from '../../src/core/secret.js';
import { startSandbox, type Fault, type Sandbox } from '../../src/sandbox/index.js';
import { accountAt, revealed } from './account.js';
import { TABLES } from './tables/all.js';

const { signal } = new AbortController();

/** The providers and the sandbox are each written from the documents alone: here they meet. */
describe('the providers at the sandbox', () => {
  let sandbox: Sandbox;
  let folder: string;

  before(async () => {
    sandbox = await startSandbox({ seed: 7, rateLimitScale: 100 });
    folder = await mkdtemp(join(tmpdir(), 'egress-sandbox-'));
  });

  after(async () => {
    await sandbox.stop();
    await rm(folder, { recursive: true });
  });

  beforeEach(() => {
    sandbox.clearFaults();
  });

  function baseUrl(provider: ProviderId): string {
    const account = sandbox.accounts.find((candidate) => candidate.provider === provider);
    assert.ok(account);
    return account.baseUrl;
  }

  function account(provider: ProviderId, key = sandbox.keys[provider].main) {
    return accountAt(provider, baseUrl(provider), key);
  }

  async function refusal(answer: Promise<unknown> | undefined): Promise<ProviderErrorDetails> {
    const error: unknown = await answer?.catch((reason: unknown) => reason);
    assert.ok(isProviderError(error), String(error));
    return error.details;
  }

  async function download(save: (file: string) => Promise<void> | undefined): Promise<string> {
    const file = join(folder, 'download');
    await save(file);
    const content = await readFile(file, 'utf8');
    await rm(file);
    return content;
  }

  it('send keys in the header alone', async () => {
    for (const { provider } of TABLES) {
      await account(provider).keyCheck?.check(signal);
    }
    const isPublic = (op: string) => ['status', 'errors'].includes(op);
    for (const { keySentIn, op } of sandbox.requests) {
      assert.ok(keySentIn === 'header' || isPublic(op), `${op}: ${keySentIn}`);
    }
  });

  it('report a key that is not known', async () => {
    for (const { provider } of TABLES.filter((table) => table.provider !== 'ipswamp')) {
      const report = await accountAt(provider, baseUrl(provider), 'no-such-key').keyCheck?.check(signal);
      assert.equal(report?.isValid, false, provider);
      assert.ok(report.message, provider);
    }
    const unknown = accountAt('ipswamp', baseUrl('ipswamp'), 'no-such-key');
    const details = await refusal(unknown.keyCheck?.check(signal));
    assert.equal(details.kind, 'forbidden');
    assert.equal(details.providerMessage, 'Invalid API key');
  });

  describe('iploop', () => {
    it('answers every read', async () => {
      const { usage, keyCheck, serviceStatus, errorLookup, support } = account('iploop');
      assert.equal((await usage?.read(signal))?.kind, 'traffic');
      assert.equal((await keyCheck?.check(signal))?.isValid, true);
      assert.equal((await serviceStatus?.read(signal))?.status, 'operational');
      for (const code of errorLookup?.codes ?? []) {
        assert.equal((await errorLookup?.explain(code, signal))?.code, code);
      }
      assert.ok((await support?.ask('what countries do you support?', signal))?.answer);
    });

    it('has targeted proxies at the host that its status names', async () => {
      const { serviceStatus, targeting } = account('iploop');
      const status = await serviceStatus?.read(signal);
      const endpoints = await targeting?.endpoints({ country: 'US', session: 'abc' }, signal);
      assert.equal(endpoints?.length, 2);
      for (const { address } of endpoints) {
        assert.equal(`${address.host}:${address.port}`, status?.proxyHost);
        assert.equal(address.password?.expose(), `${sandbox.keys.iploop.main}-country-US-session-abc`);
        assert.deepEqual(targeting?.targetOf?.(address.password), { country: 'US', session: 'abc' });
      }
      assert.equal(targeting?.targetOf?.(new Secret('another-key-country-US')), undefined);
    });

    it('says that a code is not known', async () => {
      assert.equal((await refusal(account('iploop').errorLookup?.explain(999, signal))).kind, 'notFound');
    });
  });

  describe('gateway', () => {
    it('answers every read', async () => {
      const { plans, subscriptions } = account('gateway');
      const all = await plans?.all(signal);
      assert.ok(all?.some(({ isPopular }) => isPopular));
      const rented = (await subscriptions?.all(signal)) ?? [];
      assert.ok(rented.length > 0);
      const [first] = rented;
      assert.ok(first);
      assert.ok((await subscriptions?.renewalPlans(first.id, signal))?.every(({ id }) => id !== ''));
      assert.ok((await subscriptions?.availableNetworks(first.id, signal))?.every(({ id }) => id !== ''));
    });

    it('hands out endpoints that the sandbox lets in', async () => {
      const rented = (await account('gateway').subscriptions?.all(signal)) ?? [];
      const offered = rented
        .filter(({ status }) => status.known === 'active')
        .flatMap(({ endpoints }) => endpoints)
        .flatMap((endpoint) => (endpoint.kind === 'proxy' ? [endpoint.address] : []))
        .map(({ scheme, host, port, user, password }) =>
          [scheme, host, port, user, password?.expose()].join(),
        );
      const working = sandbox.proxies
        .working()
        .filter(({ provider, scheme }) => provider === 'gateway' && scheme !== 'socks4')
        .map(({ scheme, host, port, user, password }) => [scheme, host, port, user, password].join());
      assert.ok(offered.length > 0);
      assert.deepEqual([...new Set(offered)].sort(), [...new Set(working)].sort());
    });

    it('refuses what is documented', async () => {
      const { subscriptions } = account('gateway');
      assert.equal((await refusal(subscriptions?.renewalPlans('0'.repeat(24), signal))).kind, 'notFound');
    });
  });

  describe('checker', () => {
    it('pages through its lists, by each filter', async () => {
      const { publicProxies } = account('checker');
      const page = await publicProxies?.page(
        { page: 2, pageSize: 10, protocol: 'socks5', country: 'US', minUptime: 0.5, freshMinutes: 1440 },
        signal,
      );
      assert.equal(page?.items.length, 10);
      assert.ok(page.items.every(({ protocol, country }) => protocol === 'socks5' && country === 'US'));
      assert.ok(page.items.every(({ uptimeScore = 0 }) => uptimeScore >= 0.5));
      assert.equal(page.hasMore, (page.total ?? 0) > 20);
    });

    it('has a premium pool for those who pay', async () => {
      assert.ok(
        (await account('checker', sandbox.keys.checker.premium).premiumProxies?.page({ page: 1 }, signal))
          ?.items.length,
      );
      const details = await refusal(account('checker').premiumProxies?.page({ page: 1 }, signal));
      assert.equal(details.kind, 'forbidden');
      assert.match(details.detail ?? '', /premium/);
    });

    it('exports in each format', async () => {
      const { publicProxies } = account('checker');
      for (const format of ['txt', 'csv', 'json'] as const) {
        const content = await download((file) =>
          publicProxies?.download({ protocol: 'http' }, format, file, signal),
        );
        assert.ok(content.length > 0);
      }
    });

    it('tells of a job, its items and its file', async () => {
      const proxy = (await account('checker').publicProxies?.page({ page: 1, pageSize: 1 }, signal))
        ?.items[0];
      assert.ok(proxy);
      const { host, port } = proxy.endpoint.address;
      const jobId = await submit(`${host}:${port}\n127.0.0.1:9:user:canary-1234`);
      const { jobs } = account('checker');
      const job = await jobs?.one(jobId, signal);
      assert.equal(job?.id, jobId);
      assert.equal(job.total, 2);
      const items = await jobs?.items(jobId, { page: 1, pageSize: 50 }, signal);
      assert.ok(items);
      assert.ok(!JSON.stringify(items).includes('canary-1234'));
      await download((file) => jobs?.download(jobId, 'txt', file, signal));
      assert.equal((await refusal(jobs?.one('no-such-job', signal))).kind, 'notFound');
    });

    async function submit(proxies_text: string): Promise<string> {
      const answer = await fetch(`${baseUrl('checker')}/api/check`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${sandbox.keys.checker.main}`, 'Content-Type': 'application/json' },
        body: JSON.stringify({ proxies_text }),
      });
      const { job_id } = (await answer.json()) as { job_id: string };
      return job_id;
    }
  });

  describe('1001proxy', () => {
    it('answers for the account and its transactions', async () => {
      const { usage, keyCheck, transactions } = account('1001proxy');
      assert.equal((await usage?.read(signal))?.kind, 'balance');
      assert.equal((await keyCheck?.check(signal))?.isValid, true);
      const all = await everything((request) => transactions?.page(request, signal));
      assert.equal(new Set(all.map(({ id }) => id)).size, all.length);
      const deposits = await transactions?.page({ page: 1, type: 'deposit' }, signal);
      assert.ok(deposits?.items.length);
      assert.ok(deposits.items.every(({ type, amount }) => type.known === 'deposit' && amount.units > 0n));
    });

    it('lists orders by page, state and type, each with its proxies', async () => {
      const { orders } = account('1001proxy');
      const all = await everything((request) => orders?.page(request, signal));
      assert.ok(all.length > 5);
      for (const listed of all) {
        const order = await orders?.one(listed.id, signal);
        assert.ok(order);
        const { periodId, mobileServiceType, ...common } = order;
        assert.deepEqual(common, listed, `${periodId} ${mobileServiceType}`);
        if (order.status.known === 'active') {
          const proxies = await orders?.proxies(order.id, signal);
          assert.ok(proxies);
          assert.equal(proxies.length, order.proxyCount);
          assert.equal(new Set(proxies.map(({ id }) => id)).size, proxies.length);
        }
      }
      const active = await orders?.page({ page: 1, status: 'active', type: 'ipv4' }, signal);
      assert.ok(active?.items.length);
      assert.ok(active.items.every(({ status, type }) => status.known === 'active' && type === 'ipv4'));
      const pending = all.find(({ status }) => status.known === 'pending');
      assert.equal((await refusal(orders?.proxies(pending?.id ?? '', signal))).code, 'NOT_PROVISIONED');
    });

    it('downloads an order with and without its credentials', async () => {
      const { orders } = account('1001proxy');
      const order = (await orders?.page({ page: 1, status: 'active', type: 'ipv4' }, signal))?.items[0];
      assert.ok(order);
      const lines = async (withCredentials: boolean, protocol: 'https' | 'socks5') =>
        (await download((file) => orders?.download(order.id, { withCredentials, protocol }, file, signal)))
          .trim()
          .split(/\s+/);
      const addresses = (revealed(await orders?.proxies(order.id, signal)) as readonly Proxy[]).map(
        ({ endpoints }) => endpoints.map(({ address }) => address),
      );
      const place = (index: number) => addresses.map((each) => `${each[index]?.host}:${each[index]?.port}`);
      assert.deepEqual(await lines(false, 'https'), place(0));
      assert.deepEqual(await lines(false, 'socks5'), place(1));
      assert.deepEqual(
        await lines(true, 'https'),
        addresses.map(([http]) => `${http?.user}:${http?.password.secret}@${http?.host}:${http?.port}`),
      );
    });

    it('has a catalogue for each type, and quotes from it', async () => {
      const { catalogue, quotes } = account('1001proxy');
      for (const { type } of catalogue?.forms ?? []) {
        const reference = await catalogue?.reference(type, signal);
        assert.ok(reference);
        const quote = await quotes?.quote(orderOf(type, reference), signal);
        assert.ok(quote && quote.total.units > 0n, type);
        assert.equal(quote.total.currency, 'USD');
      }
      assert.equal((await refusal(catalogue?.reference('quantum', signal))).code, 'INVALID_TYPE');
      assert.equal((await refusal(quotes?.quote({ type: 'ipv4' }, signal))).code, 'VALIDATION_ERROR');
    });

    it('shows an address for each currency', async () => {
      const addresses = await account('1001proxy').depositAddresses?.all(signal);
      assert.equal(addresses?.length, 26);
    });

    it('turns away who is banned or not verified', async () => {
      for (const [key, code] of [
        ['banned', 'BANNED'],
        ['unverified', 'UNVERIFIED'],
      ] as const) {
        const details = await refusal(
          account('1001proxy', sandbox.keys['1001proxy'][key]).usage?.read(signal),
        );
        assert.deepEqual([details.kind, details.code], ['forbidden', code]);
      }
    });
  });

  describe('ipswamp', () => {
    it('answers every read', async () => {
      const { usage, keyCheck, ipLookup } = account('ipswamp');
      const before = await usage?.read(signal);
      const report = await keyCheck?.check(signal);
      assert.equal(report?.isValid, true);
      assert.ok(before?.kind === 'requests' && report.usage?.kind === 'requests');
      assert.equal(report.usage.used, before.used + 1);
      assert.ok(await ipLookup?.lookUp('8.8.8.8', signal));
    });

    it('says why a key is refused', async () => {
      for (const key of ['exhausted', 'expired'] as const) {
        const details = await refusal(account('ipswamp', sandbox.keys.ipswamp[key]).usage?.read(signal));
        assert.equal(details.kind, 'forbidden');
        assert.ok(details.providerMessage);
      }
    });
  });

  describe('at fault', () => {
    const FAULTS: readonly (readonly [Omit<Fault, 'provider'>, ErrorKind])[] = [
      [{ kind: 'reset' }, 'network'],
      [{ kind: 'resetMidBody' }, 'network'],
      [{ kind: 'truncatedJson' }, 'malformedAnswer'],
      [{ kind: 'emptyBody' }, 'malformedAnswer'],
      [{ kind: 'htmlPage', status: 200 }, 'malformedAnswer'],
      [{ kind: 'htmlPage' }, 'serverError'],
      [{ kind: 'redirect' }, 'redirected'],
      [{ kind: 'deepJson' }, 'tooLarge'],
      [{ kind: 'serverError' }, 'serverError'],
      [{ kind: 'rateLimited', retryAfter: 3600 }, 'rateLimited'],
    ];

    for (const [fault, kind] of FAULTS) {
      it(`${fault.kind} is told as ${kind}`, async () => {
        for (const { provider } of TABLES) {
          sandbox.clearFaults();
          sandbox.inject({ provider, times: 3, ...fault });
          assert.equal((await refusal(account(provider).keyCheck?.check(signal))).kind, kind, provider);
        }
      });
    }
  });
});

/** An order of this type, of the first entry of each list that it needs. */
function orderOf(
  type: string,
  { countries, periods, tariffs, operators, rotations }: Reference,
): OrderRequest {
  if (type === 'resident') {
    return { type, tariffId: firstId(tariffs) };
  }
  const common = { type, countryId: firstId(countries), periodId: firstId(periods), quantity: 2 };
  switch (type) {
    case 'ipv6':
      return { ...common, protocol: 'SOCKS5' };
    case 'mobile':
      return {
        ...common,
        mobileServiceType: 'shared',
        operatorId: firstId(operators),
        rotationId: firstId(rotations),
      };
    default:
      return common;
  }
}

function firstId([first]: readonly { readonly id: number }[]): number {
  assert.ok(first);
  return first.id;
}

interface Proxy {
  readonly endpoints: readonly {
    readonly address: {
      readonly host: string;
      readonly port: number;
      readonly user: string;
      readonly password: { readonly secret: string };
    };
  }[];
}

async function everything<T>(
  page: (request: PageRequest) => Promise<Page<T>> | undefined,
): Promise<readonly T[]> {
  const items: T[] = [];
  for (let number = 1; ; number += 1) {
    const answer = await page({ page: number, pageSize: 7 });
    assert.ok(answer);
    items.push(...answer.items);
    if (!answer.hasMore) {
      assert.equal(items.length, answer.total);
      return items;
    }
  }
}
