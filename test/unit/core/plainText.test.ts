import assert from 'node:assert/strict';
import fc from 'fast-check';
import { iconSafe, linkSafe, plainLines, plainText } from '../../../src/core/plainText.js';

/** Pieces that only together make a sequence, a picture or a trap. */
const PARTS = [
  '\u001B',
  '[',
  ']',
  '31m',
  '\u0007',
  '\u009B',
  '\u200D',
  '👩',
  '❤️',
  '\u202E',
  '\uD83D',
  '\n',
  '\uFEFF',
  'a',
  ' ',
];

describe('plainText', () => {
  const cases: [string, unknown, string][] = [
    ['plain words', 'NL Private, 30 days', 'NL Private, 30 days'],
    ['line ends and tabs', ' one\r\n\ttwo\u2028three\n', 'one two three'],
    ['colours', '\u001B[31mred\u001B[0m', 'red'],
    ['8-bit sequences', '\u009B31mred', 'red'],
    ['a terminal link', '\u001B]8;;https://evil.example\u0007text\u001B]8;;\u001B\\', 'text'],
    ['a cut sequence', 'a\u001B[3', 'a'],
    ['control characters', 'a\u0000b\u007Fc\u0008', 'abc'],
    ['overrides and isolates', 'a\u202Egpj.exe\u2066\u2069\u200F', 'agpj.exe'],
    ['zero-width characters', 'pay\u200Bpal\uFEFF\u2060\u00AD', 'paypal'],
    ['joiners outside pictures', 'a\u200Db\uFE0F', 'ab'],
    ['tags', 'x\u{E0041}\u{E0042}', 'x'],
    ['fillers', 'a\u3164\u2800b', 'ab'],
    ['lone surrogates', 'a\uD83Db', 'ab'],
    ['a joined emoji', '👩‍💻 👍🏽 ❤️ 🏳️‍🌈', '👩‍💻 👍🏽 ❤️ 🏳️‍🌈'],
    ['flags and other scripts', '🇩🇪 Straße Ελλάδα 日本', '🇩🇪 Straße Ελλάδα 日本'],
    ['numbers', 42, '42'],
    ['objects', { toString: () => 'x' }, ''],
    ['nothing', undefined, ''],
  ];
  for (const [name, value, expected] of cases) {
    it(`takes ${name}`, () => {
      assert.equal(plainText(value), expected);
    });
  }

  it('is bounded, and never cuts a character in two', () => {
    assert.equal(plainText('x'.repeat(500)).length, 500);
    assert.equal(plainText('x'.repeat(501)), `${'x'.repeat(499)}…`);
    assert.equal(plainText(`${'x'.repeat(498)}😀😀`), `${'x'.repeat(498)}…`);
    assert.equal(plainText('\u001B]'.repeat(1_000_000)).length, 0);
  });

  it('leaves nothing unseen, whatever comes, and is done the first time', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...PARTS), { maxLength: 20 }).map((parts) => parts.join('')),
        (text) => {
          const plain = plainText(text);
          assert.doesNotMatch(
            plain,
            /[\p{Cc}\p{Cs}\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF\u2028\u2029]/u,
          );
          assert.equal(plainText(plain), plain);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('iconSafe and linkSafe', () => {
  it('disarm icons and links, even those that hide behind unseen characters', () => {
    assert.doesNotMatch(iconSafe('$(trash) $\u200B(alert)'), /\$\(/);
    assert.doesNotMatch(linkSafe('[pay](command:egress.buy) [x]\u200B(command:y)'), /\]\(/);
    assert.equal(linkSafe('[pay](command:x)'), '[pay] (command:x)');
  });
});

describe('plainLines', () => {
  const cases: [string, unknown, string[]][] = [
    ['lines', 'one\r\ntwo\nthree\u2028four', ['one', 'two', 'three', 'four']],
    ['paragraphs', '\n\none\n\n\n\ntwo\n\n', ['one', '', 'two']],
    ['a sequence over a line end', '\u001B]8;;https://evil\n.example\u0007text', ['text']],
    ['what hides', 'pay\u200Bpal\n\u202Egpj.exe\t.', ['paypal', 'gpj.exe .']],
    ['what is no text', 7, ['7']],
    ['nothing', undefined, ['']],
  ];
  for (const [what, text, lines] of cases) {
    it(`shows ${what}`, () => {
      assert.deepEqual(plainLines(text), lines);
    });
  }

  it('is whole where a line is cut, and ends where nobody reads on', () => {
    assert.deepEqual(plainLines('a'.repeat(900)), ['a'.repeat(900)]);
    assert.deepEqual(plainLines('a'.repeat(20_000)), ['a'.repeat(10_000), '…']);
  });

  it('shows of any text only what plainText would', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PARTS)), (parts) => {
        for (const line of plainLines(parts.join(''))) {
          assert.equal(plainText(line), line);
        }
      }),
    );
  });
});
