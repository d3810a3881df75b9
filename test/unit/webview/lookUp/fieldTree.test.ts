import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fieldsOf, shownField } from '../../../../src/ui/lookUps/answerFields.js';
import { FieldTree } from '../../../../src/webview/lookUp/fieldTree.js';

const ANSWER = {
  score: 12,
  location: { country: 'US', city: 'New York', more: { zip: null } },
  lists: ['a', 'b'],
  nothing: {},
  tor: false,
};

const shown = (answer: object) => fieldsOf(answer).map(shownField);

/** A tree with the names of its fields, so that a test reads as what a person sees. */
function treeOf(answer: object) {
  const fields = shown(answer);
  const tree = new FieldTree(fields);
  const nameOf = (at: number | undefined) => (at === undefined ? undefined : fields[at]?.name);
  const placeOf = (name: string) => fields.findIndex((field) => field.name === name);
  return {
    tree,
    placeOf,
    seen: (below?: string) =>
      tree.seen(below === undefined ? undefined : placeOf(below)).map((at) => nameOf(at)),
    next: (key: string, from: string) => nameOf(tree.next(key, placeOf(from))),
    turns: (key: string, name: string) => tree.turns(key, placeOf(name)),
    toggle: (name: string) => {
      tree.toggle(placeOf(name));
    },
  };
}

const ALL = ['score', 'location', 'country', 'city', 'more', 'zip', 'lists', '0', '1', 'nothing', 'tor'];

describe('the fields of an answer as a tree', () => {
  it('are all seen at first, and not those below one that was closed', () => {
    const { seen, toggle } = treeOf(ANSWER);
    assert.deepEqual(seen(), ALL);
    assert.deepEqual(seen('location'), ['country', 'city', 'more', 'zip']);
    toggle('location');
    assert.deepEqual(seen(), ['score', 'location', 'lists', '0', '1', 'nothing', 'tor']);
    assert.deepEqual(seen('location'), []);
  });

  it('keep what was closed within one that is closed and opened again', () => {
    const { seen, toggle } = treeOf(ANSWER);
    toggle('more');
    toggle('location');
    toggle('location');
    assert.deepEqual(seen('location'), ['country', 'city', 'more']);
  });

  it('begin closed where they are many', () => {
    const many = Object.fromEntries(Array.from({ length: 300 }, (_, at) => [`field${at}`, { value: at }]));
    const { seen, toggle } = treeOf(many);
    assert.equal(seen().length, 300);
    toggle('field7');
    assert.deepEqual(seen('field7'), ['value']);
  });

  it('are walked by the keys of the tree pattern', () => {
    const { next, toggle } = treeOf(ANSWER);
    toggle('location');
    for (const [key, from, to] of [
      ['ArrowDown', 'score', 'location'],
      ['ArrowDown', 'location', 'lists'],
      ['ArrowDown', 'tor', undefined],
      ['ArrowUp', 'lists', 'location'],
      ['ArrowUp', 'score', undefined],
      ['ArrowRight', 'lists', '0'],
      ['ArrowRight', 'location', undefined],
      ['ArrowRight', 'score', undefined],
      ['ArrowLeft', '1', 'lists'],
      ['ArrowLeft', 'lists', undefined],
      ['ArrowLeft', 'score', undefined],
      ['Home', '1', 'score'],
      ['End', 'score', 'tor'],
      ['l', 'score', 'location'],
      ['L', 'location', 'lists'],
      ['l', 'lists', 'location'],
      ['z', 'score', undefined],
      ['Tab', 'score', undefined],
    ] as const) {
      assert.equal(next(key, from), to, `${key} from ${from}`);
    }
  });

  it('open and close by those keys where they hold others', () => {
    const { turns, toggle } = treeOf(ANSWER);
    toggle('location');
    for (const [key, name, isTurned] of [
      ['ArrowRight', 'location', true],
      ['ArrowLeft', 'location', false],
      ['ArrowRight', 'lists', false],
      ['ArrowLeft', 'lists', true],
      ['Enter', 'lists', true],
      [' ', 'location', true],
      ['Enter', 'score', false],
      ['ArrowRight', 'nothing', false],
      ['Enter', 'nothing', false],
      ['ArrowDown', 'lists', false],
    ] as const) {
      assert.equal(turns(key, name), isTurned, `${key} on ${name}`);
    }
  });

  it('say where they stand among those beside them', () => {
    const { tree, placeOf } = treeOf(ANSWER);
    assert.deepEqual(tree.place(placeOf('city')), { position: 2, siblings: 3 });
    assert.deepEqual(tree.place(placeOf('tor')), { position: 5, siblings: 5 });
    assert.deepEqual(tree.place(placeOf('zip')), { position: 1, siblings: 1 });
  });

  it('are each reached by ArrowDown from the first, whatever came', () => {
    fc.assert(
      fc.property(fc.object(), (answer) => {
        const fields = shown(answer);
        const tree = new FieldTree(fields);
        let at: number | undefined = fields.length > 0 ? 0 : undefined;
        const walked: number[] = [];
        for (; at !== undefined; at = tree.next('ArrowDown', at)) {
          walked.push(at);
        }
        assert.deepEqual(walked, [...fields.keys()]);
      }),
    );
  });
});
