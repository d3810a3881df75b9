import * as l10n from '@vscode/l10n';
import type { Receipt } from '../../core/effects.js';
import type { Permit } from '../../core/permit.js';
import { reportOnKey } from '../keyCheck.js';
import type { Provider } from '../provider.js';
import { gatewayCalls } from './client.js';
import { toNetwork, toPlan, toSubscription } from './mapping.js';
import { idsOf } from './schemas.js';

export const gateway: Provider = {
  info: {
    id: 'gateway',
    label: 'Gateway',
    summary: () => l10n.t('Rented mobile and private proxies with IP rotation, at an address of your own'),
    keyHint: () => l10n.t('In the dashboard of your gateway, under API Keys'),
    keyPlaceholder: 'rk_…',
  },

  connect(credentials, connect) {
    const calls = gatewayCalls(credentials, connect);
    /** An effect on a subscription that is already there. */
    const changing = <E extends { readonly subscriptionId: string }>(
      change: (effect: E, permit: Permit) => Promise<unknown>,
    ) => ({
      send: async (effect: E, permit: Permit): Promise<Receipt> => {
        await change(effect, permit);
        return { refs: [effect.subscriptionId] };
      },
    });
    return {
      plans: { all: async (signal) => (await calls.plans(signal)).plans.map(toPlan) },
      subscriptions: {
        all: async (signal) => (await calls.subscriptions(signal)).subscriptions.map(toSubscription),
        renewalPlans: async (subscriptionId, signal) =>
          (await calls.renewalPlans(subscriptionId, signal)).renewalPlans.map(toPlan),
        availableNetworks: async (subscriptionId, signal) =>
          (await calls.availableNetworks(subscriptionId, signal)).networks.map(toNetwork),
      },
      purchase: { send: async (effect, permit) => ({ refs: idsOf(await calls.purchase(effect, permit)) }) },
      trial: { send: async (effect, permit) => ({ refs: idsOf(await calls.trial(effect, permit)) }) },
      renew: changing(calls.renew),
      changeCredentials: changing(calls.changeCredentials),
      setRotationPolicy: changing(calls.setRotationPolicy),
      switchNetwork: changing(calls.switchNetwork),
      rotateNow: changing(calls.rotateNow),
      keyCheck: {
        cost: 'free',
        check: (signal) =>
          reportOnKey(
            credentials.key,
            calls.plans(signal).then(() => ({ isValid: true })),
          ),
      },
    };
  },
};
