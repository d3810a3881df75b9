import assert from 'node:assert/strict';
import { plainText } from '../../../../src/core/plainText.js';
import { remindersOf } from '../../../../src/usage/reminders/remindersOf.js';
import type { AccountFacts } from '../../../../src/usage/facts.js';
import { statusBarFace, type StatusBarSources } from '../../../../src/ui/usage/statusBarText.js';
import { dollars, factsOf } from '../../usage/facts.js';
import { DAY_MS, HOSTILE, HOUR_MS, NOW, subscription } from '../inventory.js';

const traffic = (remainingGigabytes: number): AccountFacts =>
  factsOf({
    account: { id: 't', label: 'Residential', provider: 'iploop' },
    providerLabel: 'IPLoop',
    usage: {
      value: {
        kind: 'traffic',
        quotaGigabytes: 10,
        usedGigabytes: 10 - remainingGigabytes,
        remainingGigabytes,
      },
      at: NOW,
    },
  });
const MAIN = factsOf({
  account: { id: 'm', label: 'Main', provider: '1001proxy' },
  providerLabel: '1001Proxy',
  usage: { value: { kind: 'balance', balance: dollars(4520n) }, at: NOW },
});
const IPS = factsOf({
  account: { id: 'i', label: 'IPs', provider: 'ipswamp' },
  providerLabel: 'IPSwamp',
  usage: { value: { kind: 'requests', used: 1500, limit: 10_000 }, at: NOW - 3 * HOUR_MS },
});
const RENTED = factsOf({
  subscriptions: {
    value: [
      subscription('over', { activeUntil: NOW - HOUR_MS }),
      subscription('later', { activeUntil: NOW + 40 * DAY_MS }),
      subscription('next', { activeUntil: NOW + 20 * DAY_MS, userNote: 'Client A' }),
    ],
    at: NOW,
  },
});

function face(change: Partial<StatusBarSources>) {
  const accounts = change.accounts ?? [RENTED, MAIN, traffic(6.8), IPS];
  return statusBarFace({
    shows: 'remaining',
    account: '',
    accounts,
    reminders: remindersOf(accounts, { expiryDays: 0, remainingPercent: 10 }, NOW),
    binding: undefined,
    now: NOW,
    ...change,
  });
}

describe('the status bar', () => {
  it('says what is left, short, with its age once that matters', () => {
    const text = (account: string) => face({ account })?.text;
    assert.equal(text('Residential'), '$(pulse) 6.8 GB');
    assert.equal(text('m'), '$(pulse) $45.20');
    assert.equal(text('IPs'), '$(pulse) 8,500 requests · 3 h ago');
    assert.equal(face({ account: 'Residential' })?.label, 'Residential: 6.8 of 10 GB left');
    assert.equal(face({ account: 'IPs' })?.label, 'IPs: 8,500 of 10,000 left · 3 h ago');
  });

  it('tells of the account that needs attention first, else of the first that tells of any', () => {
    assert.equal(face({})?.text, '$(pulse) $45.20');
    const low = face({ accounts: [RENTED, MAIN, traffic(0.5), IPS] });
    assert.equal(low?.text, '$(warning) 0.5 GB');
    assert.equal(low.severity, 'warning');
    assert.equal(low.label, 'Residential: 0.5 of 10 GB left · needs attention');
    assert.equal(face({ accounts: [MAIN, traffic(0)] })?.severity, 'error');
    assert.equal(face({ accounts: [MAIN, traffic(0)], account: 'Main' })?.severity, undefined);
  });

  it('says what runs out next', () => {
    const next = face({ shows: 'nextExpiry' });
    assert.equal(next?.text, '$(watch) Client A · 20 d');
    assert.equal(next.label, 'Runs out next: Client A, 20 d, Scraping EU');
    assert.equal(face({ shows: 'nextExpiry', account: 'Main' }), undefined);
  });

  it('says which proxy the workspace is bound to, and how its account is', () => {
    const binding = { account: 'Residential', endpoint: 'US · miami' };
    const bound = face({ shows: 'binding', binding, accounts: [traffic(0)] });
    assert.equal(bound?.text, '$(error) US · miami');
    assert.equal(bound.severity, 'error');
    assert.match(bound.label, /^This workspace is bound to US · miami of Residential · needs attention$/);
    const byProvider = face({
      shows: 'binding',
      binding: { ...binding, account: 'iploop' },
      accounts: [traffic(0)],
    });
    assert.equal(byProvider?.severity, 'error');
    assert.equal(face({ shows: 'binding', binding, accounts: [MAIN] })?.text, '$(link) US · miami');
    assert.equal(face({ shows: 'binding' }), undefined);
  });

  it('is not there where it is off, or nothing is known', () => {
    assert.equal(face({ shows: 'off' }), undefined);
    assert.equal(face({ accounts: [RENTED] }), undefined);
    assert.equal(face({ account: 'nobody' }), undefined);
  });

  it('lists all accounts and what needs attention in its tooltip', () => {
    const accounts = [
      RENTED,
      MAIN,
      traffic(0.5),
      IPS,
      factsOf({ account: { id: 'l', label: 'Locked' }, trouble: { kind: 'locked' } }),
    ];
    assert.equal(
      face({ accounts, binding: { account: 'Main', endpoint: 'ipv4 · US' } })?.tooltip,
      [
        'This workspace: ipv4 · US · Main',
        'Scraping EU · Gateway: next: Client A, 20 d',
        'Main · 1001Proxy: $45.20',
        'Residential · IPLoop: 0.5 of 10 GB left',
        'IPs · IPSwamp: 8,500 of 10,000 left · 3 h ago',
        'Locked · Gateway: Key missing',
        'Urgent: Key missing · Locked',
        'Soon: 0.5 of 10 GB left · Residential',
      ].join('\n'),
    );
    const many = Array.from({ length: 9 }, (_, at) =>
      factsOf({ account: { id: `l${at}` }, trouble: { kind: 'locked' } }),
    );
    assert.match(face({ accounts: [MAIN, ...many] })?.tooltip ?? '', /\n4 more need attention$/);
  });

  it('shows the provider’s text as text, and no icon of its making', () => {
    const odd = factsOf({
      account: { id: 'o', label: HOSTILE },
      providerLabel: HOSTILE,
      usage: { value: { kind: 'balance', balance: { units: 1n, scale: 0, currency: HOSTILE } }, at: NOW },
      subscriptions: {
        value: [subscription('s', { activeUntil: NOW + DAY_MS, userNote: HOSTILE })],
        at: NOW,
      },
      trouble: { kind: 'failed', sentence: HOSTILE },
    });
    for (const shows of ['remaining', 'nextExpiry', 'binding'] as const) {
      const shown = face({ shows, accounts: [odd], binding: { account: HOSTILE, endpoint: HOSTILE } });
      assert.ok(shown);
      assert.equal(shown.text.split('$(').length - 1, 1, shown.text);
      const lines = [shown.label, ...shown.tooltip.split('\n')];
      assert.deepEqual(lines, lines.map(plainText));
      assert.equal(shown.tooltip.includes('Evil\n'), false);
    }
  });
});
