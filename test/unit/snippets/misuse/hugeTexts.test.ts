import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findMisuses } from '../../../../src/snippets/misuse/findMisuses.js';
import { KNOWN_LANGUAGES } from '../../../../src/snippets/syntax/syntax.js';
import { WRONG_CODE } from './wrongCode.js';

const LINES = 50_000;
const FRAME_MS = 16;

const milliseconds = (work: () => unknown): number => {
  const start = performance.now();
  work();
  return performance.now() - start;
};

const find = (languageId: string, text: string) =>
  findMisuses({ languageId, fileName: 'file', text }, () => undefined);

describe('the search for misuse', () => {
  for (const languageId of ['javascript', 'python', 'shellscript', 'java', 'yaml']) {
    it(`takes less than a frame where ${LINES} lines of ${languageId} name no proxy`, () => {
      const text = 'const response = get("https://example.com/");\n'.repeat(LINES);
      const fastest = Math.min(
        ...Array.from({ length: 5 }, () => milliseconds(() => find(languageId, text))),
      );
      assert.ok(fastest < FRAME_MS, `${fastest} ms`);
    });
  }

  it('finds the one wrong line among many', () => {
    const text = `${'get("https://example.com/")\n'.repeat(LINES)}proxies = {"http": p}\n`;
    assert.deepEqual(
      find('python', text).map(({ rule }) => rule.id),
      ['python-one-scheme'],
    );
  });

  for (const [languageId, line] of [
    ['python', 'proxies = {"http": p}\n'],
    ['python', 'proxies={"http": {"http": ["'],
    ['java', 'import java.net.http.*; HttpClient.newBuilder().proxy(p).authenticator(a)\n'],
  ] as const) {
    it(`gives up where ${languageId} says ${line.trim()} again and again, yet finds what needs no token`, () => {
      const text = `url = "http://me:p@ss@h.test:1"\n${line.repeat(20_000)}`;
      const found: string[] = [];
      assert.ok(milliseconds(() => found.push(...find(languageId, text).map(({ rule }) => rule.id))) < 2_000);
      assert.deepEqual(found, ['url-raw-credentials']);
    });
  }

  it('looks once for the place of an import that thousands of calls want', () => {
    const text = `const proxy = a;\n${'fetch(url, { agent });\n'.repeat(12_000)}`;
    assert.ok(milliseconds(() => find('javascript', text)) < 2_000);
  });

  it('throws at no text, and its fixes lie within it', () => {
    const pieces = fc.oneof(
      fc.constantFrom(
        ...[
          '"',
          "'",
          '`',
          '${',
          '}',
          '{',
          '(',
          ')',
          '[',
          ']',
          ',',
          ':',
          '=',
          '//',
          '#',
          '/*',
          '*/',
          '\n',
          '\\',
          '@',
          ' ',
        ],
        ...WRONG_CODE.flatMap(({ text }) => text.split(/(?<=\W)/)),
        ...WRONG_CODE.map(({ text }) => text),
      ),
      fc.string({ maxLength: 4 }),
    );
    const texts = fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.constantFrom(...KNOWN_LANGUAGES), texts, (languageId, text) => {
        for (const { start, end, fix } of find(languageId, text)) {
          for (const edit of [{ start, end }, ...(fix?.edits ?? [])]) {
            assert.ok(edit.start >= 0 && edit.start <= edit.end && edit.end <= text.length);
          }
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
