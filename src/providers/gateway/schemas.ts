import * as z from 'zod/mini';
import { lazily } from '../../core/lazily.js';
import { moneyFromCents } from '../../core/money.js';
import { Secret } from '../../core/secret.js';
import { count, decorative, flag, list, moment, parsed, record, secret, text, word } from '../fields.js';
import { urlAddress } from '../proxyAddress.js';

export const plansAnswer = lazily(() => record({ plans: list(plan()) }));

export const renewalPlansAnswer = lazily(() => record({ renewalPlans: list(plan()) }));

export const networksAnswer = lazily(() => record({ networks: list(network()) }));

export const subscriptionsAnswer = lazily(() => record({ subscriptions: list(subscription()) }));

export const purchaseAnswer = lazily(() =>
  record({ ok: agreed(), ...made() }).check(
    z.refine((answer) => idsOf(answer).length > 0, { error: 'expected an id', path: ['subscriptionIds'] }),
  ),
);

/** The document shows no answer: any object is one that does not say no. */
export const trialAnswer = lazily(() => record({ ok: z.nullish(agreed()), ...made() }));

/**
 * The answer to what changes a subscription that is already there. New credentials in it are not
 * read: the list of subscriptions holds them whole.
 */
export const changeAnswer = lazily(() => record({ ok: agreed() }));

export type MadeAnswer = z.output<ReturnType<typeof trialAnswer>>;
export type PlanAnswer = z.output<ReturnType<typeof plan>>;
export type NetworkAnswer = z.output<ReturnType<typeof network>>;
export type SubscriptionAnswer = z.output<ReturnType<typeof subscription>>;

const plan = () =>
  record({
    id: text(),
    connectionType: decorative(text()),
    durationMs: count(),
    priceAmountCents: z.pipe(
      count(),
      z.transform((cents) => moneyFromCents(BigInt(cents))),
    ),
    popular: decorative(flag()),
    network: decorative(
      record({
        name: decorative(text()),
        city: decorative(text()),
        country: decorative(text()),
        networkType: decorative(text()),
      }),
    ),
  });

const network = () => record({ id: text(), networkLabel: decorative(text()), country: decorative(text()) });

const subscription = () => z.pipe(z.transform(withEncodedLogin), plainSubscription());

const plainSubscription = () =>
  record({
    subscriptionId: text(),
    status: word(['active', 'expired']),
    activeUntil: decorative(moment()),
    userNote: decorative(text()),
    rotationPolicy: decorative(count()),
    label: decorative(text()),
    networkLabel: decorative(text()),
    protocols: z.nullish(
      record({
        http: orEmpty(proxyUrl()),
        socks5: orEmpty(proxyUrl()),
        vless: orEmpty(tunnelLink()),
        shadowsocks: orEmpty(tunnelLink()),
      }),
    ),
    rotate: z.nullish(record({ rotatePath: z.nullish(secret()), available: decorative(flag()) })),
  });

/**
 * A login may hold characters that mean something in a URL, and stand raw in the URLs: the credentials beside them tell it
 * from their other parts.
 */
function withEncodedLogin(item: unknown): unknown {
  if (!isRecord(item) || !isRecord(item['protocols']) || !isRecord(item['credentials'])) {
    return item;
  }
  const { username, password } = item['credentials'];
  if (typeof username !== 'string' || typeof password !== 'string') {
    return item;
  }
  const raw = `//${username}:${password}@`;
  const encoded = `//${encodedLogin(username)}:${encodedLogin(password)}@`;
  const protocols = Object.entries(item['protocols']).map(([name, url]): readonly [string, unknown] => [
    name,
    ENCODED_PROTOCOLS.includes(name) && typeof url === 'string' ? url.replace(raw, () => encoded) : url,
  ]);
  return { ...item, protocols: Object.fromEntries(protocols) };
}

const ENCODED_PROTOCOLS: readonly string[] = ['http', 'socks5'];

/** A lone half of a character, which has no code in a URL, stays as it is. */
const encodedLogin = (text: string) => text.replace(/[^\p{Surrogate}]+/gu, encodeURIComponent);

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const agreed = () => z.literal(true, 'expected true');

const identified = () => record({ subscriptionId: text() });

/** What was made: all ids in one list, or one id, or in the subscriptions themselves. */
const made = () => ({
  subscriptionIds: decorative(list(text())),
  subscriptions: decorative(list(identified())),
  subscription: decorative(identified()),
  subscriptionId: decorative(text()),
});

export function idsOf(answer: Omit<MadeAnswer, 'ok'>): readonly string[] {
  const { subscriptionIds = [], subscriptions = [], subscription, subscriptionId } = answer;
  const ids = [
    ...subscriptionIds,
    ...subscriptions.map((each) => each.subscriptionId),
    ...(subscription ? [subscription.subscriptionId] : []),
    ...(subscriptionId === undefined ? [] : [subscriptionId]),
  ];
  return [...new Set(ids)];
}

/** A protocol that a subscription lacks is left out, null or an empty text. */
const orEmpty = <T extends z.core.$ZodType>(schema: T) =>
  z.pipe(
    z.transform((value) => (value === '' ? undefined : value)),
    z.nullish(schema),
  );

const proxyUrl = () => parsed('expected a proxy URL', (value) => urlAddress(String(value)));

const tunnelLink = () =>
  z.pipe(
    text(),
    z.transform((text) => {
      const link = text.trim().replace(CONTROL, (character) => encodeURIComponent(character));
      return { uri: new Secret(link), host: legibleHost(link) };
    }),
  );

/** No URI holds one raw; in a file that a link is inserted into, one could end the line. */
const CONTROL = /[\p{Cc}\u2028\u2029]/gu;

const HOST_AFTER_LOGIN = /^[a-z]+:\/\/[^@/?#]*@(\[[^\]]+\]|[^:/?#@[\]]+):\d+(?=[/?#]|$)/i;

/** The host of a link that spells it as `@host:port`; many Shadowsocks links hide it in base64. */
function legibleHost(link: string): string | undefined {
  return HOST_AFTER_LOGIN.exec(link)?.[1];
}
