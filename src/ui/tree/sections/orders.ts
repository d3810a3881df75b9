import * as l10n from '@vscode/l10n';
import { can } from '../../../core/capabilities.js';
import type { Order, OrderedProxy } from '../../../core/inventory.js';
import { formatMoney } from '../../../core/money.js';
import { hasPeriod } from '../../../core/orderForm.js';
import { plainText } from '../../../core/plainText.js';
import type { Listing } from '../../../reads/listing.js';
import { ageText, countText, dateText, joined, tooltipText, untilText } from '../../words.js';
import { endpointPlace, endpointRow, endpointScheme } from '../endpointRow.js';
import { expiryLook } from '../expiry.js';
import { listingBranch } from '../listingBranch.js';
import { listSection } from '../listSection.js';
import { fixedBranch, type Row } from '../row.js';
import type { RowContext } from '../rowContext.js';

export function ordersSection(context: RowContext): Row | undefined {
  const { account, memory } = context;
  const filters = memory.of(account.id).orderFilters;
  const listing = filters ? context.reads.ordersBy?.of(filters) : context.reads.orders;
  return (
    listing &&
    listSection({
      context,
      name: 'orders',
      label: l10n.t('Orders'),
      codicon: 'package',
      listing,
      ...(filters && {
        detail: joined([plainText(filters.type ?? ''), filters.status]),
        unfilter: () => memory.remember(account.id, { orderFilters: undefined }),
      }),
      empty: filters ? l10n.t('No order passes these filters') : l10n.t('No orders yet'),
      tokens: ['orderList'],
      rows: (orders) => {
        const countryName = countryNames(context);
        return inOrderOfNeed(orders, context.now).map((order) =>
          orderRow(order, { context, listing, countryName }),
        );
      },
      // An order names its country by a number: the names come with the reference data of its type, which only those
      // that are sold have. Others would be a request for each word that a provider thinks of.
      loadBeside: (orders) => {
        const ordered = new Set(orders.map((order) => order.type));
        for (const { type } of context.reads.capabilities.catalogue?.forms ?? []) {
          if (ordered.has(type)) {
            void context.reads.reference?.of(type).ensure();
          }
        }
      },
    })
  );
}

const RANK = { active: 0, pending: 1, unknown: 2, expired: 3, canceled: 4 } as const;

/** Active ones first, the soonest to expire on top. */
function inOrderOfNeed(orders: readonly Order[], now: number): readonly Order[] {
  const until = (order: Order) => order.expiresAt ?? Number.MAX_SAFE_INTEGER;
  const rank = (order: Order) =>
    RANK[order.status.known === 'active' && until(order) <= now ? 'expired' : order.status.known];
  return [...orders].sort(
    (left, right) =>
      rank(left) - rank(right) || until(left) - until(right) || left.id.localeCompare(right.id),
  );
}

interface OrderPlace {
  readonly context: RowContext;
  /** The list that the order stands in. */
  readonly listing: Listing<Order>;
  readonly countryName: (order: Order) => string;
}

function orderRow(listed: Order, { context, listing, countryName }: OrderPlace): Row {
  const order = newest(listed, listing, context);
  const id = `${context.account.id}/order/${order.id}`;
  const args = { account: context.account.id, order: order.id };
  const proxies = context.reads.orderProxies?.of(order.id);
  const count = order.proxyCount ?? order.quantity;
  const status = plainText(order.status.text);
  const isOver = order.status.known === 'expired' || order.status.known === 'canceled';
  const expiry = order.expiresAt === undefined ? undefined : untilText(order.expiresAt, context.now);
  return {
    id,
    label: plainText(order.type),
    description: joined([
      order.status.known === 'active' ? expiry : status,
      countryName(order),
      count === 1 ? l10n.t('1 proxy') : l10n.t('{0} proxies', countText(count)),
      ageText(proxies?.state.loadedAt, context.now),
    ]),
    tooltip: () =>
      tooltipText([
        [l10n.t('Order'), plainText(order.id)],
        [l10n.t('Status'), status],
        [l10n.t('Protocol'), plainText(order.protocol ?? '')],
        [l10n.t('Charged'), order.charged && formatMoney(order.charged)],
        [l10n.t('Bought'), order.createdAt === undefined ? undefined : dateText(order.createdAt)],
        [l10n.t('Expires'), order.expiresAt === undefined ? undefined : dateText(order.expiresAt)],
      ]),
    ...(order.status.known === 'pending'
      ? { icon: { codicon: 'watch', color: 'charts.blue' } }
      : expiryLook({ expiresAt: order.expiresAt, isOver, now: context.now })),
    tokens: [
      'refreshable',
      ...(count > 0 ? ['order' as const] : []),
      ...(isExtendable(order, context) ? ['extendable' as const] : []),
    ],
    args,
    ...(proxies && {
      branch: {
        ...listingBranch({
          parentId: id,
          listing: proxies,
          args,
          providerLabel: context.providerLabel,
          empty: l10n.t('No proxies in this order'),
          rows: (items) => items.map((proxy) => orderedProxyRow(proxy, context, order.expiresAt)),
          along: () => readAlone(order, listing, context),
        }),
        refresh: async () => {
          await Promise.all([context.reads.order?.of(order.id).refresh(), proxies.refresh()]);
        },
      },
    }),
  };
}

/** An active order of a type that lasts for a period, at an account that can extend one. */
function isExtendable({ type, status }: Order, { reads: { capabilities } }: RowContext): boolean {
  const form = capabilities.catalogue?.forms.find((each) => each.type === type);
  return (
    can(capabilities, 'extendOrder') && status.known === 'active' && form !== undefined && hasPeriod(form)
  );
}

/** The order as its own row was refreshed last, unless the whole list was read since. */
function newest(listed: Order, listing: Listing<Order>, { reads }: RowContext): Order {
  const alone = reads.order?.known(listed.id)?.state;
  const listedAt = listing.state.loadedAt ?? 0;
  return alone?.loadedAt !== undefined && alone.loadedAt > listedAt ? (alone.items[0] ?? listed) : listed;
}

/** The reading of this order by itself while it is under way, and where it failed since the whole list was read. */
function readAlone({ id }: Order, listing: Listing<Order>, { reads }: RowContext): readonly Listing<Order>[] {
  const alone = reads.order?.known(id);
  const listedAt = listing.state.loadedAt ?? 0;
  const isNews = alone?.state.isLoading === true || (alone?.state.failure?.at ?? -1) >= listedAt;
  return alone && isNews ? [alone] : [];
}

/**
 * The name of an order's country once the reference data of its type was read, else nothing: the number says nothing to
 * anybody.
 */
function countryNames({ reads }: RowContext): (order: Order) => string {
  const known = new Map<string, ReadonlyMap<number, string>>();
  const namesOf = (type: string) => {
    const [reference] = reads.reference?.of(type).state.items ?? [];
    const names = new Map(reference?.countries.map(({ id, name }) => [id, plainText(name)]));
    known.set(type, names);
    return names;
  };
  return ({ type, countryId = NaN }) => (known.get(type) ?? namesOf(type)).get(countryId) ?? '';
}

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * One proxy, which stands for the preferred way to it; the ways are below it where they are several. When it expires is
 * left to the order where that is the same day: of a proxy, some providers tell no more than the day.
 */
export function orderedProxyRow(
  { id, country, endpoints, expiresAt }: OrderedProxy,
  context: RowContext,
  orderExpiresAt = Infinity,
): Row {
  const [preferred] = endpoints;
  const isOwn = expiresAt !== undefined && Math.abs(expiresAt - orderExpiresAt) >= DAY_MS;
  const details = joined([
    plainText(country ?? ''),
    endpoints.map(endpointScheme).join(', '),
    isOwn ? untilText(expiresAt, context.now) : undefined,
  ]);
  if (!preferred) {
    return {
      id: `${context.account.id}/proxy/${id}`,
      label: l10n.t('Not ready yet'),
      description: details,
      icon: { codicon: 'watch' },
      tone: 'dimmed',
    };
  }
  const row = endpointRow(preferred, context, { label: endpointPlace(preferred), description: details });
  return endpoints.length === 1
    ? row
    : {
        ...row,
        id: `${context.account.id}/proxy/${id}`,
        branch: fixedBranch(() => endpoints.map((endpoint) => endpointRow(endpoint, context))),
      };
}
