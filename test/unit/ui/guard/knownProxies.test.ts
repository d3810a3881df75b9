import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import type { CapabilitySet } from '../../../../src/core/capabilities.js';
import { Secret } from '../../../../src/core/secret.js';
import { AccountReads } from '../../../../src/reads/accountReads.js';
import { proxyValue } from '../../../../src/snippets/mentions/proxyValue.js';
import { type KnownProxy, knownProxies } from '../../../../src/ui/guard/knownProxies.js';
import {
  proxyArguments,
  proxyLines,
  proxyOrigin,
  proxyTitle,
} from '../../../../src/ui/guard/proxyDetails.js';
import type { ReadyAccount } from '../../../../src/ui/openAccounts.js';
import {
  CANARIES,
  DAY_MS,
  everything,
  HOSTILE,
  NOW,
  onePage,
  order,
  orderedProxy,
  proxy,
  subscription,
} from '../inventory.js';
import { ACCOUNT, INFO } from '../tree/account.js';

const all = everything('');

function account(capabilities: CapabilitySet, id = 'a', label = 'Scraping EU'): ReadyAccount {
  return {
    kind: 'ready',
    account: { ...ACCOUNT, id, label },
    info: INFO,
    reads: new AccountReads(capabilities, { clock: () => NOW, onDidChange: () => undefined }),
  };
}

/** An account with two subscriptions at ports 8001 and 8002, and an order's proxy at 203.0.113.9. */
async function renting(): Promise<ReadyAccount> {
  const open = account({
    subscriptions: {
      ...all.subscriptions,
      all: () =>
        Promise.resolve([
          subscription('1', {
            userNote: 'NL Private',
            activeUntil: NOW + 12 * DAY_MS,
            rotationMinutes: 10,
            endpoints: [
              proxy('subscription/1/http', 'http', 'proxy.example', 8001),
              proxy('subscription/1/socks5', 'socks5', 'proxy.example', 8001),
            ],
          }),
          subscription('2', { endpoints: [proxy('subscription/2/http', 'http', 'proxy.example', 8002)] }),
        ]),
    },
    orders: {
      ...all.orders,
      page: ({ status }) => onePage(status === 'active' ? [order('77', { expiresAt: NOW + DAY_MS })] : []),
      proxies: () =>
        Promise.resolve([
          orderedProxy('order/77/1', { endpoints: [proxy('order/77/1/http', 'http', '203.0.113.9')] }),
        ]),
    },
  });
  await open.reads.subscriptions?.ensure();
  await open.reads.orders?.ensure();
  await open.reads.orderProxies?.of('77').ensure();
  return open;
}

async function whose(url: string, ...accounts: readonly ReadyAccount[]): Promise<KnownProxy | undefined> {
  const value = proxyValue(url);
  assert.ok(value, url);
  return (await knownProxies({ all: () => Promise.resolve(accounts) })).of(value);
}

const lines = (known: KnownProxy | undefined) => Object.fromEntries(known ? proxyLines(known, NOW) : []);

describe('the proxy behind a URL', () => {
  const user = `user:${CANARIES.password}`;

  it('is the one at that host and port with that user, and says what its row says', async () => {
    const open = await renting();
    assert.equal(
      (await whose(`socks5h://${user}@proxy.example:8001`, open))?.endpoint.id,
      'subscription/1/socks5',
    );
    const known = await whose(`http://${user}@PROXY.example:8001`, open);
    assert.equal(known?.endpoint.id, 'subscription/1/http');
    assert.equal(proxyTitle(known, NOW), 'Scraping EU · NL Private · 12 d');
    assert.equal(proxyOrigin(known), 'Gateway · Amsterdam');
    const { Expires, ...others } = lines(known);
    assert.match(Expires ?? '', /^12 d · .*2026/);
    assert.deepEqual(others, {
      Account: 'Scraping EU · Gateway',
      Address: 'http proxy.example:8001',
      Network: 'Amsterdam',
      Rotation: 'every 10 minutes',
    });
    assert.deepEqual(proxyArguments(known), { account: 'a', proxy: 'subscription/1/http' });
  });

  it('is known without credentials, or with older ones, and by nobody else’s user', async () => {
    const open = await renting();
    for (const url of ['http://proxy.example:8002', 'http://user:old@proxy.example:8002']) {
      assert.equal((await whose(url, open))?.endpoint.id, 'subscription/2/http', url);
    }
    for (const url of [
      'http://other:old@proxy.example:8002',
      'http://proxy.example:8003',
      'http://user:x@example:8002',
    ]) {
      assert.equal(await whose(url, open), undefined, url);
    }
  });

  it('is not guessed among several that their password tells apart', async () => {
    const one = await renting();
    const other = { ...(await renting()), account: { ...ACCOUNT, id: 'b' } };
    assert.equal(await whose('http://user:old@proxy.example:8002', one, other), undefined);
    assert.equal((await whose(`http://${user}@proxy.example:8002`, one, other))?.account.account.id, 'a');
  });

  it('is an order’s, with the country of the proxy and the end of the order', async () => {
    const known = await whose(`http://${user}@203.0.113.9:8080`, await renting());
    const { Country, Expires } = lines(known);
    assert.equal(Country, 'US');
    assert.match(Expires ?? '', /^1 d · /);
    assert.ok(known);
    assert.equal(proxyTitle(known, NOW), 'Scraping EU · order 77 · US · 1 d');
  });

  it('is told by a password that is an account’s key and a target, though nothing was read', async () => {
    const open = account({
      targeting: {
        ...all.targeting,
        targetOf: (password) =>
          password.equals(new Secret('KEY-country-US-city-miami-session-abc'))
            ? { country: 'US', city: 'miami', session: 'abc' }
            : undefined,
      },
    });
    const known = await whose('http://user:KEY-country-US-city-miami-session-abc@host.example:8880', open);
    const { Country, City, Session } = lines(known);
    assert.deepEqual([Country, City, Session], ['US', 'miami', 'abc']);
    assert.ok(known);
    assert.deepEqual(proxyArguments(known), {
      account: 'a',
      target: { country: 'US', city: 'miami', session: 'abc' },
    });
    assert.equal(await whose('http://user:OTHER@host.example:8880', open), undefined);
  });

  it('is found by its link, and by the name that a workspace is bound to', async () => {
    const open = account({ subscriptions: all.subscriptions });
    await open.reads.subscriptions?.ensure();
    assert.equal((await whose(CANARIES.vless, open))?.endpoint.kind, 'tunnel');
    assert.equal(await whose(`${CANARIES.vless}0`, open), undefined);
    const known = await knownProxies({ all: async () => [await renting()] });
    assert.equal(
      known.bound({ account: 'Scraping EU', endpoint: 'NL Private' })?.endpoint.id,
      'subscription/1/http',
    );
    assert.equal(known.bound({ account: 'gateway', endpoint: 'ipv4 · US' })?.endpoint.id, 'order/77/1/http');
    assert.equal(known.bound({ account: 'Another', endpoint: 'NL Private' }), undefined);
  });

  it('shows nothing that a provider could say but text, and no secret', async () => {
    const open = account(everything(HOSTILE), 'a', HOSTILE);
    await open.reads.subscriptions?.ensure();
    const known = await whose(`http://${user}@203.0.113.7:8080`, open);
    assert.ok(known);
    const shown = inspect([
      proxyLines(known, NOW),
      proxyTitle(known, NOW),
      proxyOrigin(known),
      proxyArguments(known),
    ]);
    assert.ok(!shown.includes('\u0007') && !shown.includes('\u202e') && shown.includes('Evil'));
    for (const secret of Object.values(CANARIES)) {
      assert.ok(!shown.includes(secret));
    }
  });
});
