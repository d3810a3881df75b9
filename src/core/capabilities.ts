import type { EffectCapabilities } from './effects.js';
import type { ProxyEndpoint } from './endpoint.js';
import type {
  DepositAddress,
  Network,
  Order,
  OrderedProxy,
  OrderFilters,
  OrderRequest,
  Plan,
  Quote,
  Reference,
  Subscription,
  Transaction,
  TransactionType,
} from './inventory.js';
import type { OrderForm } from './orderForm.js';
import type { Page, PageRequest } from './page.js';
import type { ExportFormat, Job, JobItem, ListedProxy, ProxyFilters } from './publicProxies.js';
import type { Secret } from './secret.js';
import type { KeyReport, ReadingCost, Usage } from './usage.js';

/**
 * What an account can do, one member each. A provider hands out those it has; a member that is
 * absent is a thing it cannot do, and nothing asks for it. Every promise rejects with a
 * `ProviderError`, and with kind `cancelled` once the signal aborts. What changes something takes a
 * permit, which `spending/` alone issues.
 */
export interface Capabilities extends EffectCapabilities {
  readonly usage: { readonly cost: ReadingCost; read(signal: AbortSignal): Promise<Usage> };
  readonly keyCheck: { readonly cost: ReadingCost; check(signal: AbortSignal): Promise<KeyReport> };
  readonly subscriptions: {
    all(signal: AbortSignal): Promise<readonly Subscription[]>;
    renewalPlans(subscriptionId: string, signal: AbortSignal): Promise<readonly Plan[]>;
    availableNetworks(subscriptionId: string, signal: AbortSignal): Promise<readonly Network[]>;
  };
  readonly plans: { all(signal: AbortSignal): Promise<readonly Plan[]> };
  readonly orders: {
    page(request: PageRequest & OrderFilters, signal: AbortSignal): Promise<Page<Order>>;
    one(orderId: string, signal: AbortSignal): Promise<Order>;
    proxies(orderId: string, signal: AbortSignal): Promise<readonly OrderedProxy[]>;
    /** Streams the provider's own file to `file` (an absolute path), which appears only when whole. */
    download(
      orderId: string,
      options: { readonly withCredentials: boolean; readonly protocol: 'https' | 'socks5' },
      file: string,
      signal: AbortSignal,
    ): Promise<void>;
  };
  readonly transactions: {
    page(
      request: PageRequest & { readonly type?: TransactionType },
      signal: AbortSignal,
    ): Promise<Page<Transaction>>;
  };
  readonly catalogue: {
    /** One for each type that is sold. */
    readonly forms: readonly OrderForm[];
    reference(type: string, signal: AbortSignal): Promise<Reference>;
  };
  readonly quotes: { quote(order: OrderRequest, signal: AbortSignal): Promise<Quote> };
  readonly depositAddresses: { all(signal: AbortSignal): Promise<readonly DepositAddress[]> };
  readonly publicProxies: {
    page(request: PageRequest & ProxyFilters, signal: AbortSignal): Promise<Page<ListedProxy>>;
    download(filters: ProxyFilters, format: ExportFormat, file: string, signal: AbortSignal): Promise<void>;
  };
  /** A person's own list. */
  readonly keptProxies: { page(request: PageRequest, signal: AbortSignal): Promise<Page<OrderedProxy>> };
  readonly premiumProxies: { page(request: PageRequest, signal: AbortSignal): Promise<Page<ListedProxy>> };
  readonly jobs: {
    one(jobId: string, signal: AbortSignal): Promise<Job>;
    items(jobId: string, request: PageRequest, signal: AbortSignal): Promise<Page<JobItem>>;
    download(jobId: string, format: ExportFormat, file: string, signal: AbortSignal): Promise<void>;
  };
  readonly serviceStatus: { read(signal: AbortSignal): Promise<ServiceStatus> };
  readonly targeting: {
    /** Endpoints for a target, HTTP first. The proxy password they carry IS the account's key. */
    endpoints(target: ProxyTarget, signal: AbortSignal): Promise<readonly ProxyEndpoint[]>;
    /** The target of a proxy password that carries this account's key; undefined for any other. */
    targetOf?(password: Secret): ProxyTarget | undefined;
  };
  readonly errorLookup: {
    readonly codes: readonly number[];
    explain(code: number, signal: AbortSignal): Promise<ErrorExplanation>;
  };
  readonly support: { ask(question: string, signal: AbortSignal): Promise<SupportAnswer> };
  /** Asks nobody: what headers told and what was counted. */
  readonly rateLimits: { budgets(): readonly RateBudgetNow[] };
  readonly ipLookup: {
    readonly cost: ReadingCost;
    /** Every field that came, as it came: the documents show no shape. */
    lookUp(ip: string, signal: AbortSignal): Promise<Readonly<Record<string, unknown>>>;
  };
}

export type Capability = keyof Capabilities;
export type CapabilitySet = Partial<Capabilities>;

/** Narrows to an account that has `capability`: the one question asked before anything is offered. */
export function can<C extends Capability>(
  capabilities: CapabilitySet,
  capability: C,
): capabilities is CapabilitySet & Pick<Capabilities, C> {
  return capabilities[capability] !== undefined;
}

/** What is known now of one of the provider's limits on how often it is asked. */
export interface RateBudgetNow {
  /** The calls that count together, e.g. `api_read`. */
  readonly category: string;
  /** Calls in `windowMs`; absent where nothing tells which holds for this account. */
  readonly limit?: number;
  readonly remaining?: number;
  /** When all of it is there again, in epoch milliseconds; absent where it is there. */
  readonly resetsAt?: number;
  readonly windowMs: number;
}

export interface ServiceStatus {
  /** The provider's word: `operational`, `degraded`, `down` or another. */
  readonly status: string;
  readonly network?: string;
  readonly coverage?: string;
  readonly countriesAvailable?: number;
  readonly protocols: readonly string[];
  readonly supportedTargeting: readonly string[];
  readonly proxyHost?: string;
  readonly docsUrl?: string;
}

/** Where traffic shall come out, and whether it keeps its exit (`session`). */
export interface ProxyTarget {
  /** ISO 3166 alpha-2. */
  readonly country?: string;
  readonly city?: string;
  readonly session?: string;
}

export interface ErrorExplanation {
  readonly code: number;
  readonly meaning: string;
  readonly causes: readonly string[];
  readonly fix?: string;
  readonly docsUrl?: string;
}

export interface SupportAnswer {
  readonly answer: string;
  /** Of any shape. */
  readonly related?: unknown;
}
