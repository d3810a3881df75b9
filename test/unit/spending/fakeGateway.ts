import type { CapabilitySet } from '../../../src/core/capabilities.js';
import type { Receipt } from '../../../src/core/effects.js';
import { ProviderError, type ErrorKind, type ProviderErrorDetails } from '../../../src/core/errors.js';
import type { Plan, Subscription } from '../../../src/core/inventory.js';
import type { Money } from '../../../src/core/money.js';
import { DryRun, type Permit } from '../../../src/core/permit.js';
import type { Usage } from '../../../src/core/usage.js';
import type { SpendingAccount } from '../../../src/spending/proposal.js';

const PLAN: Plan = {
  id: 'plan1',
  durationMs: 86_400_000,
  price: { units: 1200n, scale: 2 },
  isPopular: false,
};

/** What the fake does with the next purchase. */
export type Behaviour =
  'answers' | 'losesAnswer' | 'losesRequest' | 'refuses' | 'refusesYetCharges' | 'unreachable';

function failure(kind: ErrorKind, more: Partial<ProviderErrorDetails> = {}): ProviderError {
  return new ProviderError({ kind, provider: 'gateway', endpoint: 'POST purchase', isSent: true, ...more });
}

/** A gateway in memory, with the count of what it charged. */
export class FakeGateway {
  readonly charges: string[] = [];
  readonly permits: Permit[] = [];
  behaviour: Behaviour = 'answers';
  /** Set to fail the lists. */
  areListsBroken = false;
  price: Money = PLAN.price;
  balance: Money | undefined;
  charged: Money | undefined;
  /** Runs at each call, where a test wants to interleave something. */
  onCall: (name: 'plans' | 'subscriptions' | 'purchase') => Promise<void> = () => Promise.resolve();

  readonly account: SpendingAccount = {
    id: 'account00001',
    label: 'Scraping EU',
    provider: 'gateway',
    origin: 'https://gateway.example',
    isSandbox: false,
    capabilities: this.#capabilities(),
  };

  /** Something bought elsewhere, by hand or on another machine. */
  buyElsewhere(): void {
    this.#subscriptions.push(`other${String(this.#subscriptions.length)}`);
  }

  readonly #subscriptions: string[] = ['sub0'];

  #capabilities(): CapabilitySet {
    return {
      usage: { cost: 'free', read: () => this.#usage() },
      plans: { all: () => this.#answered('plans', () => [{ ...PLAN, price: this.price }]) },
      subscriptions: {
        all: () => this.#answered('subscriptions', () => this.#subscriptions.map(subscription)),
        renewalPlans: () => Promise.resolve([PLAN]),
        availableNetworks: () => Promise.resolve([]),
      },
      purchase: { send: ({ quantity }, permit) => this.#purchase(quantity, permit) },
      rotateNow: {
        send: (_effect, permit) => {
          permit.use();
          return Promise.reject(failure('timeout'));
        },
      },
    };
  }

  #usage(): Promise<Usage> {
    return Promise.resolve(
      this.balance ? { kind: 'balance', balance: this.balance } : { kind: 'requests', used: 0, limit: 1 },
    );
  }

  async #answered<T>(name: 'plans' | 'subscriptions', read: () => T): Promise<T> {
    await this.onCall(name);
    if (this.areListsBroken) {
      throw failure('network');
    }
    return read();
  }

  async #purchase(quantity: number, permit: Permit): Promise<Receipt> {
    this.permits.push(permit);
    if (permit.options.isDryRun === true) {
      throw new DryRun({ method: 'POST', url: 'https://gateway.example/api/proxy', headers: {} });
    }
    if (this.behaviour === 'unreachable') {
      throw failure('network', { isSent: false });
    }
    permit.use();
    await this.onCall('purchase');
    if (this.behaviour === 'losesRequest') {
      throw failure('network');
    }
    if (this.behaviour === 'refuses') {
      throw failure('insufficientFunds', { providerMessage: 'Insufficient balance' });
    }
    const refs = Array.from(
      { length: quantity },
      (_, index) => `bought${String(this.charges.length)}-${String(index)}`,
    );
    this.charges.push(refs.join());
    this.#subscriptions.push(...refs);
    if (this.behaviour === 'refusesYetCharges') {
      throw failure('rateLimited');
    }
    if (this.behaviour === 'losesAnswer') {
      throw failure('timeout');
    }
    return { refs, ...(this.charged && { charged: this.charged }) };
  }
}

function subscription(id: string): Subscription {
  return { id, status: { known: 'active', text: 'active' }, endpoints: [] };
}
