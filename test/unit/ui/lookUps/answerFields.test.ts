import assert from 'node:assert/strict';
import fc from 'fast-check';
import { copiedValue, fieldsOf, jsonText, shownField } from '../../../../src/ui/lookUps/answerFields.js';

const shown = (answer: object) => fieldsOf(answer).map(shownField);
const lines = (answer: object) =>
  shown(answer).map(({ depth, name, kind, value, size }) =>
    `${'  '.repeat(depth)}${name}: ${kind} ${kind === 'object' || kind === 'list' ? size : value}`.trim(),
  );

describe('the fields of an answer', () => {
  it('are listed with what each holds below it, in the order in which they came', () => {
    const answer = {
      success: true,
      network: { asn: 64_496, range: null, names: ['a', { b: '' }] },
      none: [],
      empty: {},
      isp: 'Example',
    };
    assert.deepEqual(lines(answer), [
      'success: boolean true',
      'network: object 3',
      'asn: number 64496',
      'range: null null',
      'names: list 2',
      '0: text a',
      '1: object 1',
      'b: text',
      'none: list 0',
      'empty: object 0',
      'isp: text Example',
    ]);
    assert.deepEqual(
      fieldsOf(answer).map(({ depth }) => depth),
      [0, 0, 1, 1, 1, 2, 2, 3, 0, 0, 0],
    );
  });

  it('are all there, however many and however deep', () => {
    let deep: Record<string, unknown> = { end: 1 };
    for (let depth = 0; depth < 50_000; depth += 1) {
      deep = { deep };
    }
    const wide = Array.from({ length: 200_000 }, (_, at) => at);
    assert.equal(fieldsOf({ deep }).length, 50_002);
    assert.equal(fieldsOf({ wide }).length, 200_001);
  });

  it('are shown as plain texts', () => {
    const [field] = shown({ 'na\u202Eme\n': `<b>\u001B[31m${'x'.repeat(1000)}` });
    assert.equal(field?.name, 'name');
    assert.equal(field.value.length, 500);
    assert.ok(field.value.startsWith('<b>xxx'));
  });
});

describe('what is copied of an answer', () => {
  it('is a text as it is, and every other value as JSON', () => {
    assert.equal(copiedValue('Sandbox "Hosting" B.V. ü 😀'), 'Sandbox "Hosting" B.V. ü 😀');
    assert.equal(copiedValue(12), '12');
    assert.equal(copiedValue(null), 'null');
    assert.equal(copiedValue(['a', 1]), '[\n  "a",\n  1\n]');
  });

  it('shows what cannot be seen, so that it is not pasted into a terminal', () => {
    assert.equal(copiedValue('ls\nrm -rf .'), '"ls\\nrm -rf ."');
    assert.equal(copiedValue('a\u001B[2Jb'), '"a\\u001b[2Jb"');
    assert.equal(copiedValue('a\u202Eb\u009Bc\u{E0041}'), '"a\\u202eb\\u009bc\\udb40\\udc41"');
  });

  it('is whole, where what is shown is cut', () => {
    const long = 'x'.repeat(1000);
    assert.equal(copiedValue(long), long);
  });

  it('is read back as what came', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = jsonText(value);
        assert.deepEqual(JSON.parse(text), JSON.parse(JSON.stringify(value)));
        assert.doesNotMatch(text, /(?!\n)\p{C}/u);
      }),
    );
  });
});
