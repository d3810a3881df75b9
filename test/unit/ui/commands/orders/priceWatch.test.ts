import assert from 'node:assert/strict';
import type { OrderRequest, Quote } from '../../../../../src/core/inventory.js';
import type { Money } from '../../../../../src/core/money.js';
import { PriceWatch, type PriceState } from '../../../../../src/ui/commands/orders/priceWatch.js';

const usd = (cents: number): Money => ({ units: BigInt(cents), scale: 2, currency: 'USD' });
const order = (quantity: number, coupon?: string): OrderRequest => ({
  type: 'ipv4',
  countryId: 1,
  periodId: 1,
  quantity,
  ...(coupon === undefined ? {} : { coupon }),
});

/** A provider that takes a dollar for each proxy, half with the coupon, and a pause that ends when it is told to. */
class Shop {
  readonly asked: OrderRequest[] = [];
  readonly aborted: boolean[] = [];
  readonly states: PriceState[] = [];
  readonly #pauses: (() => void)[] = [];
  readonly watch = new PriceWatch({
    quote: (wanted, signal) => this.#quote(wanted, signal),
    pause: (signal) =>
      new Promise((resolve, reject) => {
        this.#pauses.push(resolve);
        signal.addEventListener('abort', () => {
          reject(new Error('aborted'));
        });
      }),
  });

  show = (state: PriceState) => {
    this.states.push(state);
  };

  /** Time passes without a change. */
  async rest(): Promise<void> {
    this.#pauses.splice(0).forEach((resume) => {
      resume();
    });
    await new Promise((resolve) => setImmediate(resolve));
  }

  get kinds(): readonly string[] {
    return this.states.map(({ kind }) => kind);
  }

  #quote(wanted: OrderRequest, signal: AbortSignal): Promise<Quote> {
    this.asked.push(wanted);
    signal.addEventListener('abort', () => this.aborted.push(true));
    const { quantity = 0, coupon } = wanted;
    if (coupon === 'WRONG' || quantity > 100) {
      return Promise.reject(new Error('refused'));
    }
    return Promise.resolve({ total: usd(quantity * (coupon === undefined ? 100 : 50)) });
  }
}

describe('the live price', () => {
  it('is nothing while an answer is missing, and asks nobody', async () => {
    const shop = new Shop();
    shop.watch.watch(undefined, shop.show);
    await shop.rest();
    assert.deepEqual([shop.kinds, shop.asked], [['open'], []]);
  });

  it('asks once when nothing has changed for a while, for the last answer alone', async () => {
    const shop = new Shop();
    for (const quantity of [1, 10, 100]) {
      shop.watch.watch(order(quantity), shop.show);
    }
    await shop.rest();
    assert.deepEqual(shop.asked, [order(100)]);
    assert.deepEqual(shop.states.at(-1), { kind: 'known', total: usd(10_000) });
  });

  it('asks for the same order once, and shows it without a wait', async () => {
    const shop = new Shop();
    shop.watch.watch(order(2), shop.show);
    await shop.rest();
    shop.watch.watch(order(3), shop.show);
    await shop.rest();
    shop.watch.watch(order(2), shop.show);
    await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual(shop.asked, [order(2), order(3)]);
    assert.deepEqual(shop.states.at(-1), { kind: 'known', total: usd(200) });
  });

  it('calls the earlier question off, and shows nothing of it', async () => {
    const shop = new Shop();
    shop.watch.watch(order(2), shop.show);
    await shop.rest();
    shop.watch.stop();
    assert.deepEqual(shop.aborted, [true]);
    shop.watch.watch(order(5), shop.show);
    shop.watch.watch(undefined, shop.show);
    await shop.rest();
    assert.deepEqual(shop.kinds, ['asking', 'known', 'asking', 'open']);
  });

  it('tells what a coupon takes off', async () => {
    const shop = new Shop();
    shop.watch.watch(order(2, 'HALF'), shop.show);
    await shop.rest();
    assert.deepEqual(shop.states.at(-1), { kind: 'known', total: usd(100), withoutCoupon: usd(200) });
  });

  it('knows whether the coupon is to blame, and asks again after a failure', async () => {
    const shop = new Shop();
    const { signal } = new AbortController();
    const isOfCoupon = async (wanted: OrderRequest) => {
      const state = await shop.watch.price(wanted, signal);
      return state.kind === 'failed' ? state.isOfCoupon : undefined;
    };
    assert.equal(await isOfCoupon(order(2, 'WRONG')), true);
    assert.equal(await isOfCoupon(order(500, 'WRONG')), false);
    assert.equal(await isOfCoupon(order(500)), false);
    assert.equal(shop.asked.filter(({ quantity }) => quantity === 500).length, 2);
  });
});
