import type { ProxyEndpoint } from '../../core/endpoint.js';
import type {
  DepositAddress,
  Order,
  OrderedProxy,
  OrderRequest,
  Quote,
  Reference,
  Transaction,
} from '../../core/inventory.js';
import type { Money } from '../../core/money.js';
import type { KeyReport, Usage } from '../../core/usage.js';
import { present } from '../present.js';
import { hostPort } from '../proxyAddress.js';
import type {
  AccountAnswer,
  DepositAddressAnswer,
  OrderAnswer,
  OrderProxyAnswer,
  QuoteAnswer,
  ReferenceAnswer,
  TransactionAnswer,
} from './schemas.js';

export function toUsage({ balance }: AccountAnswer): Usage {
  return { kind: 'balance', balance };
}

export function toKeyReport(answer: AccountAnswer): KeyReport {
  return present({ isValid: true, usage: toUsage(answer), name: answer.name ?? answer.email });
}

export function toTransaction(answer: TransactionAnswer): Transaction {
  return present(answer);
}

/** The order as the API spells it: a tariff is a `tarif` there. */
export function toOrderBody({ tariffId, ...order }: OrderRequest) {
  return present({ ...order, tarifId: tariffId });
}

export function toQuote({ price, unitPrice, quantity, currency }: QuoteAnswer): Quote {
  return present({
    total: inCurrency(price, currency),
    unitPrice: unitPrice && inCurrency(unitPrice, currency),
    quantity,
  });
}

export function toOrder({ chargedAmount, currency, ...order }: OrderAnswer): Order {
  return present({ ...order, charged: chargedAmount && inCurrency(chargedAmount, currency) });
}

/** Amounts are in US dollars; where an answer names the currency itself, its word counts. */
function inCurrency(amount: Money, currency = 'USD'): Money {
  return { ...amount, currency };
}

export function toOrderedProxies(
  orderId: string,
  answers: readonly OrderProxyAnswer[],
): readonly OrderedProxy[] {
  const seen = new Map<string, number>();
  return answers.map((answer, index) => {
    const name = proxyName(answer) ?? String(index + 1);
    const occurrence = (seen.get(name) ?? 0) + 1;
    seen.set(name, occurrence);
    const id = `order/${orderId}/${occurrence === 1 ? name : `${name}~${occurrence}`}`;
    return present({
      id,
      providerId: answer.id,
      endpoints: endpoints(id, answer),
      country: answer.country,
      expiresAt: answer.expiresAt,
    });
  });
}

/** What tells a proxy from the others of its order across refreshes; several may share one port. */
function proxyName({ id, ip, portHttps, portSocks5 }: OrderProxyAnswer): string | undefined {
  const port = portHttps ?? portSocks5;
  return id ?? (ip && port ? hostPort({ host: ip, port }) : undefined);
}

/** "HTTPS" means an HTTP proxy that tunnels. */
function endpoints(id: string, answer: OrderProxyAnswer): readonly ProxyEndpoint[] {
  const { ip, login, password } = answer;
  const at = (scheme: 'http' | 'socks5', port: number | null | undefined): readonly ProxyEndpoint[] =>
    ip && port
      ? [
          {
            kind: 'proxy',
            id: `${id}/${scheme}`,
            address: present({ scheme, host: ip, port, user: login, password }),
          },
        ]
      : [];
  return [...at('http', answer.portHttps), ...at('socks5', answer.portSocks5)];
}

export function toReference(answer: ReferenceAnswer): Reference {
  return {
    countries: named(answer.countries),
    periods: named(answer.periods),
    tariffs: named(answer.tarifs),
    operators: named(answer.operators),
    rotations: named(answer.rotations),
  };
}

function named<T extends { readonly id: number; readonly name?: string | undefined }>(
  entries: readonly T[] | null | undefined,
) {
  return (entries ?? []).map((entry) => present({ ...entry, name: entry.name ?? String(entry.id) }));
}

export function toDepositAddress(answer: DepositAddressAnswer): DepositAddress {
  const { currency, network, address, ...rest } = answer;
  const extras = Object.entries(rest).flatMap(([name, value]) => (value ? [{ name, value }] : []));
  return present({ currency, network, address, extras });
}
