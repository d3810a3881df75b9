import { exitAddress } from '../../exits.js';
import type { Listener } from '../../listener.js';
import type { Login, Passage } from '../../proxies/door.js';
import { type Permit, FixedWindow } from '../../rateLimit.js';
import type { Random } from '../../random.js';
import type { SandboxKeys, WorkingProxy } from '../../types.js';
import { MINUTE, type World } from '../../world.js';
import { type PlanName, REQUESTS_PER_MINUTE } from './plans.js';
import { parseTargeting } from './targeting.js';

export const BEST_COUNTRIES = ['US', 'GB', 'CA', 'DE', 'IN', 'FR', 'BR', 'AU', 'JP', 'KR'] as const;

const BYTES_PER_GB = 1_000_000_000;
const SIGN_UP_QUOTA_GB = 1;

export interface IploopAccount {
  readonly name: string;
  readonly key: string;
  readonly plan: PlanName;
  readonly quotaGb: number;
  usedBytes: number;
}

/** iploop's accounts and its one proxy port, where the password is the key and the targeting. */
export class IploopState {
  private readonly accounts = new Map<string, IploopAccount>();
  private readonly emails = new Set<string>();
  private readonly window = new FixedWindow(MINUTE);
  private readonly random: Random;
  private connections = 0;

  private constructor(
    readonly world: World,
    private readonly mainKey: string,
    private readonly opened: { proxy?: Listener } = {},
  ) {
    this.random = world.random.fork('iploop');
  }

  static async open(world: World, keys: SandboxKeys['iploop']): Promise<IploopState> {
    const state = new IploopState(world, keys.main);
    state.add({ name: 'main', key: keys.main, plan: 'starter', quotaGb: 10, usedBytes: 3.2 * BYTES_PER_GB });
    state.add({ name: 'free', key: keys.free, plan: 'free', quotaGb: 1, usedBytes: 0.12 * BYTES_PER_GB });
    state.add({ name: 'exhausted', key: keys.exhausted, plan: 'free', quotaGb: 1, usedBytes: BYTES_PER_GB });
    state.opened.proxy = await world.network.open({
      provider: 'iploop',
      speaks: ['http', 'socks5'],
      admit: (login) => state.admit(login),
    });
    return state;
  }

  get proxyEndpoint(): string {
    const { host = '', port = 0 } = this.opened.proxy ?? {};
    return `${host}:${port}`;
  }

  account(key: string | undefined): IploopAccount | undefined {
    return key === undefined ? undefined : this.accounts.get(key);
  }

  /** A new free account; undefined when the address has one. */
  signUp(email: string): IploopAccount | undefined {
    if (this.emails.has(email)) {
      return undefined;
    }
    this.emails.add(email);
    const account: IploopAccount = {
      name: `signed up ${this.emails.size}`,
      key: `iploop-sandbox-new-${this.random.hex(12)}`,
      plan: 'free',
      quotaGb: SIGN_UP_QUOTA_GB,
      usedBytes: 0,
    };
    this.add(account);
    return account;
  }

  /** Counts a request; those without a key share the free plan's limit. */
  take(account: IploopAccount | undefined, now: number): Permit {
    const limit = REQUESTS_PER_MINUTE[account?.plan ?? 'free'] * this.world.rateLimitScale;
    return this.window.take(account?.key ?? '', limit, now);
  }

  working(): WorkingProxy[] {
    const { host = '', port = 0 } = this.opened.proxy ?? {};
    return (['http', 'socks5'] as const).map((scheme) => ({
      provider: 'iploop',
      scheme,
      host,
      port,
      user: 'user',
      password: this.mainKey,
    }));
  }

  private add(account: IploopAccount): void {
    this.accounts.set(account.key, account);
  }

  private admit(login: Login | undefined): Passage | undefined {
    if (login?.user !== 'user') {
      return undefined;
    }
    const { password } = login;
    const account = [...this.accounts.values()].find(
      ({ key }) => password === key || password.startsWith(`${key}-`),
    );
    const targeting = account && parseTargeting(password.slice(account.key.length + 1));
    if (!account || !targeting || usedGb(account) >= account.quotaGb) {
      return undefined;
    }
    const { country, city, session } = targeting;
    this.connections += 1;
    const name = [account.name, country, city, session].join('/');
    return {
      user: 'user',
      targeting,
      exit: {
        ip: session === undefined ? exitAddress(name, this.connections) : exitAddress(name),
        country: country?.toUpperCase() ?? BEST_COUNTRIES[this.connections % BEST_COUNTRIES.length] ?? 'US',
        ...(city !== undefined && { city }),
      },
      onTransferred: (bytes) => {
        account.usedBytes += bytes;
      },
    };
  }
}

/** Used quota in GB of 10^9 bytes, to two decimals, as the API tells it. */
export function usedGb({ usedBytes }: IploopAccount): number {
  return Math.round(usedBytes / (BYTES_PER_GB / 100)) / 100;
}
