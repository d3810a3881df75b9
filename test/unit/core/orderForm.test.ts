import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import * as z from 'zod/mini';
import type { Reference } from '../../../src/core/inventory.js';
import {
  completeOrder,
  fittingDraft,
  hasPeriod,
  missingField,
  type OrderDraft,
} from '../../../src/core/orderForm.js';
import { toOrderBody } from '../../../src/providers/1001proxy/mapping.js';
import { ORDER_FORMS } from '../../../src/providers/1001proxy/orderForms.js';

const samples = z
  .array(z.looseObject({ type: z.string() }))
  .parse(JSON.parse(readFileSync('test/fixtures/contracts/1001proxy/orderRequests.json', 'utf8')));

const TYPES = ['resident', 'ipv4', 'ipv6', 'isp', 'mobile', 'mix', 'mix_isp'];

/** Every field answered: what a draft may hold that went from one type to another. */
const EVERYTHING: Required<OrderDraft> = {
  type: 'ipv4',
  countryId: 1,
  periodId: 1,
  quantity: 10,
  protocol: 'HTTPS',
  mobileServiceType: 'dedicated',
  operatorId: 1,
  rotationId: 1,
  tariffId: 1,
  coupon: 'WELCOME10',
};

const one = [{ id: 1, name: 'One' }];
const REFERENCE: Reference = { countries: one, periods: one, tariffs: one, operators: one, rotations: one };

function formOf(type: string) {
  const form = ORDER_FORMS.find((each) => each.type === type);
  assert.ok(form, type);
  return form;
}

describe('what an order of each type requires', () => {
  it('is known of all seven', () => {
    assert.deepEqual(ORDER_FORMS.map(({ type }) => type).sort(), [...TYPES].sort());
  });

  for (const type of TYPES) {
    it(`gives exactly the documented body of ${type}`, () => {
      const sample = samples.find((each) => each.type === type) ?? {
        ...samples.find((each) => each.type === 'mix'),
        type,
      };
      const form = formOf(type);
      const { quantity } = z.object({ quantity: z._default(z.number(), 1) }).parse(sample);
      const { coupon, ...bare } = { ...EVERYTHING, type, quantity };
      const order = completeOrder(form, bare);
      assert.ok(order);
      assert.deepEqual(toOrderBody(order), sample);
      const withCoupon = completeOrder(form, { ...bare, coupon });
      assert.ok(withCoupon);
      assert.deepEqual(toOrderBody(withCoupon), { ...sample, coupon });
    });

    it(`is incomplete for ${type} while any answer is missing, and names the first`, () => {
      const form = formOf(type);
      for (const field of form.fields) {
        const draft = Object.fromEntries(
          Object.entries(EVERYTHING).filter(([name]) => name !== field),
        ) as OrderDraft;
        assert.equal(completeOrder(form, draft), undefined, field);
        assert.equal(missingField(form, draft), field);
      }
      assert.equal(missingField(form, {}), form.fields[0]);
    });
  }

  it('has a period in all but residential traffic', () => {
    assert.deepEqual(
      ORDER_FORMS.filter((form) => !hasPeriod(form)).map(({ type }) => type),
      ['resident'],
    );
  });
});

describe('a draft', () => {
  it('keeps what the new type and its reference data know, and loses the rest', () => {
    const elsewhere = { ...REFERENCE, countries: [{ id: 2, name: 'Two' }] };
    assert.deepEqual(fittingDraft(formOf('ipv6'), elsewhere, EVERYTHING), {
      type: 'ipv6',
      periodId: 1,
      quantity: 10,
      protocol: 'HTTPS',
      coupon: 'WELCOME10',
    });
    assert.deepEqual(fittingDraft(formOf('resident'), REFERENCE, { countryId: 1 }), { type: 'resident' });
  });

  it('never brings a quantity that is no whole number of proxies', () => {
    fc.assert(
      fc.property(fc.oneof(fc.double(), fc.integer()), (quantity) => {
        const kept = fittingDraft(formOf('ipv4'), REFERENCE, { quantity }).quantity;
        assert.equal(kept, Number.isSafeInteger(quantity) && quantity > 0 ? quantity : undefined);
      }),
    );
  });
});
