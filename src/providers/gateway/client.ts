import type { Connect } from '../../http/client.js';
import { messageUnder } from '../errorBody.js';
import type { Credentials } from '../provider.js';
import { networksAnswer, plansAnswer, renewalPlansAnswer, subscriptionsAnswer } from './schemas.js';

const PATH = ['api', 'proxy'];

/** The reads of the gateway's one endpoint (contracts: gateway). It documents no rate limit. */
export function gatewayCalls({ baseUrl, key }: Credentials, connect: Connect) {
  const client = connect({
    provider: 'gateway',
    baseUrl,
    keyHeader: { name: 'x-api-key', value: key },
    rateLimits: [],
    retries: 'reads',
    readErrorBody: (_status, body) => messageUnder(body, 'error', 'message'),
  });
  return {
    plans: (signal: AbortSignal) =>
      client.read({
        endpoint: 'GET /api/proxy?op=plans',
        path: PATH,
        query: { op: 'plans' },
        schema: plansAnswer(),
        signal,
      }),

    subscriptions: (signal: AbortSignal) =>
      client.read({
        endpoint: 'GET /api/proxy?op=subscriptions',
        path: PATH,
        query: { op: 'subscriptions' },
        schema: subscriptionsAnswer(),
        signal,
      }),

    renewalPlans: (subscriptionId: string, signal: AbortSignal) =>
      client.read({
        endpoint: 'GET /api/proxy?op=renewal-plans',
        path: PATH,
        query: { op: 'renewal-plans', subscriptionId },
        schema: renewalPlansAnswer(),
        signal,
      }),

    availableNetworks: (subscriptionId: string, signal: AbortSignal) =>
      client.read({
        endpoint: 'GET /api/proxy?op=available-networks',
        path: PATH,
        query: { op: 'available-networks', subscriptionId },
        schema: networksAnswer(),
        signal,
      }),
  };
}
