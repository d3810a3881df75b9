import assert from 'node:assert/strict';
import type { CapabilitySet, RateBudgetNow } from '../../src/core/capabilities.js';
import { startSandbox, type Sandbox } from '../../src/sandbox/index.js';
import type { ProviderId } from '../../src/sandbox/types.js';
import { accountAt } from './account.js';
import { TABLES } from './tables/all.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

const { signal } = new AbortController();

describe('what is known of the limits of the providers', () => {
  let sandbox: Sandbox;
  let account: CapabilitySet;

  beforeEach(async () => {
    sandbox = await startSandbox({ seed: 7 });
  });
  afterEach(() => sandbox.stop());

  function at(provider: ProviderId): CapabilitySet {
    const { baseUrl = '' } = sandbox.accounts.find((each) => each.provider === provider) ?? {};
    return accountAt(provider, baseUrl, sandbox.keys[provider].main);
  }

  /** All but the moments, which depend on the clock of this machine. */
  function budgets(): Omit<RateBudgetNow, 'resetsAt'>[] {
    return (account.rateLimits?.budgets() ?? []).map(({ category, windowMs, limit, remaining }) => ({
      category,
      windowMs,
      ...(limit !== undefined && { limit }),
      ...(remaining !== undefined && { remaining }),
    }));
  }

  /** Those whose calls have all come back by then. */
  function resets(): readonly (readonly [string, number | undefined])[] {
    return (account.rateLimits?.budgets() ?? []).map(({ category, resetsAt }) => [category, resetsAt]);
  }

  it('is told where they are documented or in the headers', () => {
    const told = TABLES.map(({ provider }) => provider).filter((provider) => at(provider).rateLimits);
    assert.deepEqual(told.sort(), ['1001proxy', 'checker', 'iploop']);
    assert.deepEqual(sandbox.requests, []);
  });

  it('comes from the headers of iploop, for the account and for what needs none apart', async () => {
    account = at('iploop');
    assert.deepEqual(budgets(), []);
    await account.serviceStatus?.read(signal);
    const ofAll = { category: 'public', windowMs: MINUTE_MS, limit: 30, remaining: 29 };
    assert.deepEqual(budgets(), [ofAll]);
    await account.usage?.read(signal);
    await account.usage?.read(signal);
    const [general, ...others] = budgets();
    assert.deepEqual(others, [ofAll]);
    assert.deepEqual(general, { category: 'general', windowMs: MINUTE_MS, limit: 120, remaining: 118 });
    await account.errorLookup?.explain(407, signal);
    assert.deepEqual(budgets(), [general, { ...ofAll, remaining: 28 }]);
    for (const [category, resetsAt = 0] of resets()) {
      const inMs = resetsAt - Date.now();
      assert.ok(inMs > 0 && inMs <= MINUTE_MS + 1000, `${category} in ${inMs} ms`);
    }
  });

  it('is counted for 1001proxy from its documented limits', async () => {
    account = at('1001proxy');
    const all = [
      { category: 'general', windowMs: MINUTE_MS, limit: 60, remaining: 60 },
      { category: 'orders', windowMs: MINUTE_MS, limit: 10, remaining: 10 },
      { category: 'deposits', windowMs: MINUTE_MS, limit: 30, remaining: 30 },
    ] as const;
    assert.deepEqual(budgets(), all);
    assert.ok(resets().every(([, resetsAt]) => resetsAt === undefined));
    await account.usage?.read(signal);
    await account.orders?.page({ page: 1 }, signal);
    await account.depositAddresses?.all(signal);
    assert.deepEqual(budgets(), [{ ...all[0], remaining: 58 }, all[1], { ...all[2], remaining: 29 }]);
  });

  it('is nothing for a checker, whose plan nobody tells, until it refuses', async () => {
    account = at('checker');
    await account.publicProxies?.page({ page: 1 }, signal);
    assert.deepEqual(budgets(), []);
    sandbox.inject({ provider: 'checker', kind: 'rateLimited', retryAfter: 3600 });
    await assert.rejects(async () => account.publicProxies?.page({ page: 1 }, signal));
    assert.deepEqual(budgets(), [{ category: 'api_read', windowMs: MINUTE_MS, remaining: 0 }]);
    const [[, resetsAt = 0] = []] = resets();
    assert.ok(Math.abs(resetsAt - Date.now() - HOUR_MS) < MINUTE_MS);
  });
});
