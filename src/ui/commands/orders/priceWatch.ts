import type { OrderRequest, Quote } from '../../../core/inventory.js';
import type { Money } from '../../../core/money.js';

/** What an order costs, as far as that is known now. */
export type PriceState =
  /** Not all is answered that a price needs. */
  | { readonly kind: 'open' }
  | { readonly kind: 'asking' }
  | {
      readonly kind: 'known';
      readonly total: Money;
      /** There where the order names a coupon. */
      readonly withoutCoupon?: Money;
    }
  /** `isOfCoupon` where the same order has a price without its coupon. */
  | { readonly kind: 'failed'; readonly error: unknown; readonly isOfCoupon: boolean };

export interface PriceWatchPorts {
  quote(order: OrderRequest, signal: AbortSignal): Promise<Quote>;
  /** Resolves when nothing has changed for long enough to ask; rejects once the signal aborts. */
  pause(signal: AbortSignal): Promise<void>;
}

/**
 * The live price of the order that is being put together. The same order is asked for once, an earlier
 * question is called off by the next: the provider counts them.
 */
export class PriceWatch {
  readonly #known = new Map<string, Money>();
  #latest = new AbortController();

  constructor(private readonly ports: PriceWatchPorts) {}

  /** Shows what `order` costs, now and when that is answered; calls off what was watched before. */
  watch(order: OrderRequest | undefined, show: (state: PriceState) => void): void {
    this.stop();
    if (!order) {
      show({ kind: 'open' });
      return;
    }
    const { signal } = (this.#latest = new AbortController());
    const showLatest = (state: PriceState) => {
      if (!signal.aborted) {
        show(state);
      }
    };
    if (this.#isKnown(order)) {
      void this.price(order, signal).then(showLatest);
      return;
    }
    show({ kind: 'asking' });
    void this.ports.pause(signal).then(
      async () => {
        showLatest(await this.price(order, signal));
      },
      () => undefined,
    );
  }

  /** What `order` costs, with its coupon and without. */
  async price(order: OrderRequest, signal: AbortSignal): Promise<PriceState> {
    const { coupon, ...bare } = order;
    let withoutCoupon: Money | undefined;
    try {
      withoutCoupon = await this.#total(bare, signal);
      return coupon === undefined
        ? { kind: 'known', total: withoutCoupon }
        : { kind: 'known', total: await this.#total(order, signal), withoutCoupon };
    } catch (error) {
      return { kind: 'failed', error, isOfCoupon: withoutCoupon !== undefined };
    }
  }

  /** Calls off the question under way. */
  stop(): void {
    this.#latest.abort();
  }

  #isKnown({ coupon, ...bare }: OrderRequest): boolean {
    return (
      this.#known.has(nameOf(bare)) && (coupon === undefined || this.#known.has(nameOf({ ...bare, coupon })))
    );
  }

  async #total(order: OrderRequest, signal: AbortSignal): Promise<Money> {
    const name = nameOf(order);
    const known = this.#known.get(name) ?? (await this.ports.quote(order, signal)).total;
    this.#known.set(name, known);
    return known;
  }
}

function nameOf(order: OrderRequest): string {
  return JSON.stringify(Object.entries(order).sort(([left], [right]) => (left < right ? -1 : 1)));
}
