import { FixedWindow, type Permit } from '../../rateLimit.js';
import type { SandboxKeys } from '../../types.js';
import { HOUR, MINUTE } from '../../world.js';

export type Permission =
  'api.proxies.read' | 'api.check.write' | 'api.jobs.read' | 'api.premium.proxies.read';
export type Category = 'api_read' | 'api_check' | 'api_export';

export interface CheckerAccount {
  readonly name: string;
  readonly key: string;
  readonly tier: 'free' | 'premium';
  readonly isActive: boolean;
  readonly permissions: ReadonlySet<Permission>;
}

const EVERY_PERMISSION: ReadonlySet<Permission> = new Set<Permission>([
  'api.proxies.read',
  'api.check.write',
  'api.jobs.read',
  'api.premium.proxies.read',
]);

/** Requests a window, as documented. */
const LIMITS = {
  api_read: { windowMs: MINUTE, free: 60, premium: 300 },
  api_check: { windowMs: HOUR, free: 20, premium: 200 },
  api_export: { windowMs: HOUR, free: 10, premium: 60 },
} as const;

/** Who may call, what they may, and how often. */
export class CheckerAccounts {
  private readonly accounts: ReadonlyMap<string, CheckerAccount>;
  private readonly windows = {
    api_read: new FixedWindow(LIMITS.api_read.windowMs),
    api_check: new FixedWindow(LIMITS.api_check.windowMs),
    api_export: new FixedWindow(LIMITS.api_export.windowMs),
  };

  constructor(
    keys: SandboxKeys['checker'],
    private readonly rateLimitScale: number,
  ) {
    const base = { tier: 'free', isActive: true, permissions: EVERY_PERMISSION } as const;
    const accounts: CheckerAccount[] = [
      { ...base, name: 'main', key: keys.main },
      { ...base, name: 'premium', key: keys.premium, tier: 'premium' },
      {
        ...base,
        name: 'readOnly',
        key: keys.readOnly,
        permissions: new Set<Permission>(['api.proxies.read']),
      },
      { ...base, name: 'inactive', key: keys.inactive, isActive: false },
    ];
    this.accounts = new Map(accounts.map((account) => [account.key, account]));
  }

  withKey(key: string): CheckerAccount | undefined {
    return this.accounts.get(key);
  }

  take(account: CheckerAccount, category: Category, now: number): Permit {
    return this.windows[category].take(
      account.key,
      LIMITS[category][account.tier] * this.rateLimitScale,
      now,
    );
  }
}
