import assert from 'node:assert/strict';
import { ORDER_FORMS } from '../../../../../src/providers/1001proxy/orderForms.js';
import { toInvocation, type CommandArguments } from '../../../../../src/ui/commands/arguments.js';
import { Refusal } from '../../../../../src/ui/commands/context.js';
import { givenAnswers, namedForm } from '../../../../../src/ui/commands/orders/orderArguments.js';

const one = [{ id: 1, name: 'One' }];
const REFERENCE = {
  countries: [
    { id: 1, name: 'United States' },
    { id: 2, name: 'Germany' },
  ],
  periods: one,
  tariffs: one,
  operators: one,
  rotations: one,
};

function given(type: string, args: CommandArguments) {
  return givenAnswers(toInvocation([args]).args, namedForm(type, ORDER_FORMS, '1001Proxy'), REFERENCE);
}

describe('the arguments of an order', () => {
  it('answer the fields of its type, and no others', () => {
    assert.deepEqual(
      given('ipv6', {
        countryId: 2,
        periodId: 1,
        quantity: 3,
        protocol: 'socks5',
        tariffId: 1,
        operatorId: 7,
      }),
      { countryId: 2, periodId: 1, quantity: 3, protocol: 'SOCKS5' },
    );
    assert.deepEqual(given('resident', { tariffId: 1, country: 'Nowhere', couponCode: ' WELCOME10 ' }), {
      tariffId: 1,
      coupon: 'WELCOME10',
    });
    assert.deepEqual(given('ipv4', { couponCode: '' }), {});
  });

  it('may name a country by its name', () => {
    assert.deepEqual(given('ipv4', { country: ' united states' }), { countryId: 1 });
  });

  it('are refused with a sentence that names what is not offered', () => {
    const refusals: readonly [CommandArguments, string, RegExp][] = [
      [{ countryId: 99 }, 'ipv4', /^Country "99" is not offered for ipv4/],
      [{ country: 'Atlantis' }, 'ipv4', /^Country "Atlantis" is not offered/],
      [{ periodId: 9 }, 'isp', /^Period "9"/],
      [{ tariffId: 9 }, 'resident', /^Tariff "9"/],
      [{ protocol: 'socks4' }, 'ipv6', /^Protocol "SOCKS4"/],
      [{ rotationId: 9 }, 'mobile', /^Rotation "9"/],
    ];
    for (const [args, type, message] of refusals) {
      assert.throws(
        () => given(type, args),
        (error) => error instanceof Refusal && message.test(error.message),
        JSON.stringify(args),
      );
    }
    assert.throws(() => namedForm('quantum\u202e', ORDER_FORMS, '1001Proxy'), /sells no "quantum"/);
  });
});
