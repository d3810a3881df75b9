import * as l10n from '@vscode/l10n';
import type { Subscription } from '../../core/inventory.js';
import { plainText } from '../../core/plainText.js';
import { lastCheckLine, type LastChecks } from '../lastChecks.js';
import { endpointPlace, endpointScheme } from '../tree/endpointRow.js';
import type { RowArguments } from '../tree/row.js';
import { rotationText } from '../tree/sections/subscriptions.js';
import { dateText, joined, untilText } from '../words.js';
import type { KnownProxy } from './knownProxies.js';

/** One `Label: value` of what is known of a proxy, as plain text without secrets. */
export type DetailLine = readonly [label: string, value: string];

/** What a proxy is called where there is room for one line: `Scraping EU · NL Private · 12 d`. */
export function proxyTitle(known: KnownProxy, now: number): string {
  const { expiresAt } = factsOf(known);
  return joined([
    plainText(known.account.account.label),
    ownerText(known),
    expiresAt === undefined ? undefined : untilText(expiresAt, now),
  ]);
}

/** The provider, and the country or network it comes out in: `Gateway · NL Private`. */
export function proxyOrigin(known: KnownProxy): string {
  const { country, network } = factsOf(known);
  return joined([known.account.info.label, plainText(country ?? network ?? '')]);
}

/** Whose it is, as its row is called. */
export function ownerText({ owner, target }: KnownProxy): string {
  return owner === '' && target ? l10n.t('any country') : owner;
}

/** Everything that a person may want to know of it; what is not known is left out. */
export function proxyLines(
  known: KnownProxy,
  now: number,
  lastChecks?: Pick<LastChecks, 'of'>,
): readonly DetailLine[] {
  const { account, info } = known.account;
  const { country, city, session, network, expiresAt, rotationMinutes } = factsOf(known);
  const last = lastChecks?.of(account.id, known.endpoint.id);
  const lines: readonly (readonly [string, string | undefined])[] = [
    [l10n.t('Account'), joined([plainText(account.label), info.label])],
    [l10n.t('Address'), `${endpointScheme(known.endpoint)} ${endpointPlace(known.endpoint)}`.trim()],
    [l10n.t('Network'), network],
    [l10n.t('Country'), country],
    [l10n.t('City'), city],
    [l10n.t('Session'), session],
    [
      l10n.t('Expires'),
      expiresAt === undefined ? undefined : joined([untilText(expiresAt, now), dateText(expiresAt)]),
    ],
    [l10n.t('Rotation'), rotationText(rotationMinutes)],
    [l10n.t('Last check'), last && lastCheckLine(last, now)],
  ];
  return lines.flatMap(([label, value]): DetailLine[] => {
    const text = plainText(value ?? '');
    return text === '' ? [] : [[label, text]];
  });
}

/** What names it to a command. */
export function proxyArguments({ account, endpoint, target }: KnownProxy): RowArguments {
  return { account: account.account.id, ...(target ? { target } : { proxy: endpoint.id }) };
}

interface Facts {
  readonly network?: string | undefined;
  readonly country?: string | undefined;
  readonly city?: string | undefined;
  readonly session?: string | undefined;
  /** Epoch milliseconds. */
  readonly expiresAt?: number | undefined;
  /** 0 is off. */
  readonly rotationMinutes?: number | undefined;
}

function factsOf(known: KnownProxy): Facts {
  if (known.target) {
    return known.target;
  }
  const subscription = subscriptionOf(known);
  if (subscription) {
    const { networkLabel, activeUntil, rotationMinutes } = subscription;
    return { network: networkLabel, expiresAt: activeUntil, rotationMinutes };
  }
  return orderedFacts(known) ?? { country: listedCountry(known) };
}

function subscriptionOf({ account: { reads }, group }: KnownProxy): Subscription | undefined {
  return reads.subscriptions?.state.items.find(({ id }) => group === `subscription/${id}`);
}

function orderedFacts({ account: { reads }, group }: KnownProxy): Facts | undefined {
  for (const [orderId, { state }] of reads.orderProxies?.entries ?? []) {
    const proxy = state.items.find(({ id }) => group === `order/${orderId}/${id}`);
    if (proxy) {
      const order = reads.knownOrder(orderId);
      return { country: proxy.country, expiresAt: proxy.expiresAt ?? order?.expiresAt };
    }
  }
  return undefined;
}

function listedCountry({ account: { reads }, endpoint }: KnownProxy): string | undefined {
  const listings = [
    ...(reads.publicProxies?.entries ?? []).map(([, listing]) => listing),
    ...(reads.premiumProxies ? [reads.premiumProxies] : []),
  ];
  return listings.flatMap(({ state }) => state.items).find((listed) => listed.endpoint.id === endpoint.id)
    ?.country;
}
