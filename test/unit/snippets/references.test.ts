import assert from 'node:assert/strict';
import { insertionAt, literalAt, referenceFor } from '../../../src/snippets/references.js';
import { schemeFor } from '../../../src/snippets/languages.js';
import { Secret } from '../../../src/core/secret.js';
import { applied, inserted, site } from './insertions.js';

describe('referenceFor', () => {
  const cases: [string, string, string][] = [
    ['javascript', 'a.js', 'process.env.PROXY_URL'],
    ['typescriptreact', 'a.tsx', 'process.env.PROXY_URL'],
    ['python', 'a.py', 'os.environ["PROXY_URL"]'],
    ['go', 'a.go', 'os.Getenv("PROXY_URL")'],
    ['rust', 'a.rs', 'std::env::var("PROXY_URL").expect("PROXY_URL is not set")'],
    ['java', 'A.java', 'System.getenv("PROXY_URL")'],
    ['kotlin', 'a.kt', 'System.getenv("PROXY_URL")'],
    ['csharp', 'a.cs', 'System.Environment.GetEnvironmentVariable("PROXY_URL")'],
    ['php', 'a.php', "getenv('PROXY_URL')"],
    ['ruby', 'a.rb', 'ENV.fetch("PROXY_URL")'],
    ['shellscript', 'a.sh', '"$PROXY_URL"'],
    ['fish', 'a.fish', '"$PROXY_URL"'],
    ['powershell', 'a.ps1', '$env:PROXY_URL'],
    ['bat', 'a.bat', '%PROXY_URL%'],
    ['makefile', 'Makefile', '$(PROXY_URL)'],
    ['yaml', '/x/compose.yaml', '${PROXY_URL}'],
    ['yaml', 'docker-compose.override.yml', '${PROXY_URL}'],
    ['dockercompose', 'any.yml', '${PROXY_URL}'],
    ['yaml', '/x/.github/workflows/ci.yml', '${{ secrets.PROXY_URL }}'],
    ['yaml', 'C:\\x\\.github\\workflows\\ci.yml', '${{ secrets.PROXY_URL }}'],
    ['github-actions-workflow', 'ci.yml', '${{ secrets.PROXY_URL }}'],
    ['yaml', '/x/.github/workflows/action.yml', '${{ secrets.PROXY_URL }}'],
    ['yaml', '/x/.github/actions/fetch/action.yml', '${{ env.PROXY_URL }}'],
    ['yaml', 'C:\\x\\fetch\\action.yaml', '${{ env.PROXY_URL }}'],
    ['github-actions-workflow', '/x/action.yml', '${{ env.PROXY_URL }}'],
    ['yaml', '/x/reaction.yml', '${PROXY_URL}'],
    ['yaml', '.gitlab-ci.yml', '$PROXY_URL'],
    ['yaml', 'values.yaml', '${PROXY_URL}'],
    ['json', 'a.json', '"${PROXY_URL}"'],
    ['jsonc', '.vscode/launch.json', '"${env:PROXY_URL}"'],
    ['jsonc', '.devcontainer/devcontainer.json', '"${localEnv:PROXY_URL}"'],
    ['toml', 'a.toml', '"${PROXY_URL}"'],
    ['dockerfile', 'Dockerfile', '--mount=type=secret,id=proxy_url,env=PROXY_URL'],
    ['dotenv', '.env', '${PROXY_URL}'],
    ['ini', '.npmrc', '${PROXY_URL}'],
    ['properties', 'a.properties', '${PROXY_URL}'],
    ['http', 'a.http', '{{$processEnv PROXY_URL}}'],
    ['plaintext', 'notes', '$PROXY_URL'],
    ['nobody-knows', 'x', '$PROXY_URL'],
  ];
  for (const [language, file, expected] of cases) {
    it(`is ${expected} in ${file} (${language})`, () => {
      assert.equal(referenceFor(language, file, 'PROXY_URL').text, expected);
    });
  }

  it('names the import it needs', () => {
    assert.deepEqual(referenceFor('python', 'a.py', 'P').imports, ['import os']);
    assert.deepEqual(referenceFor('go', 'a.go', 'P').imports, ['import "os"']);
    assert.equal(referenceFor('javascript', 'a.js', 'P').imports, undefined);
  });
});

describe('insertionAt', () => {
  const cases: [string, string, string, string][] = [
    ['an expression', 'javascript', 'const a = |;', 'const a = process.env.P;'],
    ['a selection', 'javascript', "const a = |'http://x'|;", 'const a = process.env.P;'],
    ['empty quotes', 'javascript', 'f("|")', 'f(process.env.P)'],
    ['all that quotes hold', 'javascript', "f('|http://x|')", 'f(process.env.P)'],
    ['a template', 'javascript', 'f(`a|`)', 'f(`a${process.env.P}`)'],
    ['the middle of a string', 'javascript', "f('a|b')", "f('a' + process.env.P + 'b')"],
    ['after an escaped quote', 'javascript', "f('\\'|')", "f('\\'' + process.env.P + '')"],
    ['after a closed string', 'javascript', "f('a', |)", "f('a', process.env.P)"],
    ['a comment with an apostrophe', 'javascript', "x // don't |", "x // don't process.env.P"],
    [
      'an f-string',
      'python',
      'import os\nf("a|")\nf(f"a|")'.replace('a|', 'a'),
      'import os\nf("a")\nf(f"a{os.environ[\'P\']}")',
    ],
    ['an empty f-string', 'python', 'import os\nx = f"|"', 'import os\nx = os.environ["P"]'],
    ['a plain string', 'python', "import os\nx = 'a|'", "import os\nx = 'a' + os.environ[\"P\"] + ''"],
    [
      'three quotes',
      'python',
      'import os\nx = """a|"""',
      'import os\nx = """a""" + os.environ["P"] + """"""',
    ],
    ['double quotes of a shell', 'shellscript', 'curl -x "a|"', 'curl -x "a${P}"'],
    ['single quotes of a shell', 'shellscript', "curl -x 'a|'", "curl -x 'a'\"$P\"''"],
    ['empty quotes of a shell', 'shellscript', 'curl -x "|"', 'curl -x "$P"'],
    ['a shell comment', 'shellscript', "ls # it's |", `ls # it's "$P"`],
    ['PowerShell', 'powershell', '$x = "a|b"', '$x = "a${env:P}b"'],
    ['Kotlin', 'kotlin', 'val x = "a|"', 'val x = "a${System.getenv("P")}"'],
    ['Ruby', 'ruby', 'x = "a|"', 'x = "a#{ENV.fetch("P")}"'],
    ['PHP', 'php', "$x = 'a|';", "$x = 'a' . getenv('P') . '';"],
    ['JSON without quotes', 'json', '{"a": |}', '{"a": "${P}"}'],
    ['JSON with quotes', 'json', '{"a": "|"}', '{"a": "${P}"}'],
    ['JSON in a string', 'json', '{"a": "x|"}', '{"a": "x${P}"}'],
    ['YAML in quotes', 'yaml', 'a: "x|"', 'a: "x${P}"'],
    ['TOML in single quotes', 'toml', "a = '|'", 'a = "${P}"'],
    ['TOML in a literal string', 'toml', "a = 'x|'", "a = 'x${P}'"],
    ['Java', 'java', 'f("|");', 'f(System.getenv("P"));'],
  ];
  for (const [name, language, marked, expected] of cases) {
    it(`fits ${name}`, () => {
      assert.equal(inserted(language, marked), expected);
    });
  }

  it('says when a string will not evaluate it', () => {
    assert.equal(insertionAt(site('rust', 'f("a|")'), 'P').problem, 'insideString');
    assert.equal(insertionAt(site('rust', 'f("|")'), 'P').problem, undefined);
  });

  const imports: [string, string, string, string][] = [
    ['at the top', 'python', 'x = |', 'import os\nx = os.environ["P"]'],
    ['once', 'python', 'import sys, os\nx = |', 'import sys, os\nx = os.environ["P"]'],
    [
      'for the module where one function alone has it',
      'python',
      'def f():\n    import os\nx = |',
      'import os\ndef f():\n    import os\nx = os.environ["P"]',
    ],
    ['not for os.path', 'python', 'import os.path\nx = |', 'import os\nimport os.path\nx = os.environ["P"]'],
    [
      'below the preamble',
      'python',
      '#!/usr/bin/env python3\n"""Doc\nstring."""\n\nfrom __future__ import annotations\nimport sys\nx = |',
      '#!/usr/bin/env python3\n"""Doc\nstring."""\n\nfrom __future__ import annotations\nimport os\nimport sys\nx = os.environ["P"]',
    ],
    [
      'into the block',
      'go',
      'package a\n\nimport (\n\t"fmt"\n)\n|',
      'package a\n\nimport (\n\t"os"\n\t"fmt"\n)\nos.Getenv("P")',
    ],
    [
      'beside one',
      'go',
      'package a\nimport "fmt"\n|',
      'package a\nimport "os"\nimport "fmt"\nos.Getenv("P")',
    ],
    ['below the package', 'go', 'package a\n|', 'package a\n\nimport "os"\nos.Getenv("P")'],
    [
      'not again',
      'go',
      'package a\nimport (\n\t"os"\n)\n|',
      'package a\nimport (\n\t"os"\n)\nos.Getenv("P")',
    ],
    [
      'above the first use',
      'python',
      'P = |\n\nimport requests\n',
      'import os\nP = os.environ["P"]\n\nimport requests\n',
    ],
    ['above the empty line of the cursor', 'python', '|\n', 'import os\nos.environ["P"]\n'],
    [
      'between the shebang and the cursor',
      'python',
      '#!/usr/bin/env python3\n|\n\n',
      '#!/usr/bin/env python3\n\nimport os\nos.environ["P"]\n\n',
    ],
    [
      'between the doc string and the cursor',
      'python',
      '"""doc"""\n|\n\nprint(1)',
      '"""doc"""\n\nimport os\nos.environ["P"]\n\nprint(1)',
    ],
    ['in no comment', 'python', '# a\n# b |\n', '# a\n\nimport os\n# b os.environ["P"]\n'],
    ['in no doc string', 'python', '"""\n|\n"""\n', 'import os\n"""\n""" + os.environ["P"] + """\n"""\n'],
  ];
  for (const [name, language, marked, expected] of imports) {
    it(`imports ${name} (${language})`, () => {
      assert.equal(inserted(language, marked), expected);
    });
  }
});

describe('literalAt', () => {
  const url = new Secret('http://u:$p"\'\\@h:80');
  const cases: [string, string, string][] = [
    ['javascript', 'f(|)', String.raw`f("http://u:$p\"'\\@h:80")`],
    ['javascript', 'f("|")', String.raw`f("http://u:$p\"'\\@h:80")`],
    ['javascript', "f('|')", String.raw`f('http://u:$p"\'\\@h:80')`],
    ['shellscript', 'curl -x |', String.raw`curl -x 'http://u:$p"'\''\@h:80'`],
    ['shellscript', 'curl -x "|"', String.raw`curl -x "http://u:\$p\"'\\@h:80"`],
    ['php', '|', String.raw`'http://u:$p"\'\\@h:80'`],
    ['kotlin', '|', String.raw`"http://u:\$p\"'\\@h:80"`],
    ['powershell', '|', String.raw`'http://u:$p"''\@h:80'`],
  ];
  for (const [language, marked, expected] of cases) {
    it(`quotes for ${language}: ${marked}`, () => {
      const at = site(language, marked);
      assert.equal(applied(at.text, literalAt(at, url)), expected);
    });
  }
});

describe('schemeFor', () => {
  it('lets the proxy resolve names', () => {
    for (const language of ['python', 'javascript', 'shellscript', 'plaintext']) {
      assert.equal(schemeFor(language, 'socks5'), 'socks5h');
    }
    for (const language of ['go', 'csharp', 'fsharp', 'vb']) {
      assert.equal(schemeFor(language, 'socks5h'), 'socks5');
    }
    assert.equal(schemeFor('go', 'http'), 'http');
    assert.equal(schemeFor('python', 'socks4'), 'socks4');
  });
});
