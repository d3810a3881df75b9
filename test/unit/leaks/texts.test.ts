import assert from 'node:assert/strict';
import { globMatcher } from '../../../src/leaks/globs.js';
import { isIgnored } from '../../../src/leaks/ignored.js';
import { stagedLines } from '../../../src/leaks/stagedLines.js';

describe('a comment that says a credential is known', () => {
  it('counts on its line, and above it where it stands alone', () => {
    assert.ok(isIgnored('x = "…" # egress-ignore', undefined));
    assert.ok(isIgnored('x = "…"', '  // egress-ignore: the sandbox'));
    assert.ok(isIgnored('x = "…"', '<!-- egress-ignore -->'));
    assert.ok(isIgnored('set X=…', 'REM egress-ignore'));
    assert.ok(!isIgnored('x = "…"', 'y = "…" // egress-ignore'));
    assert.ok(!isIgnored('x = "…"', undefined));
  });
});

describe('a glob', () => {
  for (const [glob, fitting, others] of [
    ['**/.env', ['.env', 'a/b/.env'], ['.env.local', 'x.env']],
    ['**/.env.*', ['.env.local', 'a/.env.x'], ['.env']],
    ['**/node_modules/**', ['node_modules/a', 'a/node_modules/b/c'], ['node_module/a']],
    ['*.min.js', ['a.min.js'], ['b/a.min.js', 'a-min-js']],
    ['docs/**', ['docs/a', 'docs/a/b'], ['a/docs/b']],
    ['**/*.{lock,sum}', ['a.lock', 'b/go.sum'], ['a.locks']],
    ['file?.[tj]s', ['file1.ts', 'fileX.js'], ['file.ts', 'file1.cs']],
    ['[!a]*', ['bc'], ['abc']],
    ['a+(b).txt', ['a+(b).txt'], ['aab.txt']],
    ['{odd', ['{odd'], ['odd']],
  ] as const) {
    it(`${glob} fits ${fitting.join(' and ')}`, () => {
      const fits = globMatcher([glob]);
      assert.deepEqual(fitting.filter(fits), fitting);
      assert.deepEqual(others.filter(fits), []);
    });
  }
});

describe('the lines that a commit would add', () => {
  it('are read from the difference, each with its place', () => {
    const diff = [
      'diff --git a.py a.py',
      '--- a.py',
      '+++ a.py',
      '@@ -0,0 +1,2 @@',
      '+first',
      '+++ second',
      '@@ -4 +7 @@ def f():',
      '-old',
      '+new\r',
      'diff --git b c.txt b c.txt',
      '+++ b c.txt\t',
      '@@ -2,0 +3 @@',
      '+third',
      '\\ No newline at end of file',
      '',
    ].join('\n');
    assert.deepEqual(stagedLines(diff), [
      { path: 'a.py', line: 0, text: 'first' },
      { path: 'a.py', line: 1, text: '++ second' },
      { path: 'a.py', line: 6, text: 'new' },
      { path: 'b c.txt', line: 2, text: 'third' },
    ]);
  });
});
