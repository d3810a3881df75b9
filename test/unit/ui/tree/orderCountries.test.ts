import assert from 'node:assert/strict';
import { everything, FORM, onePage, order } from '../inventory.js';
import { ShownAccount } from './account.js';

const all = everything('');

describe('orders whose countries are numbers', () => {
  it('name their country once the reference data of their type are here', async () => {
    const asked: string[] = [];
    const shown = new ShownAccount({
      orders: { ...all.orders, page: () => onePage([order('1', { countryId: 7 }), order('2')]) },
      catalogue: {
        forms: [FORM],
        reference: (type) => {
          asked.push(type);
          return Promise.resolve({
            countries: [{ id: 7, name: 'Netherlands' }],
            periods: [],
            tariffs: [],
            operators: [],
            rotations: [],
          });
        },
      },
    });
    await shown.open('orders');
    await shown.reads.reference?.of('ipv4').ensure();
    const [row] = await shown.open('orders');
    assert.match(row?.description ?? '', /Netherlands/);
    assert.deepEqual(asked, ['ipv4']);
  });

  it('ask for no reference data of types that are not sold, however many their provider thinks of', async () => {
    const asked: string[] = [];
    const words = Array.from({ length: 100 }, (_, place) => `word${place}`);
    const shown = new ShownAccount({
      orders: {
        ...all.orders,
        page: () => onePage(['ipv4', ...words].map((type, place) => order(String(place), { type }))),
      },
      catalogue: {
        forms: [FORM],
        reference: (type) => {
          asked.push(type);
          return Promise.resolve({ countries: [], periods: [], tariffs: [], operators: [], rotations: [] });
        },
      },
    });
    await shown.open('orders');
    assert.deepEqual(asked, ['ipv4']);
  });
});
