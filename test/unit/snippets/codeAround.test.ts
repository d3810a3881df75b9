import assert from 'node:assert/strict';
import { insertionAt } from '../../../src/snippets/references.js';
import { inserted, site } from './insertions.js';

const PYTHON = 'import os\n';
const READ = 'os.environ["P"]';

describe('a string beside what binds tighter than a sum', () => {
  const cases: [string, string, string][] = [
    ['python', '"http://{}:{}@|".format(u,p)', `("http://{}:{}@" + ${READ} + "").format(u,p)`],
    ['python', '"http://%s@|" % u', `("http://%s@" + ${READ} + "") % u`],
    ['python', '"%s" % "a|"', `"%s" % ("a" + ${READ} + "")`],
    ['python', '"a|\\"b"[0]', `("a" + ${READ} + "\\"b")[0]`],
    ['python', "r'a|'.strip()", `(r'a' + ${READ} + r'').strip()`],
    ['python', '"|".format(u)', `${READ}.format(u)`],
    ['python', 'f("a|", ".b")', `f("a" + ${READ} + "", ".b")`],
    ['javascript', "'a|USER'.replace('USER',u)", "('a' + process.env.P + 'USER').replace('USER',u)"],
    ['javascript', "'a|'\n  .trim()", "('a' + process.env.P + '')\n  .trim()"],
    ['php', "'a|' . 'b'", "'a' . getenv('P') . '' . 'b'"],
    ['vb', 'f("a|"".b")', 'f("a" & System.Environment.GetEnvironmentVariable("P") & """.b")'],
    ['powershell', "iwr -Proxy 'a|' -Uri $u", "iwr -Proxy ('a' + $env:P + '') -Uri $u"],
    ['fsharp', 'f "a|"', 'f ("a" + (System.Environment.GetEnvironmentVariable "P") + "")'],
  ];
  for (const [language, marked, expected] of cases) {
    it(`makes ${JSON.stringify(expected)} (${language})`, () => {
      const above = language === 'python' ? PYTHON : '';
      assert.equal(inserted(language, above + marked), above + expected);
    });
  }
});

describe('a string that makes one with another literal', () => {
  const cases: [string, string, string][] = [
    ['python', '("http://"\n "|")', `("http://"\n "" + ${READ} + "")`],
    ['python', '"a" \\\n "|"', `"a" \\\n "" + ${READ} + ""`],
    ['python', '("|" \'/b\')', `("" + ${READ} + "" '/b')`],
    ['python', '("|" f"/b")', `("" + ${READ} + "" f"/b")`],
    ['python', '("a" f"|")', '("a" f"{os.environ[\'P\']}")'],
    ['ruby', 'x = "a" "|"', 'x = "a" "#{ENV.fetch("P")}"'],
    ['shellscript', 'curl "a" "|"', 'curl "a" "$P"'],
  ];
  for (const [language, marked, expected] of cases) {
    it(`makes ${JSON.stringify(expected)} (${language})`, () => {
      const above = language === 'python' ? PYTHON : '';
      assert.equal(inserted(language, above + marked), above + expected);
    });
  }

  for (const [language, marked] of [
    ['cpp', 'f("a" "|")'],
    ['python', '"%s" "|" % u'],
    ['python', '"a|" "%s" % u'],
  ] as const) {
    it(`takes no expression in ${marked} (${language})`, () => {
      assert.equal(insertionAt(site(language, marked), 'P').problem, 'insideString');
    });
  }
});

describe('a place that takes no call', () => {
  const problemIn = (language: string, marked: string) => insertionAt(site(language, marked), 'P').problem;

  for (const [language, marked] of [
    ['go', 'package a\nconst x = "|"'],
    ['rust', 'const X: &str = "|";'],
    ['rust', 'pub static mut X: &str = |;'],
    ['java', '@Value("|")'],
    ['java', 'case "|":'],
    ['kotlin', 'const val X = "|"'],
    ['csharp', 'public const string X = "|";'],
    ['csharp', '[Value("|")]'],
    ['php', "const P = '|';"],
    ['php', "  private ?string $p = '|';"],
  ] as const) {
    it(`is known in ${marked} (${language})`, () => {
      assert.equal(problemIn(language, marked), 'constant');
    });
  }

  for (const [language, marked] of [
    ['javascript', 'const x = "|"'],
    ['python', '@f("|")'],
    ['go', 'case "|":'],
    ['rust', 'let x: &\'static str = f("|");'],
    ['rust', 'const fn f() { g("|") }'],
    ['java', 'static String x = "|";'],
    ['java', '@A("a") String x = "|";'],
    ['java', 'case "a" -> f("|");'],
    ['kotlin', 'return@f("|")'],
    ['php', "private function f($a) { return '|'; }"],
  ] as const) {
    it(`is no other: ${marked} (${language})`, () => {
      assert.equal(problemIn(language, marked), undefined);
    });
  }
});
