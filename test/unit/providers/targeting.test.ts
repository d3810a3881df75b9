import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isProviderError } from '../../../src/core/errors.js';
import { Secret } from '../../../src/core/secret.js';
import { readTargeting, targetedEndpoints } from '../../../src/providers/iploop/targeting.js';

const HOST = { host: 'gateway.iploop.io', port: 8880 };

function passwordFor(key: string, target: Parameters<typeof targetedEndpoints>[2]): string | undefined {
  return targetedEndpoints(HOST, new Secret(key), target)[0]?.address.password?.expose();
}

describe('targeting', () => {
  it('is written as documented, country before city before session', () => {
    assert.equal(
      passwordFor('KEY', { session: 'abc', city: 'miami', country: 'US' }),
      'KEY-country-US-city-miami-session-abc',
    );
    assert.equal(passwordFor('KEY', { country: 'us' }), 'KEY-country-US');
    assert.equal(passwordFor('KEY', {}), 'KEY');
    assert.equal(passwordFor('KEY', { country: '', city: '', session: '' }), 'KEY');
  });

  it('spells a city in lower case without spaces and accents', () => {
    assert.equal(passwordFor('KEY', { city: ' São Paulo ' }), 'KEY-city-saopaulo');
    assert.equal(passwordFor('KEY', { city: "L'Aquila" }), 'KEY-city-laquila');
  });

  it('refuses what would be read as another target', () => {
    const refused = [
      [{ country: 'USA' }, 'INVALID_COUNTRY'],
      [{ country: 'U-' }, 'INVALID_COUNTRY'],
      [{ city: 'stoke-on-trent' }, 'INVALID_CITY'],
      [{ city: '東京' }, 'INVALID_CITY'],
      [{ session: 'a-country-DE' }, 'INVALID_SESSION'],
      [{ session: 'a@b' }, 'INVALID_SESSION'],
    ] as const;
    for (const [target, code] of refused) {
      assert.throws(
        () => passwordFor('canary-key', target),
        (error: unknown) =>
          isProviderError(error) &&
          error.kind === 'invalidRequest' &&
          error.details.code === code &&
          !JSON.stringify(error).includes('canary-key'),
      );
    }
  });

  it('has ids without the key that tell targets apart', () => {
    const ids = [{}, { country: 'US' }, { country: 'US', session: 'a' }].flatMap((target) =>
      targetedEndpoints(HOST, new Secret('canary-key'), target).map(({ id }) => id),
    );
    assert.equal(new Set(ids).size, ids.length);
    assert.ok(!ids.join().includes('canary'));
  });

  it('is read back from the right, whatever dashes the key holds', () => {
    const part = fc.stringMatching(/^[a-z0-9]{1,8}$/);
    const target = fc.record(
      { country: fc.stringMatching(/^[A-Z]{2}$/), city: part, session: part },
      { requiredKeys: [], noNullPrototype: true },
    );
    const key = fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('-'));
    fc.assert(
      fc.property(key, target, (text, wanted) => {
        const read = readTargeting(new Secret(passwordFor(text, wanted) ?? ''));
        assert.equal(read.key.expose(), text);
        assert.deepEqual(read.target, wanted);
      }),
      { numRuns: 300 },
    );
  });

  it('leaves a word that comes twice to the key', () => {
    const { key, target } = readTargeting(new Secret('my-country-house-country-US'));
    assert.equal(key.expose(), 'my-country-house');
    assert.deepEqual(target, { country: 'US' });
  });
});
