import assert from 'node:assert/strict';
import { parse as parseYaml } from 'yaml';
import { Secret } from '../../../src/core/secret.js';
import { literalAt } from '../../../src/snippets/references.js';
import { applied, inserted, site } from './insertions.js';

const ACTIONS = '/x/.github/workflows/ci.yml';

describe('a reference in YAML', () => {
  const cases: [string, string, string][] = [
    ['compose.yaml', 'a: "|"', 'a: "${P}"'],
    ['compose.yaml', "a: '|x|'", "a: '${P}'"],
    ['compose.yaml', 'command: ["curl","-x","|"]', 'command: ["curl","-x","${P}"]'],
    ['compose.yaml', 'test: [\n  "CMD", "|"\n]', 'test: [\n  "CMD", "${P}"\n]'],
    ['compose.yaml', 'environment: {A: "|"}', 'environment: {A: "${P}"}'],
    ['x.yaml', "- args: ['--proxy','|']", "- args: ['--proxy','${P}']"],
    [ACTIONS, 'env: { A: "|" }', 'env: { A: "${{ secrets.P }}" }'],
    ['x.yaml', 'a: [a, |]', 'a: [a, "${P}"]'],
    ['x.yaml', '- [|]', '- ["${P}"]'],
    ['x.yaml', 'a: {A: |}', 'a: {A: "${P}"}'],
    ['x.yaml', '{\n  A: a,\n  B: |\n}', '{\n  A: a,\n  B: "${P}"\n}'],
    ['x.yaml', 'a: [\n\n  |\n]', 'a: [\n\n  "${P}"\n]'],
    ['x.yaml', 'a: |', 'a: ${P}'],
    ['x.yaml', '- |', '- ${P}'],
    ['x.yaml', '- run: echo [|', '- run: echo [${P}'],
    ['x.yaml', 'run: >\n  [ -n | ]', 'run: >\n  [ -n ${P} ]'],
    [ACTIONS, "- run: curl -x '|' y", "- run: curl -x '${{ secrets.P }}' y"],
    [ACTIONS, 'run: >\n  curl -x "|" y', 'run: >\n  curl -x "${{ secrets.P }}" y'],
    ['x.yaml', 'x.py: >\n  PROXY = "|"', 'x.py: >\n  PROXY = "${P}"'],
    ['.gitlab-ci.yml', "script: >\n x = {'a': '|'}", "script: >\n x = {'a': '$P'}"],
  ];
  for (const [file, marked, expected] of cases) {
    it(`makes ${JSON.stringify(expected)} in ${file}`, () => {
      assert.equal(inserted('yaml', marked, file), expected);
      assert.match(JSON.stringify(parseYaml(expected)), /P/);
    });
  }
});

describe('a reference between braces', () => {
  const cases: [string, string, string, string][] = [
    ['yaml', ACTIONS, 'A: ${{ | }}', 'A: ${{ secrets.P }}'],
    ['yaml', ACTIONS, 'A: ${{|}}', 'A: ${{ secrets.P }}'],
    ['yaml', ACTIONS, 'A: ${{ secrets.|OLD| }}', 'A: ${{ secrets.P }}'],
    ['yaml', ACTIONS, 'run: curl -x "${{ | }}" y', 'run: curl -x "${{ secrets.P }}" y'],
    ['yaml', ACTIONS, 'env: { A: ${{ | }} }', 'env: { A: "${{ secrets.P }}" }'],
    ['yaml', 'compose.yaml', '- A=${|}', '- A=${P}'],
    ['yaml', 'compose.yaml', '- A=|${PR|}', '- A=${P}'],
    ['yaml', 'compose.yaml', '- A=${B:-|}', '- A=${B:-${P}}'],
    ['yaml', 'x.yaml', 'a: {|}', 'a: {"${P}"}'],
    ['json', 'x.json', '{"a":"${|}"}', '{"a":"${P}"}'],
    ['json', 'x.json', '{"a":"x${|}"}', '{"a":"x${P}"}'],
    ['json', '.vscode/launch.json', '{"a":"${env:|}"}', '{"a":"${env:P}"}'],
    ['http', 'x.http', 'a: {{|}}', 'a: {{$processEnv P}}'],
    ['javascript', 'x.js', 'f({|})', 'f({process.env.P})'],
  ];
  for (const [language, file, marked, expected] of cases) {
    it(`makes ${expected} of ${marked} in ${file}`, () => {
      assert.equal(inserted(language, marked, file), expected);
    });
  }
});

describe('a reference in TOML', () => {
  for (const [marked, expected] of [
    ["a = '''|'''", 'a = "${P}"'],
    ['a = """x|"""', 'a = """x${P}"""'],
    ["a = '''\nx = |\n'''", "a = '''\nx = ${P}\n'''"],
    ['a = """\nit\'s |\n"""', 'a = """\nit\'s ${P}\n"""'],
  ] as const) {
    it(`makes ${JSON.stringify(expected)}`, () => {
      assert.equal(inserted('toml', marked), expected);
    });
  }
});

describe('a reference in the markup of PHP', () => {
  for (const [marked, expected] of [
    ['<a href="|">', `<a href="<?= getenv('P') ?>">`],
    ['<?php f(); ?>\n<a href="x|">', `<?php f(); ?>\n<a href="x<?= getenv('P') ?>">`],
    ['<a>\n<?php f("|"); ?>', "<a>\n<?php f(getenv('P')); ?>"],
    ['<?= "|" ?>', "<?= getenv('P') ?>"],
    ['f("|")', "f(getenv('P'))"],
  ] as const) {
    it(`makes ${JSON.stringify(expected)}`, () => {
      assert.equal(inserted('php', marked), expected);
    });
  }
});

describe('a literal in YAML', () => {
  const cases: [string, string][] = [
    ['- HTTPS_PROXY=|', '- HTTPS_PROXY=http://u:p$$@h:80'],
    ['run: curl -x | y', 'run: curl -x http://u:p$$@h:80 y'],
    ['a: |', 'a: "http://u:p$$@h:80"'],
    ['- |', '- "http://u:p$$@h:80"'],
    ['|', '"http://u:p$$@h:80"'],
    ['a: [a, |]', 'a: [a, "http://u:p$$@h:80"]'],
    ['a: "|"', 'a: "http://u:p$$@h:80"'],
  ];
  for (const [marked, expected] of cases) {
    it(`makes ${expected} of ${marked}`, () => {
      const at = site('dockercompose', marked);
      assert.equal(applied(at.text, literalAt(at, new Secret('http://u:p$@h:80'))), expected);
      parseYaml(expected);
    });
  }
});
