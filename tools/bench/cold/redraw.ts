// Draws an account with 10,000 orders loaded, or reads the answers that they came in, and prints how long that took.
import { tmpdir } from 'node:os';
import { randomAccountId, type Account } from '../../../src/accounts/account.js';
import { Accounts } from '../../../src/accounts/accounts.js';
import { AccountFiles } from '../../../src/accounts/store.js';
import type { Order } from '../../../src/core/inventory.js';
import type { Page } from '../../../src/core/page.js';
import { toOrder } from '../../../src/providers/1001proxy/mapping.js';
import { ordersAnswer } from '../../../src/providers/1001proxy/schemas.js';
import { AccountReads } from '../../../src/reads/accountReads.js';
import { Memory } from '../../../src/ui/memory.js';
import { OpenAccounts } from '../../../src/ui/openAccounts.js';
import { accountRow } from '../../../src/ui/tree/accountRow.js';
import { ProvidersTree } from '../../../src/ui/tree/treeProvider.js';

const PAGES = 100;
const PAGE_SIZE = 100;
const ROUNDS = 10;
const NOW = Date.UTC(2026, 0, 1);
const HOUR_MS = 3_600_000;

/** Each page as the text of an answer. */
const answers = Array.from({ length: PAGES }, (_, page) =>
  JSON.stringify({
    data: Array.from({ length: PAGE_SIZE }, (__, index) => orderData(page * PAGE_SIZE + index)),
    meta: { perPage: PAGE_SIZE, total: PAGES * PAGE_SIZE },
  }),
);

function orderData(index: number) {
  return {
    id: `order-${(index * 7919) % (PAGES * PAGE_SIZE)}`,
    type: ['ipv4', 'ipv6', 'mobile'][index % 3],
    status: 'active',
    quantity: 1 + (index % 20),
    chargedAmount: (index % 500) / 4,
    currency: 'USD',
    countryId: index % 200,
    periodId: index % 5,
    protocol: 'HTTPS',
    expiresAt: new Date(NOW + ((index * 104_729) % 10_000) * HOUR_MS).toISOString(),
    createdAt: new Date(NOW - index * HOUR_MS).toISOString(),
    proxyCount: 1 + (index % 20),
  };
}

function ordersOf(answer = '{"data":[]}'): readonly Order[] {
  return ordersAnswer().parse(JSON.parse(answer)).data.map(toOrder);
}

const account: Account = {
  id: randomAccountId(),
  provider: '1001proxy',
  label: 'Main',
  baseUrl: 'https://api.example.com',
  createdAt: NOW,
  isSandbox: false,
};

async function loadedReads(): Promise<AccountReads> {
  const unused = () => Promise.reject(new Error('nothing else is read'));
  const reads = new AccountReads(
    {
      orders: {
        page: ({ page, status }): Promise<Page<Order>> =>
          Promise.resolve(
            status === 'active'
              ? { items: ordersOf(answers[page - 1]), page, hasMore: page < PAGES }
              : { items: [], page, hasMore: false },
          ),
        one: unused,
        proxies: unused,
        download: unused,
      },
      catalogue: {
        forms: [],
        reference: () =>
          Promise.resolve({
            countries: Array.from({ length: 200 }, (_, id) => ({ id, name: `Country ${id}` })),
            periods: [],
            tariffs: [],
            operators: [],
            rotations: [],
          }),
      },
    },
    { clock: () => NOW, onDidChange: () => undefined },
  );
  await reads.orders?.ensure();
  while (reads.orders?.state.hasMore === true) {
    await reads.orders.loadMore();
  }
  return reads;
}

/** What VS Code asks for when the orders stand open and something changed. */
async function drawing(): Promise<() => Promise<number>> {
  const memory = new Memory({ get: () => undefined, update: () => Promise.resolve() });
  const accounts = new Accounts({
    files: new AccountFiles(tmpdir()),
    secrets: {
      get: () => Promise.resolve(undefined),
      store: () => Promise.resolve(),
      delete: () => Promise.resolve(),
      onDidChange: () => ({ dispose: () => undefined }),
    },
    now: () => NOW,
    randomId: randomAccountId,
  });
  const openAccounts = new OpenAccounts({
    accounts,
    providers: [],
    connect: () => ({}),
    clock: () => NOW,
    onDidRead: () => undefined,
  });
  const tree = new ProvidersTree({
    openAccounts,
    memory,
    lastChecks: { of: () => undefined },
    clock: () => NOW,
    view: { visible: false, onDidChangeVisibility: () => ({ dispose: () => undefined }) },
  });
  const reads = await loadedReads();
  const info = {
    id: account.provider,
    label: '1001Proxy',
    summary: String,
    keyHint: String,
    keyPlaceholder: '',
  };
  return async () => {
    const top = accountRow({ kind: 'ready', account, info, reads }, memory, NOW);
    const orders = (await tree.getChildren(top)).find((row) => row.id.endsWith('/orders'));
    return (await tree.getChildren(orders)).map((row) => tree.getTreeItem(row)).length;
  };
}

function reading(): () => Promise<number> {
  return () => Promise.resolve(answers.reduce((count, answer) => count + ordersOf(answer).length, 0));
}

async function main(): Promise<void> {
  const run = process.argv[2] === 'draw' ? await drawing() : reading();
  const startedMs = performance.now();
  for (let round = 0; round < ROUNDS; round += 1) {
    const count = await run();
    if (count < PAGES * PAGE_SIZE) {
      throw new Error(`${count} of ${PAGES * PAGE_SIZE} orders were drawn`);
    }
  }
  const runMs = (performance.now() - startedMs) / ROUNDS;
  process.stdout.write(JSON.stringify({ runMs }), () => process.exit());
}

void main();
