import type { Effects } from '../../core/effects.js';
import { ProviderError } from '../../core/errors.js';
import type { Permit } from '../../core/permit.js';
import type { Secret } from '../../core/secret.js';
import type { Connect, Schema } from '../../http/client.js';
import { messageUnder } from '../errorBody.js';
import type { Credentials } from '../provider.js';
import {
  changeAnswer,
  networksAnswer,
  plansAnswer,
  purchaseAnswer,
  renewalPlansAnswer,
  subscriptionsAnswer,
  trialAnswer,
} from './schemas.js';

const PATH = ['api', 'proxy'];

const ROTATE_LINK = 'GET rotate link';

/** The gateway's one endpoint, and its rotate links (contracts: gateway). It documents no rate limit. */
export function gatewayCalls({ baseUrl, key }: Credentials, connect: Connect) {
  const client = connect({
    provider: 'gateway',
    baseUrl,
    keyHeader: { name: 'x-api-key', value: key },
    rateLimits: [],
    retries: 'reads',
    readErrorBody: (_status, body) => messageUnder(body, 'error', 'message'),
  });
  const subscriptions = (signal: AbortSignal) =>
    client.read({
      endpoint: 'GET /api/proxy?op=subscriptions',
      path: PATH,
      query: { op: 'subscriptions' },
      schema: subscriptionsAnswer(),
      signal,
    });

  const change = <T>(op: string, schema: Schema<T>, fields: object, permit: Permit) =>
    client.effect({
      endpoint: `POST /api/proxy op=${op}`,
      method: 'POST',
      path: PATH,
      body: { op, ...fields },
      schema,
      permit,
    });

  /** Read afresh: a link that was read before may have changed since. */
  const rotateLink = async (subscriptionId: string, signal: AbortSignal): Promise<Secret> => {
    const answer = await subscriptions(signal);
    const found = answer.subscriptions.find((each) => each.subscriptionId === subscriptionId);
    if (!found?.rotate?.rotatePath) {
      throw new ProviderError({
        kind: 'conflict',
        provider: 'gateway',
        endpoint: ROTATE_LINK,
        detail: 'no rotate link for this subscription',
        isSent: false,
      });
    }
    return found.rotate.rotatePath;
  };

  return {
    subscriptions,

    plans: (signal: AbortSignal) =>
      client.read({
        endpoint: 'GET /api/proxy?op=plans',
        path: PATH,
        query: { op: 'plans' },
        schema: plansAnswer(),
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

    purchase: ({ planId, couponCode, repeatCount, quantity }: Effects['purchase'], permit: Permit) =>
      change('purchase', purchaseAnswer(), { planId, couponCode, repeatCount, quantity }, permit),

    renew: ({ subscriptionId, planId, couponCode, repeatCount }: Effects['renew'], permit: Permit) =>
      change('renew', changeAnswer(), { subscriptionId, planId, couponCode, repeatCount }, permit),

    trial: ({ planId }: Effects['trial'], permit: Permit) =>
      change('trial', trialAnswer(), { planId }, permit),

    changeCredentials: ({ subscriptionId }: Effects['changeCredentials'], permit: Permit) =>
      change('change-credentials', changeAnswer(), { subscriptionId }, permit),

    setRotationPolicy: ({ subscriptionId, rotationMinutes }: Effects['setRotationPolicy'], permit: Permit) =>
      change(
        'set-rotation-policy',
        changeAnswer(),
        { subscriptionId, rotationPolicy: rotationMinutes },
        permit,
      ),

    switchNetwork: ({ subscriptionId, networkId }: Effects['switchNetwork'], permit: Permit) =>
      change('switch-network', changeAnswer(), { subscriptionId, targetNetwork: networkId }, permit),

    rotateNow: ({ subscriptionId }: Effects['rotateNow'], permit: Permit) =>
      client.visit({
        endpoint: ROTATE_LINK,
        link: (signal) => rotateLink(subscriptionId, signal),
        permit,
      }),
  };
}
