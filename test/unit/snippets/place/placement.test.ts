import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Secret } from '../../../../src/core/secret.js';
import { placement } from '../../../../src/snippets/place/placement.js';

interface Given {
  readonly language: string;
  /** `|` is a cursor, `[…]` a selection. */
  readonly marked: string;
  readonly code: string;
  readonly imports?: readonly string[];
  readonly unit?: string;
}

/** The document with the snippet in it, which begins at each `▸`. */
function placed({ language, marked, code, imports = [], unit = '  ' }: Given): string {
  const text = marked.replace(/[|⟨⟩]/g, '');
  const marks = [...marked.matchAll(/[|⟨⟩]/g)].map(({ 0: mark, index }, before) => ({
    mark,
    at: index - before,
  }));
  const selections = marks
    .filter(({ mark }) => mark !== '⟩')
    .map(({ mark, at }, index) => ({
      start: at,
      end: mark === '|' ? at : (marks.slice(index).find((each) => each.mark === '⟩')?.at ?? at),
    }));
  const { edits, offsets, snippet } = placement(
    { languageId: language, text, selections, unit },
    { imports, snippet: new Secret(code) },
  );
  const roomy = edits.reduceRight(
    (changed, edit) => changed.slice(0, edit.start) + edit.text + changed.slice(edit.end),
    text,
  );
  return offsets.reduceRight((changed, at) => {
    // as the editor does: further lines have the indentation of the first
    const indentation = /[ \t]*$/.exec(changed.slice(0, at))?.[0] ?? '';
    return `${changed.slice(0, at)}▸${snippet.expose().replaceAll('\n', `\n${indentation}`)}${changed.slice(at)}`;
  }, roomy);
}

const CASES: readonly (readonly [string, Given, string])[] = [
  [
    'stands in an empty file',
    { language: 'python', marked: '|', code: 'a\nb', imports: ['import a'] },
    'import a\n\n▸a\nb',
  ],
  [
    'stands in an empty line',
    { language: 'python', marked: 'def f():\n    |\n', code: 'a\nb' },
    'def f():\n    ▸a\n    b\n',
  ],
  [
    'leaves no white space behind',
    { language: 'python', marked: 'if x:\n  |  \n', code: 'a' },
    'if x:\n  ▸a\n',
  ],
  [
    'stands above what follows the cursor',
    { language: 'python', marked: '  |x = 1\n', code: 'a\nb' },
    '  ▸a\n  b\n  x = 1\n',
  ],
  [
    'stands below what precedes the cursor',
    { language: 'python', marked: '  x = 1|\n', code: 'a\nb' },
    '  x = 1\n  ▸a\n  b\n',
  ],
  [
    'stands below the line that it would break',
    { language: 'javascript', marked: 'f(|x);\ng();', code: 'a' },
    'f(x);\n▸a\ng();',
  ],
  [
    'stands deeper below what opens a block',
    { language: 'javascript', marked: '\tf(() => {|\n\t});', code: 'a', unit: '\t' },
    '\tf(() => {\n\t\t▸a\n\t});',
  ],
  [
    'stands deeper below what opens a block and says why',
    { language: 'python', marked: 'def f(a="#"):  # why|\n    pass\n', code: 'a', unit: '    ' },
    'def f(a="#"):  # why\n    ▸a\n    pass\n',
  ],
  [
    'stands within the block that begins and ends in the line',
    { language: 'rust', marked: 'fn main() { | }\n', code: 'a', imports: ['use a::b;'], unit: '    ' },
    'use a::b;\nfn main() {\n    ▸a\n}\n',
  ],
  [
    'stands within the block of an argument',
    { language: 'javascript', marked: '  f(async () => {|}, 1);', code: 'a\nb' },
    '  f(async () => {\n    ▸a\n    b\n  }, 1);',
  ],
  [
    'stands at the end of the block in the line',
    { language: 'go', marked: 'if err != nil { f(";"); |}\n', code: 'a', unit: '\t' },
    'if err != nil { f(";");\n\t▸a\n}\n',
  ],
  [
    'stands in no object',
    { language: 'javascript', marked: 'const o = {|};\n', code: 'a' },
    'const o = {};\n▸a\n',
  ],
  [
    'stands in no block that a comment shows',
    { language: 'javascript', marked: 'f(); // g() {|}\n', code: 'a' },
    'f(); // g() {}\n▸a\n',
  ],
  [
    'stands as deep as the statement of several lines that it is below',
    { language: 'python', marked: '  f(a,\n    g(\n      ")"))|\n', code: 'a' },
    '  f(a,\n    g(\n      ")"))\n  ▸a\n',
  ],
  [
    'stands deeper than the condition of several lines',
    { language: 'python', marked: 'if a and \\\r\n   b:|\r\n', code: 'a' },
    'if a and \\\r\n   b:\r\n  ▸a\r\n',
  ],
  [
    'stands as deep as the line that closes what nothing opens',
    { language: 'python', marked: 'a\n  b)|\n', code: 'a' },
    'a\n  b)\n  ▸a\n',
  ],
  [
    'stands no deeper below a comment that ends as if it opened one',
    { language: 'python', marked: 'x = 1  # note:|\n', code: 'a', unit: '    ' },
    'x = 1  # note:\n▸a\n',
  ],
  [
    'stands in the script of Vue, where its imports are',
    {
      language: 'javascript',
      marked: '<script setup>\nb();\n</script>\n<script>\n|\n</script>\n',
      code: 'a',
      imports: ['import a from "a";'],
    },
    '<script setup>\nb();\n</script>\n<script>\nimport a from "a";\n\n▸a\n</script>\n',
  ],
  [
    'stands below the tag of PHP that the file is',
    { language: 'php', marked: '<?php|', code: 'a();', imports: ['use A;'] },
    '<?php\n\nuse A;\n\n\n▸a();',
  ],
  [
    'stands in place of a selection',
    { language: 'javascript', marked: '⟨a();\nb();⟩\nc();', code: 'x' },
    '▸x\nc();',
  ],
  [
    'stands in place of indented lines',
    { language: 'javascript', marked: '  ⟨a();\n  b();⟩\nc();', code: 'x\ny' },
    '  ▸x\n  y\nc();',
  ],
  [
    'stands in place of part of a line',
    { language: 'javascript', marked: 'a = ⟨old⟩;', code: 'x' },
    'a = ▸x;',
  ],
  [
    'stands at each cursor',
    { language: 'python', marked: '|\n  x|\n', code: 'a', imports: ['import a'] },
    'import a\n\n▸a\n  x\n  ▸a\n',
  ],
  [
    'stands once in a line of two cursors',
    { language: 'python', marked: 'x| = |1\n', code: 'a' },
    'x = 1\n▸a\n',
  ],
  [
    'is parted from the imports by one empty line',
    { language: 'python', marked: 'import b\n|', code: 'a', imports: ['import a'] },
    'import b\nimport a\n\n▸a',
  ],
  [
    'needs no further empty line',
    { language: 'python', marked: 'import b\n\n|', code: 'a', imports: ['import a'] },
    'import b\nimport a\n\n▸a',
  ],
  [
    'keeps the line ends of the file',
    { language: 'python', marked: 'x\r\ny|\r\n', code: 'a' },
    'x\r\ny\r\n▸a\r\n',
  ],
  [
    'stands below the shebang that the file is',
    { language: 'python', marked: '#!/usr/bin/env python3|\n', code: 'a', imports: ['import a'] },
    '#!/usr/bin/env python3\n\nimport a\n\n\n▸a\n',
  ],
  [
    'has the indentation of the file',
    { language: 'javascript', marked: '|', code: 'a({\n  b: {\n    c,\n  },\n});', unit: '\t' },
    '▸a({\n\tb: {\n\t\tc,\n\t},\n});',
  ],
  [
    'has the quotes of the file',
    {
      language: 'javascript',
      marked: "x('a');\n|",
      code: 'f("${1:https://example.com/}", "it\'s", "\\\\n", `"a"`); // "a"',
      imports: ['import a from "a";'],
    },
    'import a from \'a\';\nx(\'a\');\n▸f(\'${1:https://example.com/}\', "it\'s", "\\\\n", `"a"`); // "a"',
  ],
  [
    'leaves a text that would change',
    { language: 'ruby', marked: "x 'a'\n|", code: 'f("#{x}", "\\$y", "z")' },
    'x \'a\'\n▸f("#{x}", "\\$y", \'z\')',
  ],
  [
    'has double quotes where the file has',
    { language: 'python', marked: 'x("a", "b", \'c\')\n|', code: "f('x', f'{a[\"b\"]}')" },
    'x("a", "b", \'c\')\n▸f("x", f\'{a["b"]}\')',
  ],
  [
    'has its own quotes where the file tells nothing',
    { language: 'go', marked: "x := 'a'\n|", code: 'f("x")' },
    'x := \'a\'\n▸f("x")',
  ],
  [
    'uses a name as the file has it',
    {
      language: 'python',
      marked: 'import requests as r\n\n|',
      code: 'x = requests.get("requests", a.requests)  # requests',
      imports: ['import requests'],
    },
    'import requests as r\n\n▸x = r.get("requests", a.requests)  # requests',
  ],
];

describe('placement', () => {
  for (const [name, given, expected] of CASES) {
    it(name, () => {
      assert.equal(placed(given), expected);
    });
  }

  it('changes nothing but white space outside its own edits, wherever the cursor is', () => {
    const text =
      'import a\n\ndef f(x):\n    if x:\n        return "y"\n\n    return {\n        \'z\': 1,\n    }\n';
    fc.assert(
      fc.property(fc.nat(text.length), fc.nat(text.length), (one, other) => {
        const [start, end] = [Math.min(one, other), Math.max(one, other)];
        const { edits, offsets } = placement(
          { languageId: 'python', text, selections: [{ start, end }], unit: '    ' },
          { imports: ['import b'], snippet: new Secret('code') },
        );
        let at = 0;
        for (const edit of edits) {
          assert.ok(edit.start >= at && edit.end >= edit.start);
          const removed = text.slice(edit.start, edit.end);
          assert.ok(removed.trim() === '' || (edit.start <= start && edit.end >= end) || edit.start >= start);
          at = edit.end;
        }
        assert.equal(offsets.length, 1);
        const kept = text.slice(0, start) + text.slice(end);
        const made = edits.reduceRight(
          (changed, edit) => changed.slice(0, edit.start) + edit.text + changed.slice(edit.end),
          text,
        );
        assert.equal(made.replace('import b', '').replaceAll(/\s/g, ''), kept.replaceAll(/\s/g, ''));
      }),
    );
  });
});
