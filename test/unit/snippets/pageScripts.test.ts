import assert from 'node:assert/strict';
import { Secret } from '../../../src/core/secret.js';
import { literalAt } from '../../../src/snippets/references.js';
import { pageScripts } from '../../../src/snippets/pageScripts.js';
import { applied, inserted, site } from './insertions.js';

describe('insertionAt a page with scripts', () => {
  const cases: [string, string, string, string][] = [
    ['a component', 'vue', '<script>\nf("|")\n</script>', '<script>\nf(process.env.P)\n</script>'],
    [
      'a script in TypeScript',
      'vue',
      '<template>|</template>\n<script setup lang="ts" generic="T extends A<B>">\nf(`a|`)\n</script>'.replace(
        '|',
        '',
      ),
      '<template></template>\n<script setup lang="ts" generic="T extends A<B>">\nf(`a${process.env.P}`)\n</script>',
    ],
    [
      'the second of two',
      'svelte',
      '<script module>\nlet a = `\n</script>\n<script>\nlet b = |\n</script>',
      '<script module>\nlet a = `\n</script>\n<script>\nlet b = process.env.P\n</script>',
    ],
    [
      'one that is being written',
      'html',
      '<script type="module">\nf(|)',
      '<script type="module">\nf(process.env.P)',
    ],
    [
      'a tag in a string',
      'html',
      '<script>a("<script>", |)</script>',
      '<script>a("<script>", process.env.P)</script>',
    ],
    ['the markup', 'vue', '<p>|</p>\n<script>\n</script>', '<p>$P</p>\n<script>\n</script>'],
    ['what stands below', 'svelte', '<script>\n</script>\n<p>|</p>', '<script>\n</script>\n<p>$P</p>'],
    [
      'the front matter',
      'astro',
      '---\nconst p = |;\n---\n<p></p>',
      '---\nconst p = process.env.P;\n---\n<p></p>',
    ],
    ['the markup below front matter', 'astro', '---\n---\n<p>|</p>', '---\n---\n<p>$P</p>'],
    ['data above a page', 'html', '---\na: |\n---\n<p></p>', '---\na: $P\n---\n<p></p>'],
    ['a script that is a comment', 'html', '<!-- <script> -->|', '<!-- <script> -->$P'],
    ['a script that is in an open comment', 'html', '<!-- <script>f(|)', '<!-- <script>f($P)'],
    [
      'data within an Astro page',
      'astro',
      '<p>a|</p>\n---\nb: cdefg\n---\n',
      '<p>a$P</p>\n---\nb: cdefg\n---\n',
    ],
    [
      'data',
      'html',
      '<script type="application/json">|</script>',
      '<script type="application/json">$P</script>',
    ],
  ];
  for (const [name, language, marked, expected] of cases) {
    it(`fits ${name} (${language})`, () => {
      assert.equal(inserted(language, marked), expected);
    });
  }

  it('takes no time for pages of a million characters', () => {
    for (const [part, ending] of [
      ['<!-- a\n<p>x</p>\n', ''],
      ['<!---->\n', '<!--'],
      ['<script ', ''],
      ['<script "', '>'],
      ['<script>', '</script'],
      ['<script></script>', '<script'],
      ['\n', ''],
      ['---\n', '<p>'],
      ['--- \n-', ''],
    ] as const) {
      const text = part.repeat(1e6 / part.length) + ending;
      const before = performance.now();
      assert.ok([...pageScripts(text, true)].every(({ end }) => end <= text.length));
      assert.ok(performance.now() - before < 300, `${part} ${performance.now() - before}`);
    }
  });

  it('quotes a literal there', () => {
    const at = site('vue', '<script>f(|)</script>');
    assert.equal(
      applied(at.text, literalAt(at, new Secret('http://h:80'))),
      '<script>f("http://h:80")</script>',
    );
  });
});
