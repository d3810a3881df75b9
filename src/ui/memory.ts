import * as z from 'zod/mini';
import type { ProxyTarget } from '../core/capabilities.js';
import {
  ORDER_STATUSES,
  type OrderFilters,
  TRANSACTION_TYPES,
  type TransactionType,
} from '../core/inventory.js';
import { lazily } from '../core/lazily.js';
import { MOBILE_SERVICE_TYPES, ORDER_PROTOCOLS, type OrderDraft } from '../core/orderForm.js';
import { ANONYMITY_LEVELS, PUBLIC_PROTOCOLS, type ProxyFilters } from '../core/publicProxies.js';
import type { Usage } from '../core/usage.js';

/** VS Code's `Memento`, as far as it is needed here. */
export interface MementoPort {
  get(key: string): unknown;
  update(key: string, value: unknown): Thenable<void>;
}

/** A reading that cost something, kept so that it need not be bought again to be seen. */
export interface KeptUsage {
  readonly usage: Extract<Usage, { kind: 'requests' }>;
  readonly at: number;
}

export interface AccountMemory {
  readonly filters?: ProxyFilters | undefined;
  readonly premiumFilters?: ProxyFilters | undefined;
  readonly orderFilters?: OrderFilters | undefined;
  readonly transactionType?: TransactionType | 'all' | undefined;
  readonly targets?: readonly ProxyTarget[] | undefined;
  readonly jobs?: readonly string[] | undefined;
  readonly usage?: KeptUsage | undefined;
  /** An order that was begun and not bought. */
  readonly orderDraft?: OrderDraft | undefined;
}

const optionalText = () => z.exactOptional(z.string());
const optionalNumber = () => z.exactOptional(z.number());

const proxyFilters = () =>
  z.object({
    protocol: z.exactOptional(z.enum(PUBLIC_PROTOCOLS)),
    country: optionalText(),
    anonymity: z.exactOptional(z.enum(ANONYMITY_LEVELS)),
    freshMinutes: optionalNumber(),
    maxLatencyMs: optionalNumber(),
    minUptime: optionalNumber(),
  });

/** Read as strictly as any other input: an older release, or a damaged state, may have written it. */
const accountMemory = lazily(() =>
  z.object({
    filters: z.optional(proxyFilters()),
    premiumFilters: z.optional(proxyFilters()),
    orderFilters: z.optional(
      z.object({ type: optionalText(), status: z.exactOptional(z.enum(ORDER_STATUSES)) }),
    ),
    transactionType: z.optional(z.enum([...TRANSACTION_TYPES, 'all'])),
    targets: z.optional(
      z.array(z.object({ country: optionalText(), city: optionalText(), session: optionalText() })),
    ),
    jobs: z.optional(z.array(z.string())),
    usage: z.optional(
      z.object({
        usage: z.object({ kind: z.literal('requests'), used: z.number(), limit: z.number() }),
        at: z.number(),
      }),
    ),
    orderDraft: z.optional(
      z.object({
        type: optionalText(),
        countryId: optionalNumber(),
        periodId: optionalNumber(),
        quantity: optionalNumber(),
        protocol: z.exactOptional(z.enum(ORDER_PROTOCOLS)),
        mobileServiceType: z.exactOptional(z.enum(MOBILE_SERVICE_TYPES)),
        operatorId: optionalNumber(),
        rotationId: optionalNumber(),
        tariffId: optionalNumber(),
        coupon: optionalText(),
      }),
    ),
  }),
);

/** What a person chose to look at, per account. Plain data without secrets, in VS Code's own state. */
export class Memory {
  /** `onDidChange` is told when something is remembered or forgotten. */
  constructor(
    private readonly memento: MementoPort,
    private readonly onDidChange: () => void = () => undefined,
  ) {}

  of(accountId: string): AccountMemory {
    const result = accountMemory().safeParse(this.memento.get(nameOf(accountId)));
    return result.success ? result.data : {};
  }

  async remember(accountId: string, change: AccountMemory): Promise<void> {
    await this.memento.update(nameOf(accountId), { ...this.of(accountId), ...change });
    this.onDidChange();
  }

  async forget(accountId: string): Promise<void> {
    await this.memento.update(nameOf(accountId), undefined);
    this.onDidChange();
  }
}

function nameOf(accountId: string): string {
  return `account/${accountId}`;
}
