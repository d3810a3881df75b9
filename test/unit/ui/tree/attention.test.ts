import assert from 'node:assert/strict';
import { ProviderError } from '../../../../src/core/errors.js';
import type { CapabilitySet } from '../../../../src/core/capabilities.js';
import type { Usage } from '../../../../src/core/usage.js';
import { DAY_MS, everything, HOUR_MS, NOW, onePage, order, subscription } from '../inventory.js';
import { ShownAccount } from './account.js';

function refusing(kind: 'unauthorized' | 'timeout'): CapabilitySet {
  const error = new ProviderError({ kind, provider: 'gateway', endpoint: 'GET /account' });
  return { usage: { cost: 'free', read: () => Promise.reject(error) } };
}

function left(usage: Usage): CapabilitySet {
  return { usage: { cost: 'free', read: () => Promise.resolve(usage) } };
}

async function seen(capabilities: CapabilitySet) {
  const shown = new ShownAccount(capabilities);
  await Promise.all([shown.reads.usage?.ensure(), shown.reads.serviceStatus?.ensure()]);
  const { tone, description, tooltip } = shown.row;
  return { tone, description, why: /^Needs attention: (.*)$/m.exec(tooltip?.() ?? '')?.[1] };
}

describe('an account that needs attention', () => {
  it('looks like any other while all is well, or nothing is known', async () => {
    const well = await seen({ ...everything('operational') });
    assert.deepEqual([well.tone, well.why], [undefined, undefined]);
    assert.equal(new ShownAccount(everything('operational')).row.tone, undefined);
  });

  it('says in words, colour and tooltip that its key is refused', async () => {
    const { tone, description, why } = await seen(refusing('unauthorized'));
    assert.equal(tone, 'error');
    assert.equal(description, 'Key not accepted · Gateway');
    assert.match(why ?? '', /^Gateway does not accept the key/);
  });

  it('says that it could not be read', async () => {
    const { tone, description, why } = await seen(refusing('timeout'));
    assert.equal(tone, 'warning');
    assert.equal(description, 'Not read · Gateway');
    assert.match(why ?? '', /^Could not reach Gateway/);
  });

  it('says that nothing is left, and nothing of what is little', async () => {
    const nothing: readonly Usage[] = [
      { kind: 'traffic', quotaGigabytes: 10, usedGigabytes: 10, remainingGigabytes: 0 },
      { kind: 'requests', used: 10, limit: 10 },
      { kind: 'balance', balance: { units: 0n, scale: 0, currency: 'USD' } },
    ];
    for (const usage of nothing) {
      assert.equal((await seen(left(usage))).tone, 'error', usage.kind);
    }
    assert.equal((await seen(left({ kind: 'requests', used: 9_999, limit: 10_000 }))).tone, undefined);
    const balance = { units: 1n, scale: 2, currency: 'USD' };
    assert.equal((await seen(left({ kind: 'balance', balance }))).tone, undefined);
  });

  it('says what its service’s word is', async () => {
    const { tone, description, why } = await seen({
      serviceStatus: everything('degraded').serviceStatus,
    });
    assert.deepEqual([tone, description, why], ['warning', 'Service degraded · Gateway', 'Service degraded']);
  });

  it('counts and names what runs out within a day, and nothing that has', async () => {
    const shown = new ShownAccount({
      subscriptions: {
        ...everything('').subscriptions,
        all: () =>
          Promise.resolve([
            subscription('1', { activeUntil: NOW + HOUR_MS }),
            subscription('2', { activeUntil: NOW - HOUR_MS }),
            subscription('3', { activeUntil: NOW + 2 * DAY_MS }),
          ]),
      },
      orders: { ...everything('').orders, page: () => onePage([order('1', { expiresAt: NOW + 1 })]) },
    });
    await Promise.all([shown.reads.subscriptions?.ensure(), shown.reads.orders?.ensure()]);
    const { tone, description, tooltip } = shown.row;
    assert.equal(tone, 'warning');
    assert.equal(description, '2 expire soon · Gateway');
    assert.match(tooltip?.() ?? '', /Needs attention: Order ipv4: 1 min left; NL 1: 1 h left$/);
  });
});
