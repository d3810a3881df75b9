import type { Effects } from '../../core/effects.js';
import type { OrderFilters, OrderRequest, TransactionType } from '../../core/inventory.js';
import type { PageRequest } from '../../core/page.js';
import type { Permit } from '../../core/permit.js';
import { Secret } from '../../core/secret.js';
import type { Connect } from '../../http/client.js';
import { present } from '../present.js';
import type { Credentials } from '../provider.js';
import { readErrorBody } from './errors.js';
import { toOrderBody } from './mapping.js';
import * as schemas from './schemas.js';

const MINUTE_MS = 60_000;

const ORDERS = 'orders';
const DEPOSITS = 'deposits';

/** The API's calls (contracts: 1001proxy). The quote is a POST that changes nothing. */
export function proxy1001Calls({ baseUrl, key }: Credentials, connect: Connect) {
  const client = connect({
    provider: '1001proxy',
    baseUrl,
    keyHeader: { name: 'Authorization', value: new Secret(`Bearer ${key.expose()}`) },
    rateLimits: [
      { category: 'general', limit: 60, windowMs: MINUTE_MS },
      { category: ORDERS, limit: 10, windowMs: MINUTE_MS },
      { category: DEPOSITS, limit: 30, windowMs: MINUTE_MS },
    ],
    retries: 'reads',
    readErrorBody,
  });
  return {
    budgets: () => client.budgets(),

    account: (signal: AbortSignal) =>
      client.read({ endpoint: 'GET /account', path: ['account'], schema: schemas.accountAnswer(), signal }),

    transactions: (
      { page, pageSize, type }: PageRequest & { readonly type?: TransactionType },
      signal: AbortSignal,
    ) =>
      client.read({
        endpoint: 'GET /account/transactions',
        path: ['account', 'transactions'],
        query: { page, per_page: pageSize, type },
        schema: schemas.transactionsAnswer(),
        signal,
      }),

    quote: (order: OrderRequest, signal: AbortSignal) =>
      client.read({
        endpoint: 'POST /orders/calc',
        method: 'POST',
        path: ['orders', 'calc'],
        body: toOrderBody(order),
        schema: schemas.quoteAnswer(),
        signal,
      }),

    /** In which order they come is not documented: a new one may be on the first page or on the last. */
    orders: ({ page, pageSize, status, type }: PageRequest & OrderFilters, signal: AbortSignal) =>
      client.read({
        endpoint: 'GET /orders',
        path: ['orders'],
        query: { page, per_page: pageSize, status, type },
        schema: schemas.ordersAnswer(),
        signal,
      }),

    order: (orderId: string, signal: AbortSignal) =>
      client.read({
        endpoint: 'GET /orders/{id}',
        path: ['orders', orderId],
        schema: schemas.orderAnswer(),
        signal,
      }),

    orderProxies: (orderId: string, signal: AbortSignal) =>
      client.read({
        endpoint: 'GET /orders/{id}/proxies',
        path: ['orders', orderId, 'proxies'],
        schema: schemas.orderProxiesAnswer(),
        signal,
      }),

    downloadOrder: (
      orderId: string,
      {
        withCredentials,
        protocol,
      }: { readonly withCredentials: boolean; readonly protocol: 'https' | 'socks5' },
      file: string,
      signal: AbortSignal,
    ) =>
      client.download({
        endpoint: 'GET /orders/{id}/download',
        path: ['orders', orderId, 'download'],
        query: { format: withCredentials ? 'user:pass@ip:port' : 'ip:port', protocol },
        file,
        signal,
      }),

    reference: (type: string, signal: AbortSignal) =>
      client.read({
        endpoint: 'GET /reference/{type}',
        path: ['reference', type],
        schema: schemas.referenceAnswer(),
        signal,
      }),

    depositAddresses: (signal: AbortSignal) =>
      client.read({
        endpoint: 'GET /deposits/addresses',
        path: ['deposits', 'addresses'],
        category: DEPOSITS,
        schema: schemas.depositAddressesAnswer(),
        signal,
      }),

    /** With the same idempotency key the API answers as it did the first time, and orders nothing more. */
    createOrder: (order: Effects['createOrder'], permit: Permit) =>
      client.effect({
        endpoint: 'POST /orders',
        method: 'POST',
        path: ['orders'],
        headers: present({ 'Idempotency-Key': permit.options.idempotencyKey }),
        body: toOrderBody(order),
        category: ORDERS,
        schema: schemas.createdOrderAnswer(),
        permit,
      }),

    extendOrder: ({ orderId, periodId, proxyIds }: Effects['extendOrder'], permit: Permit) =>
      client.effect({
        endpoint: 'POST /orders/{id}/extend',
        method: 'POST',
        path: ['orders', orderId, 'extend'],
        body: { periodId, proxyIds },
        schema: schemas.extendedOrderAnswer(),
        permit,
      }),

    /** Where the currency has an address already, that is the answer. */
    createDepositAddress: ({ currency }: Effects['createDepositAddress'], permit: Permit) =>
      client.effect({
        endpoint: 'POST /deposits/addresses',
        method: 'POST',
        path: ['deposits', 'addresses'],
        body: { currency },
        category: DEPOSITS,
        schema: schemas.createdAddressAnswer(),
        permit,
      }),
  };
}
