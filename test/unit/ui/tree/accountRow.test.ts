import assert from 'node:assert/strict';
import type { CapabilitySet } from '../../../../src/core/capabilities.js';
import { ProviderError } from '../../../../src/core/errors.js';
import { Memory } from '../../../../src/ui/memory.js';
import type { LockedAccount } from '../../../../src/ui/openAccounts.js';
import { accountRow } from '../../../../src/ui/tree/accountRow.js';
import { FakeMemento } from '../fakeMemento.js';
import { DAY_MS, everything, HOUR_MS, MINUTE_MS, NOW, order, onePage, subscription } from '../inventory.js';
import { ACCOUNT, INFO, line, opened, ShownAccount } from './account.js';

const balance: CapabilitySet['usage'] = {
  cost: 'free',
  read: () => Promise.resolve({ kind: 'balance', balance: { units: 4520n, scale: 2, currency: 'USD' } }),
};

describe('the row of an account', () => {
  it('asks nothing before it is opened, and opens no list by itself', async () => {
    const asked: string[] = [];
    const watched = Object.fromEntries(
      Object.entries(everything('')).map(([name, capability]) => [
        name,
        new Proxy(capability, {
          get(target, member, receiver) {
            const value: unknown = Reflect.get(target, member, receiver);
            if (typeof value === 'function') {
              asked.push(`${name}.${String(member)}`);
            }
            return value;
          },
        }),
      ]),
    );
    const shown = new ShownAccount(watched);
    assert.ok(shown.row.label);
    assert.deepEqual(asked, []);
    await shown.open();
    assert.deepEqual(asked.sort(), ['serviceStatus.read', 'usage.read']);
  });

  it('says in one line what is left, with its age once that matters', async () => {
    const shown = new ShownAccount({ usage: balance });
    assert.equal(line(shown.row), 'Scraping EU | Gateway');
    await shown.reads.usage?.ensure();
    assert.equal(line(shown.row), 'Scraping EU | $45.20 · Gateway');
    shown.now += 15 * MINUTE_MS;
    assert.equal(line(shown.row), 'Scraping EU | $45.20 · Gateway');
    shown.now += 3 * HOUR_MS;
    assert.equal(line(shown.row), 'Scraping EU | $45.20 · 3 h ago · Gateway');
  });

  it('counts what runs out within a day', async () => {
    const shown = new ShownAccount({
      subscriptions: {
        ...everything('').subscriptions,
        all: () =>
          Promise.resolve([
            subscription('1', { activeUntil: NOW + HOUR_MS }),
            subscription('2', { activeUntil: NOW - HOUR_MS }),
            subscription('3', { activeUntil: NOW + 2 * DAY_MS }),
            subscription('4'),
          ]),
      },
      orders: {
        ...everything('').orders,
        page: () => onePage([order('1', { expiresAt: NOW + HOUR_MS })]),
      },
    });
    assert.equal(shown.row.description, 'Gateway');
    await shown.reads.subscriptions?.ensure();
    assert.equal(shown.row.description, '1 expires soon · Gateway');
    await shown.reads.orders?.ensure();
    assert.equal(shown.row.description, '2 expire soon · Gateway');
  });

  it('shows a failed reading as a row beside the others', async () => {
    const shown = new ShownAccount({
      ...everything(''),
      usage: {
        cost: 'free',
        read: () =>
          Promise.reject(
            new ProviderError({ kind: 'timeout', provider: 'gateway', endpoint: 'GET /account' }),
          ),
      },
    });
    await shown.open();
    const [failure, ...others] = await shown.open();
    assert.match(failure?.label ?? '', /^Could not reach Gateway/);
    assert.ok(others.some(({ label }) => label === 'Subscriptions'));
  });

  it('shows why a later reading failed beside what was read before, and tries again when activated', async () => {
    const failing = new Set<string>();
    const read = <T>(name: string, value: T) =>
      failing.has(name)
        ? Promise.reject(
            new ProviderError({ kind: 'timeout', provider: 'gateway', endpoint: `GET /${name}` }),
          )
        : Promise.resolve(value);
    const shown = new ShownAccount({
      usage: {
        cost: 'free',
        read: () => read('usage', { kind: 'balance', balance: { units: 4520n, scale: 2, currency: 'USD' } }),
      },
      serviceStatus: {
        read: () => read('status', { status: 'operational', protocols: [], supportedTargeting: [] }),
      },
    });
    const below = async () => (await shown.open()).map(({ id, label }) => [id, label.split(':')[0]]);
    const status = [`${ACCOUNT.id}/status`, 'Service status'];
    const refreshed = async (...broken: readonly string[]) => {
      failing.clear();
      broken.forEach((name) => failing.add(name));
      await shown.row.branch?.refresh?.();
      return below();
    };
    assert.deepEqual(await below(), [status]);
    assert.deepEqual(await refreshed('usage'), [
      [`${ACCOUNT.id}/failure`, 'Could not reach Gateway'],
      status,
    ]);
    assert.match(shown.row.description ?? '', /^\$45\.20 /);
    assert.deepEqual(await refreshed('status'), [
      status,
      [`${ACCOUNT.id}/status/failure`, 'Could not reach Gateway'],
    ]);
    const failure = (await shown.open())[1];
    assert.deepEqual([failure?.command, failure?.tokens], ['refresh', ['loadable']]);
    assert.deepEqual(await refreshed(), [status]);
  });

  for (const [name, first] of [
    ['usage', 'Loading…'],
    ['serviceStatus', 'Service status | Loading…'],
  ] as const) {
    it(`says that it is read, keeps what is here while it is read again, and can give up: ${name}`, async () => {
      let answer: (() => void) | undefined;
      const all = everything('');
      const read = <T>(value: () => Promise<T>) =>
        function (signal: AbortSignal) {
          return new Promise<T>((resolve, reject) => {
            answer = () => {
              resolve(value());
            };
            signal.addEventListener('abort', () => {
              reject(new ProviderError({ kind: 'cancelled', provider: 'gateway', endpoint: 'GET /it' }));
            });
          });
        };
      const { signal } = new AbortController();
      const shown = new ShownAccount(
        name === 'usage'
          ? { usage: { cost: 'free', read: read(() => all.usage.read(signal)) } }
          : { serviceStatus: { read: read(() => all.serviceStatus.read(signal)) } },
      );
      const lines = () => shown.row.branch?.rows().map(line) ?? [];
      const isLoading = () => shown.row.tokens?.includes('loading') === true;

      const { branch } = shown.row;
      let reading = branch?.load?.();
      assert.deepEqual(lines(), [first]);
      assert.ok(branch?.rows()[0]?.tokens?.includes('loading'));
      assert.ok(isLoading());
      branch?.cancel?.();
      await reading;
      assert.deepEqual([lines(), isLoading()], [['Cancelled.'], false]);

      reading = branch?.refresh?.();
      answer?.();
      await reading;
      const whole = [line(shown.row), ...lines()];
      reading = branch?.refresh?.();
      assert.deepEqual([line(shown.row), ...lines()], whole);
      assert.ok(isLoading());
      branch?.cancel?.();
      await reading;
      assert.equal(isLoading(), false);
      assert.deepEqual(
        [line(shown.row), ...lines()].filter((text) => text !== 'Cancelled.'),
        whole,
      );
    });
  }

  it('refreshes what a person sees, and nothing that was never opened', async () => {
    const pages: string[] = [];
    const shown = new ShownAccount({
      orders: {
        ...everything('').orders,
        page: ({ status }) => {
          pages.push(status ?? 'any');
          return onePage([order('1')]);
        },
      },
    });
    await shown.row.branch?.refresh?.();
    assert.deepEqual(pages, []);
    await shown.open('orders');
    await shown.row.branch?.refresh?.();
    assert.deepEqual(pages, ['active', 'active']);
  });

  it('refreshes each list that was opened, also one that failed', async () => {
    const all = everything('');
    const asked: string[] = [];
    const failing = (name: string) => () => {
      asked.push(name);
      return Promise.reject(new Error('gone'));
    };
    const shown = new ShownAccount({
      subscriptions: { ...all.subscriptions, all: failing('subscriptions') },
      plans: { all: failing('plans') },
      depositAddresses: { all: failing('deposits') },
      premiumProxies: { page: failing('premium') },
      publicProxies: { ...all.publicProxies, page: failing('public') },
      transactions: { page: failing('transactions') },
    });
    const names = ['subscriptions', 'plans', 'deposits', 'premium', 'public', 'transactions'];
    for (const name of names) {
      await shown.open(name);
    }
    assert.deepEqual(asked, names);
    await shown.row.branch?.refresh?.();
    assert.deepEqual(asked.slice(names.length).sort(), names.toSorted());
  });

  it('is marked, and open, where it is one of the sandbox', () => {
    const { row } = new ShownAccount({}, { isSandbox: true });
    assert.deepEqual(row.tokens, ['refreshable', 'sandbox', 'site']);
    assert.equal(row.icon?.codicon, 'beaker');
    assert.equal(row.branch?.isExpanded, true);
    assert.match(row.tooltip?.() ?? '', /fake keys/);
  });
});

describe('a reading that costs a request', () => {
  let reads = 0;
  const usage: CapabilitySet['usage'] = {
    cost: 'oneRequest',
    read: () => {
      reads += 1;
      return Promise.resolve({ kind: 'requests', used: 1500, limit: 10_000 });
    },
  };

  it('is made by nothing but the person’s own command', async () => {
    const shown = new ShownAccount({ usage });
    const [row] = await shown.open();
    await shown.row.branch?.refresh?.();
    assert.equal(reads, 0);
    assert.deepEqual(row?.tokens, ['usage']);
    assert.equal(row.description, 'not asked yet: asking costs one request');
    assert.equal(shown.row.description, 'Gateway');
  });

  it('is shown from before with its age, however young', async () => {
    const shown = new ShownAccount({ usage });
    await shown.remember({
      usage: { usage: { kind: 'requests', used: 1500, limit: 10_000 }, at: NOW - 3 * HOUR_MS },
    });
    assert.equal(shown.row.description, '8,500 of 10,000 left · 3 h ago · Gateway');
    assert.equal((await shown.open())[0]?.description, '8,500 of 10,000 left · 3 h ago');
  });
});

describe('an address that was looked up', () => {
  const lookUps = (answer: () => Promise<Readonly<Record<string, unknown>>>) =>
    new ShownAccount({ ipLookup: { cost: 'oneRequest', lookUp: answer } });

  it('stays as a row with every field that came, the newest first', async () => {
    const shown = lookUps(() =>
      Promise.resolve({ score: 12, extra: { isp: 'Example', list: ['a'] }, 'extra/isp': 1 }),
    );
    await shown.reads.ipLookups?.of('192.0.2.1').ensure();
    await shown.reads.ipLookups?.of('192.0.2.2').ensure();
    assert.deepEqual((await shown.open()).map(line), [
      '192.0.2.2 | score 12 · isp Example · now',
      '192.0.2.1 | score 12 · isp Example · now',
    ]);
    assert.deepEqual((await shown.open('ip/192.0.2.1')).map(line), ['score | 12', 'extra', 'extra/isp | 1']);
    assert.deepEqual((await shown.open('ip/192.0.2.1', '1')).map(line), ['isp | Example', 'list']);
  });

  it('does not offer to try again by itself where it failed, as that costs another', async () => {
    const shown = lookUps(() =>
      Promise.reject(new ProviderError({ kind: 'rateLimited', provider: 'ipswamp', endpoint: 'GET /check' })),
    );
    await shown.reads.ipLookups?.of('192.0.2.1').ensure();
    const [row] = await shown.open();
    assert.match(row?.label ?? '', /too many requests/);
    assert.equal(row?.command, undefined);
  });
});

describe('the row of an account without its key', () => {
  function locked(reason: LockedAccount['reason']) {
    return accountRow(
      { kind: 'locked', account: ACCOUNT, info: INFO, reason },
      new Memory(new FakeMemento()),
      NOW,
    );
  }

  it('says why in one row that asks for the key, and offers nothing else', async () => {
    const reasons: readonly (readonly [LockedAccount['reason'], RegExp])[] = [
      [{ kind: 'missing' }, /^No key is stored/],
      [{ kind: 'lost' }, /no longer has the key/],
      [{ kind: 'unreadable' }, /keychain did not answer/],
      [
        { kind: 'otherOrigin', origin: 'https://other.example.com' },
        /stored for https:\/\/other\.example\.com/,
      ],
    ];
    for (const [reason, text] of reasons) {
      const row = locked(reason);
      assert.deepEqual(row.tokens, ['saved', 'keyed', 'site']);
      assert.equal(row.branch?.isExpanded, true);
      const [key, ...others] = await opened(row);
      assert.deepEqual(others, []);
      assert.match(key?.label ?? '', text);
      assert.equal(key?.command, 'replaceKey');
      assert.deepEqual(key.args, { account: ACCOUNT.id });
    }
  });
});
