import assert from 'node:assert/strict';
import { plainText } from '../../../../src/core/plainText.js';
import type { Reminder, ReminderSubject } from '../../../../src/usage/reminders/reminder.js';
import {
  digestText,
  reminderDetail,
  reminderIcon,
  reminderLabel,
  reminderText,
  reminderTooltip,
} from '../../../../src/ui/usage/reminderWords.js';
import { dollars } from '../../usage/facts.js';
import { HOSTILE, HOUR_MS, NOW } from '../inventory.js';

function about(subject: ReminderSubject, change: Partial<Reminder> = {}): Reminder {
  return {
    id: 'a1/x',
    account: { id: 'a1', label: 'Scraping EU' },
    providerLabel: 'Gateway',
    severity: 'warning',
    subject,
    actions: ['renew', 'open'],
    ...change,
  };
}

const EXPIRY = {
  kind: 'expiry',
  of: 'subscription',
  id: 's',
  label: 'Client A',
  at: NOW + 6 * HOUR_MS,
} as const;

describe('the words of a reminder', () => {
  it('say what it is about, and when it ends where it does', () => {
    const cases: readonly (readonly [ReminderSubject, label: string, text: string])[] = [
      [EXPIRY, 'Client A', 'Client A: 6 h left'],
      [{ ...EXPIRY, at: NOW }, 'Client A', 'Client A: expired'],
      [{ ...EXPIRY, of: 'order', label: 'ipv4' }, 'Order ipv4', 'Order ipv4: 6 h left'],
      [
        { kind: 'quota', remaining: 0.8, limit: 10, unit: 'gigabytes' },
        '0.8 of 10 GB left',
        '0.8 of 10 GB left',
      ],
      [{ kind: 'quota', remaining: 5, limit: 1000, unit: 'requests' }, '5 of 1,000 left', '5 of 1,000 left'],
      [{ kind: 'balance', balance: dollars(310n) }, 'Balance $3.10', 'Balance $3.10'],
      [{ kind: 'balance', balance: { units: 310n, scale: 2 } }, 'Balance 3.10', 'Balance 3.10'],
      [{ kind: 'key' }, 'Key missing', 'Key missing'],
      [{ kind: 'key', sentence: 'It refuses.' }, 'Key not accepted', 'It refuses.'],
      [{ kind: 'service', status: 'degraded' }, 'Service degraded', 'Service degraded'],
    ];
    for (const [subject, label, text] of cases) {
      assert.deepEqual([reminderLabel(about(subject)), reminderText(about(subject), NOW)], [label, text]);
    }
    assert.equal(reminderDetail(about(EXPIRY), NOW), '6 h left · Scraping EU');
    assert.equal(reminderDetail(about({ kind: 'key' }), NOW), 'Scraping EU');
  });

  it('name the first few in a notification and count all', () => {
    const one = about(EXPIRY);
    assert.equal(digestText([one], NOW), 'Client A: 6 h left (Scraping EU)');
    assert.equal(
      digestText([one, about({ kind: 'key' })], NOW),
      '2 things need attention: Client A: 6 h left (Scraping EU), Key missing (Scraping EU).',
    );
    const many = digestText(
      Array.from({ length: 1200 }, () => one),
      NOW,
    );
    assert.match(many, /^1,200 things need attention: .* and more\.$/);
    assert.equal(many.split('Client A').length - 1, 3);
  });

  it('tell urgency by shape, and not by colour alone', () => {
    const shapes = (['error', 'warning'] as const).map(
      (severity) => reminderIcon(about(EXPIRY, { severity })).codicon,
    );
    assert.deepEqual(shapes, ['error', 'warning']);
  });

  it('say in the tooltip what it is, whose, and where activating it leads', () => {
    assert.match(
      reminderTooltip(about(EXPIRY)),
      /^Soon: Client A\nAccount: Scraping EU\nProvider: Gateway\nUntil: .*2026.*\nActivate: Renew$/,
    );
    assert.match(
      reminderTooltip(about({ kind: 'key', sentence: 'It refuses.' }, { severity: 'error' })),
      /^Urgent: Key not accepted\nIt refuses\.\n/,
    );
  });

  it('are text alone, whatever the provider wrote', () => {
    const subjects: readonly ReminderSubject[] = [
      { ...EXPIRY, label: HOSTILE },
      { kind: 'key', sentence: HOSTILE },
      { kind: 'service', status: HOSTILE },
      { kind: 'balance', balance: { units: 1n, scale: 0, currency: HOSTILE } },
    ];
    for (const subject of subjects) {
      const reminder = about(subject, { account: { id: 'a1', label: HOSTILE }, providerLabel: HOSTILE });
      const shown = [
        reminderLabel(reminder),
        reminderDetail(reminder, NOW),
        reminderText(reminder, NOW),
        digestText([reminder, reminder], NOW),
        reminderTooltip(reminder),
      ];
      for (const text of shown) {
        for (const line of text.split('\n')) {
          assert.equal(line, plainText(line));
        }
        assert.equal(text.includes('Evil\n'), false);
      }
    }
  });
});
