import assert from 'node:assert/strict';
import type { CapabilitySet } from '../../../../src/core/capabilities.js';
import type { ProxyEndpoint } from '../../../../src/core/endpoint.js';
import type { Order, OrderedProxy, Subscription } from '../../../../src/core/inventory.js';
import { Secret } from '../../../../src/core/secret.js';
import { AccountReads } from '../../../../src/reads/accountReads.js';
import type { OpenAccount, ReadyAccount } from '../../../../src/ui/openAccounts.js';
import { FollowedProxies } from '../../../../src/ui/running/followedProxies.js';
import { everything, HOUR_MS, NOW, onePage, order, orderedProxy, proxy, subscription } from '../inventory.js';
import { ACCOUNT, INFO } from '../tree/account.js';

const NEVER = new AbortController().signal;

/** An account whose lists a test changes as a provider would, in a window whose time it moves. */
class Window {
  now = NOW;
  subscriptions: readonly Subscription[] = [];
  orders: readonly Order[] = [];
  orderProxies: readonly OrderedProxy[] = [];
  key = 'key-one';
  readonly made: string[] = [];
  open: readonly OpenAccount[] = [];

  constructor() {
    this.connect();
  }

  /** As with a key that is new: nothing of it was read yet. */
  connect(): void {
    const all = everything('');
    const { key } = this;
    const capabilities: CapabilitySet = {
      subscriptions: { ...all.subscriptions, all: () => Promise.resolve(this.subscriptions) },
      orders: {
        ...all.orders,
        page: ({ status }) => onePage(status === 'active' ? this.orders : []),
        one: (id) => {
          const found = this.orders.find((each) => each.id === id);
          return found ? Promise.resolve(found) : Promise.reject(new Error('no such order'));
        },
        proxies: () => Promise.resolve(this.orderProxies),
      },
      targeting: {
        endpoints: ({ session = '' }) => {
          this.made.push(session);
          const made = proxy(`target-${session}/http`);
          const address = { ...made.address, password: new Secret(`${key}-session-${session}`) };
          return Promise.resolve([{ ...made, address }]);
        },
        targetOf: (password) => {
          const [, session] = /-session-(.*)$/.exec(password.expose()) ?? [];
          return session === undefined ? undefined : { session };
        },
      },
    };
    const reads = new AccountReads(capabilities, { clock: () => this.now, onDidChange: () => undefined });
    this.open = [{ kind: 'ready', account: ACCOUNT, info: INFO, reads }];
  }

  get ready(): ReadyAccount {
    const [open] = this.open;
    assert.ok(open?.kind === 'ready');
    return open;
  }

  follow(...endpoints: readonly ProxyEndpoint[]): FollowedProxies {
    return new FollowedProxies(
      endpoints.map((endpoint) => ({ account: this.ready, endpoint })),
      {
        openAccounts: { all: () => Promise.resolve(this.open) },
        lastChecks: {
          of: (account, id) =>
            id.endsWith('/http')
              ? { account, proxy: id, verdict: 'live', latencyMs: 142, at: NOW }
              : { account, proxy: id, verdict: 'timeout', latencyMs: 9000, at: NOW },
        },
        clock: () => this.now,
      },
    );
  }
}

function withPassword(id: string, password: string): ProxyEndpoint {
  const made = proxy(id);
  return { ...made, address: { ...made.address, password: new Secret(password) } };
}

const passwords = ({ upstreams }: Awaited<ReturnType<FollowedProxies['look']>>) =>
  upstreams.map(({ address }) => address.password?.expose());

describe('the proxies that a relay follows', () => {
  const HTTP = proxy('subscription/s1/http');

  it('stand as they were chosen, with the latency of the last check where they were live', async () => {
    const window = new Window();
    const proxies = window.follow(HTTP, proxy('subscription/s1/socks5', 'socks5'));
    const { upstreams, lost, endsAt } = await proxies.look(NEVER);
    assert.deepEqual([lost, endsAt], [[], undefined]);
    assert.deepEqual(
      upstreams.map(({ latencyMs }) => latencyMs),
      [142, undefined],
    );
    assert.equal(proxies.named(upstreams[0]?.id ?? '')?.endpoint, HTTP);
  });

  it('have the credentials that their list has by now, under the same name', async () => {
    const window = new Window();
    window.subscriptions = [subscription('s1', { endpoints: [HTTP] })];
    await window.ready.reads.subscriptions?.refresh();
    const proxies = window.follow(HTTP);
    const before = await proxies.look(NEVER);
    window.subscriptions = [
      subscription('s1', { endpoints: [withPassword('subscription/s1/http', 'another')] }),
    ];
    await window.ready.reads.subscriptions?.refresh();
    const after = await proxies.look(NEVER);
    assert.deepEqual(passwords(after), ['another']);
    assert.equal(after.upstreams[0]?.id, before.upstreams[0]?.id);
  });

  it('are read again where the account has another key', async () => {
    const window = new Window();
    window.subscriptions = [
      subscription('s1', { endpoints: [withPassword('subscription/s1/http', 'of the new key')] }),
    ];
    const proxies = window.follow(HTTP, withPassword('target-a/http', 'key-one-session-a'));
    window.key = 'key-two';
    window.connect();
    assert.deepEqual(passwords(await proxies.look(NEVER)), ['of the new key', 'key-two-session-a']);
    await proxies.look(NEVER);
    assert.deepEqual(window.made, ['a'], 'asked once for each key');
  });

  it('are lost with their account, with its key, or where their list has them no more', async () => {
    const lossAfter = async (change: (window: Window) => void) => {
      const window = new Window();
      window.subscriptions = [subscription('s1', { endpoints: [HTTP] })];
      await window.ready.reads.subscriptions?.refresh();
      const proxies = window.follow(HTTP);
      assert.deepEqual((await proxies.look(NEVER)).lost, []);
      change(window);
      await (window.open[0]?.kind === 'ready' ? window.ready.reads.subscriptions?.refresh() : undefined);
      const { upstreams, lost } = await proxies.look(NEVER);
      assert.equal(upstreams.length, 0);
      assert.deepEqual((await proxies.look(NEVER)).lost, [], 'told once');
      return lost[0]?.loss;
    };
    assert.deepEqual(await lossAfter((window) => (window.open = [])), { kind: 'removed' });
    assert.deepEqual(
      await lossAfter((window) => {
        window.open = [{ kind: 'locked', account: ACCOUNT, info: INFO, reason: { kind: 'missing' } }];
      }),
      { kind: 'locked' },
    );
    assert.deepEqual(await lossAfter((window) => (window.subscriptions = [])), { kind: 'unlisted' });
    const expired = { known: 'expired', text: 'expired' } as const;
    assert.deepEqual(
      await lossAfter((window) => {
        window.subscriptions = [subscription('s1', { endpoints: [HTTP], status: expired })];
      }),
      { kind: 'expired', of: 'subscription', id: 's1' },
    );
  });

  it('stay while the keychain does not answer', async () => {
    const window = new Window();
    const proxies = window.follow(HTTP);
    window.open = [{ kind: 'locked', account: ACCOUNT, info: INFO, reason: { kind: 'unreadable' } }];
    const { upstreams, lost } = await proxies.look(NEVER);
    assert.deepEqual([upstreams.length, lost], [1, []]);
  });

  it('run out when their time is up, unless the provider says that it was prolonged', async () => {
    const window = new Window();
    const until = (at: number) => [subscription('s1', { endpoints: [HTTP], activeUntil: at })];
    window.subscriptions = until(NOW + HOUR_MS);
    await window.ready.reads.subscriptions?.refresh();
    const proxies = window.follow(HTTP);
    assert.equal((await proxies.look(NEVER)).endsAt, NOW + HOUR_MS);
    window.subscriptions = until(NOW + 2 * HOUR_MS);
    window.now = NOW + HOUR_MS;
    const prolonged = await proxies.look(NEVER);
    assert.deepEqual([prolonged.lost, prolonged.endsAt], [[], NOW + 2 * HOUR_MS]);
    window.now = NOW + 2 * HOUR_MS;
    const { lost } = await proxies.look(NEVER);
    assert.deepEqual(lost[0]?.loss, { kind: 'expired', of: 'subscription', id: 's1' });
  });

  it('of an order run out each for itself, where the provider tells each one’s end', async () => {
    const window = new Window();
    window.orders = [order('o1', { expiresAt: NOW + HOUR_MS })];
    window.orderProxies = [
      orderedProxy('order/o1/a', { expiresAt: NOW + 3 * HOUR_MS }),
      orderedProxy('order/o1/b'),
    ];
    await window.ready.reads.orders?.refresh();
    await window.ready.reads.orderProxies?.of('o1').refresh();
    const proxies = window.follow(proxy('order/o1/a/http'), proxy('order/o1/b/http'));
    assert.equal((await proxies.look(NEVER)).endsAt, NOW + HOUR_MS);
    window.now = NOW + HOUR_MS;
    const { upstreams, lost, endsAt } = await proxies.look(NEVER);
    assert.deepEqual([upstreams.length, lost.length, endsAt], [1, 1, NOW + 3 * HOUR_MS]);
  });

  it('come in another session where they have one, under the same name', async () => {
    const window = new Window();
    const proxies = window.follow(HTTP, withPassword('target-a/http', 'key-one-session-a'));
    assert.equal(proxies.haveSessions, true);
    assert.equal(window.follow(HTTP).haveSessions, false);
    const before = await proxies.look(NEVER);
    const upstreams = await proxies.inSession('b', NEVER);
    assert.deepEqual(
      upstreams.map(({ id }) => id),
      before.upstreams.map(({ id }) => id),
    );
    assert.equal(upstreams[1]?.address.password?.expose(), 'key-one-session-b');
    assert.deepEqual(passwords(await proxies.look(NEVER))[1], 'key-one-session-b', 'a look leaves it so');
  });
});
