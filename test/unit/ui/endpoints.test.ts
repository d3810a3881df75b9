import assert from 'node:assert/strict';
import { AccountReads } from '../../../src/reads/accountReads.js';
import type { CapabilitySet, ProxyTarget } from '../../../src/core/capabilities.js';
import type { ProxyScheme } from '../../../src/core/proxy/endpoint.js';
import {
  ensureEndpoints,
  ensureListOf,
  loadedEndpoints,
  matching,
  sameProxy,
  speaks,
  type NamedEndpoint,
} from '../../../src/ui/endpoints.js';
import { Memory } from '../../../src/ui/memory.js';
import { FakeMemento } from './fakeMemento.js';
import {
  everything,
  HOSTILE,
  listed,
  NOW,
  onePage,
  order,
  proxy,
  subscription,
  tunnel,
} from './inventory.js';

function readsOf(capabilities: CapabilitySet): AccountReads {
  return new AccountReads(capabilities, { clock: () => NOW, onDidChange: () => undefined });
}

function named(endpoint: NamedEndpoint['endpoint'], group = 'g'): NamedEndpoint {
  return { endpoint, owner: 'owner', group };
}

const ids = (all: readonly NamedEndpoint[]) => all.map(({ endpoint }) => endpoint.id);

describe('the endpoints that are loaded', () => {
  it('are none before something was read, and reading is not their doing', () => {
    assert.deepEqual(loadedEndpoints(readsOf(everything(''))), []);
  });

  it('are those of every list, named as a person knows them, in plain text', async () => {
    const reads = readsOf(everything(HOSTILE));
    await reads.subscriptions?.ensure();
    await reads.orderProxies?.of('o1').ensure();
    await reads.targetEndpoints?.of({ country: 'US', session: 'abc' }).ensure();
    await reads.publicProxies?.of({}).ensure();
    await reads.premiumProxies?.ensure();
    const plain = 'Evil $(zap) [x](command:y)';
    assert.deepEqual(
      loadedEndpoints(reads)
        .filter(({ endpoint }) => !endpoint.id.includes('Evil'))
        .map(({ endpoint, owner, group }) => [endpoint.id, owner, group]),
      [
        ['subscription/12001/http', plain, 'subscription/12001'],
        ['subscription/12001/socks5', plain, 'subscription/12001'],
        ['subscription/12001/vless', plain, 'subscription/12001'],
        ['order/o1/1/http', `order o1 · ${plain}`, 'order/o1/order/o1/1'],
        ['order/o1/1/socks5', `order o1 · ${plain}`, 'order/o1/order/o1/1'],
        ['target/http', 'US · session abc', 'target/US · session abc'],
        ['public/1', `public list · ${plain}`, 'public/1'],
        ['premium/1', `premium pool · ${plain}`, 'premium/1'],
      ],
    );
  });

  it('are named once, though two filters found the same one', async () => {
    const { publicProxies } = everything('');
    const reads = readsOf({ publicProxies: { ...publicProxies, page: () => onePage([listed('public/1')]) } });
    await reads.publicProxies?.of({}).ensure();
    await reads.publicProxies?.of({ country: 'US' }).ensure();
    assert.deepEqual(ids(loadedEndpoints(reads)), ['public/1']);
  });
});

describe('an endpoint that is asked for', () => {
  const one = named(proxy('subscription/1/http'), 'subscription/1');
  const twin = named(proxy('subscription/1/socks5', 'socks5'), 'subscription/1');
  const other = named(proxy('subscription/2/http', 'http', '2001:db8::1', 1080), 'subscription/2');
  const odd = named(proxy('203.0.113.7:8080', 'http', '198.51.100.1', 1), 'odd');
  const link = named(tunnel('subscription/1/vless'), 'subscription/1');
  const all = [one, twin, other, link];

  it('is found by its stable id before its address', () => {
    assert.deepEqual(matching('subscription/1/socks5', all), [twin]);
    assert.deepEqual(matching('203.0.113.7:8080', [...all, odd]), [odd]);
  });

  it('is found by its address, all of them where it is shared', () => {
    assert.deepEqual(matching('203.0.113.7:8080', all), [one, twin]);
    assert.deepEqual(matching('[2001:db8::1]:1080', all), [other]);
    assert.deepEqual(matching('203.0.113.7', all), []);
    assert.deepEqual(matching('canary-password-3Lm7', all), []);
  });

  it('has the other ways to the same proxy beside it', () => {
    assert.deepEqual(sameProxy(twin, all), [one, twin, link]);
  });

  it('speaks its scheme, with names resolved here or there', () => {
    const schemes: readonly (readonly [ProxyScheme, string, boolean])[] = [
      ['socks5', 'socks5', true],
      ['socks5', 'socks5h', true],
      ['socks5h', 'socks5', true],
      ['http', 'http', true],
      ['http', 'https', false],
      ['socks4', 'socks5', false],
      ['http', '', false],
    ];
    for (const [own, asked, expected] of schemes) {
      assert.equal(speaks(asked, named(proxy('1', own))), expected, `${own} asked for ${asked}`);
    }
    assert.ok(speaks('vless', link));
  });
});

describe('what is read to choose a proxy from', () => {
  const all = everything('');
  let asked: string[];
  let reads: AccountReads;

  beforeEach(() => {
    asked = [];
    reads = readsOf({
      subscriptions: {
        ...all.subscriptions,
        all: () => {
          asked.push('subscriptions');
          return Promise.resolve([subscription('1')]);
        },
      },
      orders: {
        ...all.orders,
        page: ({ status }) => {
          asked.push(`orders ${status ?? ''}`);
          const orders = ['1', '2', '3', '4'].map((id) => order(id));
          return onePage([order('0', { status: { known: 'pending', text: 'pending' } }), ...orders]);
        },
        proxies: (id) => {
          asked.push(`proxies ${id}`);
          return Promise.resolve([]);
        },
      },
      targeting: {
        endpoints: (target: ProxyTarget) => {
          asked.push(`target ${JSON.stringify(target)}`);
          return Promise.resolve([]);
        },
      },
      publicProxies: all.publicProxies,
    });
  });

  it('is what is most likely wanted: few orders, no public list', async () => {
    const memory = new Memory(new FakeMemento());
    await memory.remember('a', { targets: [{ country: 'US' }] });
    await ensureEndpoints(reads, memory, 'a');
    assert.deepEqual(asked.sort(), [
      'orders active',
      'proxies 1',
      'proxies 2',
      'proxies 3',
      'subscriptions',
      'target {"country":"US"}',
      'target {}',
    ]);
    await ensureEndpoints(reads, memory, 'a');
    assert.equal(asked.length, 7);
  });

  it('is read again where it failed: the person asks once more', async () => {
    let tries = 0;
    const unsteady = readsOf({
      subscriptions: {
        ...all.subscriptions,
        all: () => {
          tries += 1;
          return tries === 1 ? Promise.reject(new Error('gone')) : Promise.resolve([subscription('1')]);
        },
      },
    });
    await ensureEndpoints(unsteady, new Memory(new FakeMemento()), 'a');
    assert.deepEqual(loadedEndpoints(unsteady), []);
    await ensureEndpoints(unsteady, new Memory(new FakeMemento()), 'a');
    assert.equal(loadedEndpoints(unsteady).length, 3);
    assert.equal(tries, 2);
  });

  it('is given up where it began for a person who cancels, and goes on where it was under way before', async () => {
    const signals: Record<string, AbortSignal> = {};
    const slow = (name: string) => (signal: AbortSignal) => {
      signals[name] = signal;
      return new Promise<never>((_resolve, reject) => {
        signal.addEventListener('abort', () => {
          reject(new Error('aborted'));
        });
      });
    };
    const both = readsOf({
      subscriptions: { ...all.subscriptions, all: slow('subscriptions') },
      orders: { ...all.orders, page: (_request, signal) => slow('orders')(signal) },
    });
    const before = both.subscriptions?.ensure();
    const person = new AbortController();
    const ours = ensureEndpoints(both, new Memory(new FakeMemento()), 'a', person.signal);
    person.abort();
    assert.equal(signals['orders']?.aborted, true);
    assert.equal(signals['subscriptions']?.aborted, false);
    both.dispose();
    await Promise.all([before, ours]);
  });

  it('is the one list that holds a stable id, where the id tells', async () => {
    await ensureListOf('order/17/1/http', reads);
    await ensureListOf('subscription/1/http', reads);
    await ensureListOf('public/1', reads);
    await ensureListOf('203.0.113.7:8080', reads);
    await ensureListOf('order', reads);
    assert.deepEqual(asked, ['proxies 17', 'subscriptions']);
  });
});
