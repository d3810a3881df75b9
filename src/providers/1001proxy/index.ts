import * as l10n from '@vscode/l10n';
import { reportOnKey } from '../keyCheck.js';
import { toPage } from '../paging.js';
import { present } from '../present.js';
import type { Provider } from '../provider.js';
import { proxy1001Calls } from './client.js';
import * as to from './mapping.js';
import { ORDER_FORMS } from './orderForms.js';

export const proxy1001: Provider = {
  info: {
    id: '1001proxy',
    label: '1001Proxy',
    summary: () => l10n.t('Residential, datacenter, ISP and mobile proxies, bought as orders from a balance'),
    keyHint: () =>
      l10n.t('In the 1001Proxy dashboard, under API keys: https://1001proxy.io/dashboard/api-keys'),
    keyPlaceholder: 'API key',
    defaultBaseUrl: 'https://api.1001proxy.io/api/v1',
    siteUrl: 'https://1001proxy.io',
  },

  connect(credentials, connect) {
    const calls = proxy1001Calls(credentials, connect);
    return {
      usage: {
        cost: 'free',
        read: async (signal) => to.toUsage((await calls.account(signal)).data),
      },
      rateLimits: { budgets: calls.budgets },
      keyCheck: {
        cost: 'free',
        check: (signal) =>
          reportOnKey(
            credentials.key,
            calls.account(signal).then(({ data }) => to.toKeyReport(data)),
          ),
      },
      orders: {
        page: async (request, signal) => {
          const { data, meta } = await calls.orders(request, signal);
          return toPage(request, {
            items: data.map(to.toOrder),
            pageSize: meta?.perPage,
            total: meta?.total,
          });
        },
        one: async (orderId, signal) => to.toOrder((await calls.order(orderId, signal)).data),
        proxies: async (orderId, signal) =>
          to.toOrderedProxies(orderId, (await calls.orderProxies(orderId, signal)).data),
        download: calls.downloadOrder,
      },
      transactions: {
        page: async (request, signal) => {
          const { data, meta } = await calls.transactions(request, signal);
          return toPage(request, {
            items: data.map(to.toTransaction),
            pageSize: meta?.perPage,
            total: meta?.total,
          });
        },
      },
      catalogue: {
        forms: ORDER_FORMS,
        reference: async (type, signal) => to.toReference((await calls.reference(type, signal)).data),
      },
      quotes: {
        quote: async (order, signal) => to.toQuote((await calls.quote(order, signal)).data),
      },
      depositAddresses: {
        all: async (signal) => (await calls.depositAddresses(signal)).data.map(to.toDepositAddress),
      },
      createOrder: {
        send: async (order, permit) => {
          const { orderId, charged } = (await calls.createOrder(order, permit)).data;
          return present({ refs: [orderId], charged });
        },
      },
      extendOrder: {
        send: async (extension, permit) => {
          const { charged } = (await calls.extendOrder(extension, permit)).data;
          return present({ refs: [extension.orderId], charged });
        },
      },
      createDepositAddress: {
        send: async (wanted, permit) => {
          const { currency } = (await calls.createDepositAddress(wanted, permit)).data;
          return { refs: [currency] };
        },
      },
    };
  },
};
