import type { Endpoint } from '../../core/endpoint.js';
import type { Network, Plan, Subscription } from '../../core/inventory.js';
import { present } from '../present.js';
import type { NetworkAnswer, PlanAnswer, SubscriptionAnswer } from './schemas.js';

export function toPlan(answer: PlanAnswer): Plan {
  return present({
    id: answer.id,
    connectionType: answer.connectionType,
    durationMs: answer.durationMs,
    price: answer.priceAmountCents,
    isPopular: answer.popular ?? false,
    network: answer.network && present(answer.network),
  });
}

export function toNetwork(answer: NetworkAnswer): Network {
  return present({
    id: answer.id,
    label: answer.networkLabel ?? answer.id,
    country: answer.country,
  });
}

export function toSubscription(answer: SubscriptionAnswer): Subscription {
  return present({
    id: answer.subscriptionId,
    status: answer.status,
    activeUntil: answer.activeUntil,
    userNote: answer.userNote,
    label: answer.label,
    networkLabel: answer.networkLabel,
    rotationMinutes: answer.rotationPolicy,
    endpoints: endpoints(answer),
    rotation:
      answer.rotate &&
      present({ isAvailable: answer.rotate.available ?? false, path: answer.rotate.rotatePath }),
  });
}

function endpoints({ subscriptionId, protocols }: SubscriptionAnswer): readonly Endpoint[] {
  const id = (protocol: string) => `subscription/${subscriptionId}/${protocol}`;
  const proxies = (['http', 'socks5'] as const).flatMap((protocol): readonly Endpoint[] => {
    const address = protocols?.[protocol];
    return address ? [{ kind: 'proxy', id: id(protocol), address }] : [];
  });
  const tunnels = (['vless', 'shadowsocks'] as const).flatMap((protocol): readonly Endpoint[] => {
    const link = protocols?.[protocol];
    return link ? [present({ kind: 'tunnel', id: id(protocol), protocol, ...link })] : [];
  });
  return [...proxies, ...tunnels];
}
