import {
  bearerToken,
  type Call,
  jsonObject,
  type ProviderApi,
  type Route,
  textField,
} from '../../api/call.js';
import { attachment, type Reply } from '../../api/reply.js';
import type { ProxyAccount } from './account.js';
import { failure, refuse, success, successPage } from './envelope.js';
import { detailView, listView, type Order, ORDER_STATUSES, orderStatus } from './order.js';
import { calculate, create, extend, notProvisioned } from './orders.js';
import { isOrderType, referenceData } from './reference.js';
import type { ThousandState } from './state.js';
import { TRANSACTION_TYPES, transactionView } from './transactions.js';
import { balanceText } from './usd.js';

const CACHED_5_MINUTES = { 'cache-control': 'public, max-age=300' };
const DOWNLOAD_FORMATS: readonly string[] = ['ip:port', 'user:pass@ip:port'];

type Handler = (account: ProxyAccount, call: Call) => Reply;
type Limit = keyof ThousandState['limits'];

/** 1001proxy's twelve calls. */
export function thousandApi(state: ThousandState): ProviderApi {
  const route = (
    method: Route['method'],
    path: string,
    op: string,
    handler: Handler,
    ...limits: readonly Limit[]
  ): Route => ({
    method,
    path,
    op,
    handle: (call) => guarded(state, call, ['general', ...limits], handler),
  });
  const { servers } = state;
  return {
    basePath: '/api/v1',
    maxBodyBytes: 1024 * 1024,
    fail: failure,
    routes: [
      route('GET', '/account', 'account', (account) => success(profile(account))),
      route('GET', '/account/transactions', 'transactions', transactions),
      route('POST', '/orders/calc', 'calculateOrder', (_account, call) => calculate(call)),
      route('POST', '/orders', 'createOrder', (account, call) => create(state, account, call), 'orders'),
      route('GET', '/orders', 'orders', orders),
      route(
        'GET',
        '/orders/:id',
        'order',
        ofOrder((_account, order, { now }) => success(detailView(order, now))),
      ),
      route(
        'GET',
        '/orders/:id/proxies',
        'orderProxies',
        ofDelivered((_account, order, { now }) => success(servers.delivered(order, now))),
      ),
      route(
        'GET',
        '/orders/:id/download',
        'downloadOrder',
        ofDelivered((_account, order, call) => download(state, order, call)),
      ),
      route(
        'POST',
        '/orders/:id/extend',
        'extendOrder',
        ofOrder((account, order, call) => extend(state, account, order, call)),
      ),
      route('GET', '/reference/:type', 'reference', (_account, { params: { type } }) =>
        isOrderType(type)
          ? success(referenceData(type), CACHED_5_MINUTES)
          : refuse('INVALID_TYPE', 'Invalid proxy type'),
      ),
      route(
        'GET',
        '/deposits/addresses',
        'depositAddresses',
        ({ deposits }) => success(deposits.all()),
        'deposits',
      ),
      route(
        'POST',
        '/deposits/addresses',
        'createDepositAddress',
        (account, call) => createDepositAddress(state, account, call),
        'deposits',
      ),
    ],
  };
}

function guarded(state: ThousandState, call: Call, limits: readonly Limit[], handler: Handler): Reply {
  const key = bearerToken(call.headers);
  if (key === undefined) {
    return refuse('UNAUTHORIZED', 'Missing or malformed API key');
  }
  const account = state.account(key);
  if (!account) {
    return refuse('INVALID_API_KEY', 'API key not found');
  }
  const { standing } = account.seed;
  if (standing) {
    return refuse(standing, standing === 'BANNED' ? 'Account is banned' : 'Account email not verified');
  }
  for (const limit of limits) {
    const permit = state.limits[limit].take(key, call.now);
    if (!permit.allowed) {
      const refusal = refuse('RATE_LIMITED', 'Rate limit exceeded');
      const retryAfter = String(Math.max(1, Math.ceil(permit.resetInMs / 1_000)));
      return { ...refusal, headers: { ...refusal.headers, 'retry-after': retryAfter } };
    }
  }
  return handler(account, call);
}

function profile({ id, balance, seed }: ProxyAccount): Record<string, unknown> {
  return {
    id,
    email: `${seed.name}@sandbox.test`,
    name: seed.name === 'main' ? 'Sandbox' : null,
    balance: balanceText(balance),
    apiKey: `${'*'.repeat(20)}${seed.key.slice(-8)}`,
    createdAt: new Date(seed.createdAt).toISOString(),
  };
}

function transactions(account: ProxyAccount, { query }: Call): Reply {
  const type = query.get('type');
  if (type !== null && !TRANSACTION_TYPES.includes(type)) {
    return refuse('INVALID_TYPE', 'Invalid transaction type');
  }
  const wanted = account.transactions.filter((transaction) => type === null || transaction.type === type);
  return successPage(wanted, query, transactionView);
}

function orders(account: ProxyAccount, { query, now }: Call): Reply {
  const type = query.get('type');
  const status = query.get('status');
  if (type !== null && !isOrderType(type)) {
    return refuse('INVALID_TYPE', 'Invalid proxy type');
  }
  if (status !== null && !ORDER_STATUSES.includes(status)) {
    return refuse('INVALID_TYPE', 'Invalid order status');
  }
  const wanted = account.orders.filter(
    (order) =>
      (type === null || order.type === type) && (status === null || orderStatus(order, now) === status),
  );
  return successPage(wanted, query, (order) => listView(order, now));
}

type OrderHandler = (account: ProxyAccount, order: Order, call: Call) => Reply;

function ofOrder(handler: OrderHandler): Handler {
  return (account, call) => {
    const order = account.orders.find(({ id }) => id === call.params['id']);
    return order ? handler(account, order, call) : refuse('NOT_FOUND', 'Order not found');
  };
}

function ofDelivered(handler: OrderHandler): Handler {
  return ofOrder((account, order, call) =>
    orderStatus(order, call.now) === 'pending' ? notProvisioned() : handler(account, order, call),
  );
}

/** Addresses without the port of the protocol asked for are left out; passwords are not escaped, as documented. */
function download({ servers }: ThousandState, order: Order, { query, now }: Call): Reply {
  const format = query.get('format') ?? 'ip:port';
  const protocol = query.get('protocol') ?? 'https';
  if (!DOWNLOAD_FORMATS.includes(format) || (protocol !== 'https' && protocol !== 'socks5')) {
    return refuse('VALIDATION_ERROR', 'Invalid format or protocol');
  }
  const lines = servers.delivered(order, now).flatMap(({ ip, portHttps, portSocks5, login, password }) => {
    const port = protocol === 'https' ? portHttps : portSocks5;
    const credentials = format === 'ip:port' ? '' : `${login ?? ''}:${password ?? ''}@`;
    return ip === null || port === null ? [] : [`${credentials}${ip}:${port}\n`];
  });
  return attachment(`proxies-${order.id}`, 'txt', lines.join(''));
}

function createDepositAddress({ world }: ThousandState, account: ProxyAccount, call: Call): Reply {
  const currency = textField(jsonObject(call) ?? {}, 'currency');
  if (currency === undefined) {
    return refuse('VALIDATION_ERROR', 'currency is required');
  }
  const made = account.deposits.generate(currency);
  if (!made) {
    return refuse('INVALID_CURRENCY', 'Unsupported deposit currency');
  }
  if (made.isNew) {
    world.ledger.add({
      at: call.now,
      provider: '1001proxy',
      account: account.seed.name,
      action: 'deposit address',
      amount: '0.00',
      ref: currency,
    });
  }
  return success(made.wallet);
}
