import assert from 'node:assert/strict';
import { insertionAt } from '../../../src/snippets/references.js';
import { inserted, site } from './insertions.js';

const ENV = 'System.Environment.GetEnvironmentVariable("P")';
const RUST = 'std::env::var("P").expect("P is not set")';

describe('a string with a prefix', () => {
  const python = ['r', 'R', 'u', 'f', 'F', 'fr', 'Rf'].map((prefix): [string, string, string] => [
    'python',
    `import os\nx = ${prefix}"|"`,
    'import os\nx = os.environ["P"]',
  ]);
  const bytes = ['b', 'B', 'rb', 'bR'].map((prefix): [string, string, string] => [
    'python',
    `import os\nx = ${prefix}'|http://x|'`,
    'import os\nx = os.environ["P"].encode()',
  ]);
  const cases: [string, string, string][] = [
    ...python,
    ...bytes,
    ['python', 'import os\nx = r"a|b"', 'import os\nx = r"a" + os.environ["P"] + r"b"'],
    ['python', 'import os\nx = b"a|"', 'import os\nx = b"a" + os.environ["P"].encode() + b""'],
    ['python', 'import os\nx = t"|"', `import os\nx = t"{os.environ['P']}"`],
    ['python', 'import os\nx = rb"""|"""', 'import os\nx = os.environ["P"].encode()'],
    ['python', 'import os\nbar"|"', 'import os\nbaros.environ["P"]'],
    ['rust', 'f(r"|")', `f(${RUST})`],
    ['rust', 'f(r##"|"##)', `f(${RUST})`],
    ['rust', 'f(r"\\", |)', `f(r"\\", ${RUST})`],
    ['rust', 'f(r#"a"b"#, "|")', `f(r#"a"b"#, ${RUST})`],
    ['rust', 'f(b"|")', `f(${RUST}.into_bytes())`],
    ['rust', 'f(br#"|"#)', `f(${RUST}.into_bytes())`],
    ['rust', 'f(c"|")', `f(std::ffi::CString::new(${RUST}).unwrap())`],
    ...['@', '$', '$@', '@$'].map((prefix): [string, string, string] => [
      'csharp',
      `f(${prefix}"|");`,
      `f(${ENV});`,
    ]),
    ['csharp', 'f(@"C:\\", "|");', `f(@"C:\\", ${ENV});`],
    ['csharp', 'f(@"a""|");', `f(@"a""" + ${ENV} + @"");`],
    ['csharp', 'f($@"a|");', `f($@"a{${ENV}}");`],
    ['fsharp', 'f $@"|"', 'f (System.Environment.GetEnvironmentVariable "P")'],
    ['vb', 'f($"|")', `f(${ENV})`],
    ['vb', 'f("a""|")', `f("a""" & ${ENV} & "")`],
    ['php', 'f(b"|");', "f(getenv('P'));"],
    ['cpp', 'f(u8"|");', 'f(getenv("P"));'],
    ['shellscript', "curl -x $'|'", 'curl -x "$P"'],
    ['javascript', 'html`|`', 'html`${process.env.P}`'],
    ['javascript', 'return`|`', 'return`${process.env.P}`'],
  ];
  for (const [language, marked, expected] of cases) {
    it(`makes ${expected} of ${marked} (${language})`, () => {
      assert.equal(inserted(language, marked), expected);
    });
  }

  it('stays where no reference is of its type', () => {
    for (const marked of ['f(L"|")', 'f(u"|")', 'f(R"(|)")']) {
      assert.equal(insertionAt(site('cpp', marked), 'P').problem, 'insideString');
    }
  });
});

describe('a value that a string has open', () => {
  const cases: [string, string, string][] = [
    ['python', 'import os\nf"{|}"', `import os\nf"{os.environ['P']}"`],
    ['python', "import os\nrf'{|}'", `import os\nrf'{os.environ["P"]}'`],
    ['python', 'import os\nf"{a + |}"', `import os\nf"{a + os.environ['P']}"`],
    ['python', `import os\nf"{g('a|')}"`, `import os\nf"{g('a' + os.environ['P'] + '')}"`],
    ['python', `import os\nf"{g('|')}"`, `import os\nf"{g(os.environ['P'])}"`],
    ['python', 'import os\nf"{{|}}"', `import os\nf"{{{os.environ['P']}}}"`],
    ['python', 'import os\nf"{a["b"]}", |', 'import os\nf"{a["b"]}", os.environ["P"]'],
    ['csharp', 'f($"{|}");', `f($"{${ENV}}");`],
    ['csharp', 'f($"{g("|")}");', `f($"{g(${ENV})}");`],
    ['csharp', 'f($@"{|}");', `f($@"{${ENV}}");`],
    ['csharp', 'f($"""{|}""");', `f($"""{${ENV}}""");`],
    ['kotlin', 'f("${|}")', 'f(System.getenv("P"))'],
    ['kotlin', 'f("a${|}")', 'f("a${System.getenv("P")}")'],
    ['kotlin', 'f("${g("|")}")', 'f("${g(System.getenv("P"))}")'],
    ['java', 'f("${"); f("|");', 'f("${"); f(System.getenv("P"));'],
    ['ruby', 'x = "#{|}"', 'x = ENV.fetch("P")'],
    ['ruby', 'x = "#{|}a"', 'x = "#{ENV.fetch("P")}a"'],
    ['ruby', 'x = <<~A\n#{|}\nA', 'x = <<~A\n#{ENV.fetch("P")}\nA'],
    ['javascript', 'f(`${/* } */ "|"}`)', 'f(`${/* } */ process.env.P}`)'],
    ['shellscript', 'curl -x "${|}"', 'curl -x "$P"'],
    ['shellscript', 'curl "a${|}"', 'curl "a${P}"'],
    ['shellscript', 'curl -x ${|OLD|} x', 'curl -x "$P" x'],
    ['shellscript', 'curl -x "${A:-|}"', 'curl -x "${A:-${P}}"'],
    ['shellscript', `IP="$(curl -x '|http://h:1|' x)"`, 'IP="$(curl -x "$P" x)"'],
    ['shellscript', 'IP="$(curl -x "|" x)"', 'IP="$(curl -x "$P" x)"'],
    ['shellscript', 'IP="$(curl x)|"', 'IP="$(curl x)${P}"'],
    ['powershell', 'f "${|}"', 'f $env:P'],
    ['powershell', 'f "a${|}"', 'f "a${env:P}"'],
    ['powershell', '$x = "$(f "|")"', '$x = "$(f $env:P)"'],
    ['json', '{"a": "${|}"}', '{"a": "${P}"}'],
    ['dotenv', 'A=${|}', 'A=${P}'],
  ];
  for (const [language, marked, expected] of cases) {
    it(`makes ${JSON.stringify(expected)} of ${JSON.stringify(marked)} (${language})`, () => {
      assert.equal(inserted(language, marked), expected);
    });
  }
});

describe('a string of a language that has an apostrophe elsewhere', () => {
  const GROOVY = 'System.getenv("P")';
  const cases: [string, string, string][] = [
    ['shellscript', `curl -d '{\n "a": "|"\n}' x`, `curl -d '{\n "a": "'"$P"'"\n}' x`],
    ['shellscript', `x '\n "'"$A"'", "|"\n'`, `x '\n "'"$A"'", "'"$P"'"\n'`],
    ['shellscript', 'echo "a\nb |\n"', 'echo "a\nb ${P}\n"'],
    ['shellscript', 'cat <<EOF\nA=|\nEOF', 'cat <<EOF\nA=${P}\nEOF'],
    ['shellscript', "cat <<-A >x\nit 's\n\tA\nx '|'", `cat <<-A >x\nit 's\n\tA\nx "$P"`],
    ['shellscript', `x="$(cat <<A\nit 's\nA\n)"; x '|'`, `x="$(cat <<A\nit 's\nA\n)"; x "$P"`],
    ['shellscript', 'x=$(( 1 << y ))\nx "|"', 'x=$(( 1 << y ))\nx "$P"'],
    ['shellscript', 'cat <<<x\nx "|"', 'cat <<<x\nx "$P"'],
    ['shellscript', "# it 's\nx '|'", `# it 's\nx "$P"`],
    ['shellscript', "x=$'it\\'s'\nx '|'", `x=$'it\\'s'\nx "$P"`],
    ['shellscript', "echo don\\'t\nx '|'", `echo don\\'t\nx "$P"`],
    ['shellscript', 'x=${#a[@]}; x "|"', 'x=${#a[@]}; x "$P"'],
    ['shellscript', '[ $# -gt 1 ] && x "|"', '[ $# -gt 1 ] && x "$P"'],
    ['groovy', "sh 'curl -x | x'", `sh 'curl -x ' + ${GROOVY} + ' x'`],
    ['groovy', "sh '''\nit's |\n'''", `sh '''\nit's ''' + ${GROOVY} + '''\n'''`],
    ['groovy', "x = '\"' + |", `x = '"' + ${GROOVY}`],
    ['php', '$x = "a\n |";', '$x = "a\n " . getenv(\'P\') . "";'],
    ['php', "'SELECT\n a'; $y = |;", "'SELECT\n a'; $y = getenv('P');"],
    ['php', "<p>Don't</p>\n<?php $y = |;", "<p>Don't</p>\n<?php $y = getenv('P');"],
    ['ruby', "x = 'a\n |'", "x = 'a\n ' + ENV.fetch(\"P\") + ''"],
    ['ruby', "x =~ /don't/\ny = |", 'x =~ /don\'t/\ny = ENV.fetch("P")'],
    ['ruby', 'x = `curl\n -x |`', 'x = `curl\n -x #{ENV.fetch("P")}`'],
    ['perl', '$x = "a\n |";', '$x = "a\n $ENV{P}";'],
    ['perl', "$x =~ s/'/x/;\n$y = |", "$x =~ s/'/x/;\n$y = $ENV{P}"],
    ['perl', 'f(<<"END");\nit \'s |\nEND', 'f(<<"END");\nit \'s $ENV{P}\nEND'],
    ['powershell', "$x = 'it''|'", "$x = ('it''' + $env:P + '')"],
  ];
  for (const [language, marked, expected] of cases) {
    it(`makes ${JSON.stringify(expected)} (${language})`, () => {
      assert.equal(inserted(language, marked), expected);
    });
  }
});

describe('a string that began on an earlier line', () => {
  const go = (text: string) => `package a\n\nimport "os"\n${text}`;
  const cases: [string, string, string, string][] = [
    ['a raw string', 'go', go('x := `\na|\n`'), go('x := `\na` + os.Getenv("P") + `\n`')],
    ['behind one', 'go', go('f(`\na`, |)'), go('f(`\na`, os.Getenv("P"))')],
    ['three quotes', 'python', 'import os\n"""a\nb|"""', 'import os\n"""a\nb""" + os.environ["P"] + """"""'],
    ['an f-string', 'python', 'import os\nf"""a\nb|"""', 'import os\nf"""a\nb{os.environ[\'P\']}"""'],
    [
      'raw bytes',
      'python',
      "import os\nrb'''a\nb|'''",
      "import os\nrb'''a\nb''' + os.environ[\"P\"].encode() + rb''''''",
    ],
    ['a template', 'javascript', 'f(`a\n|`)', 'f(`a\n${process.env.P}`)'],
    ['a value of a template', 'javascript', 'f(`a\n${|}`)', 'f(`a\n${process.env.P}`)'],
    ['a value on the same line', 'javascript', 'f(`a${g("|")}`)', 'f(`a${g(process.env.P)}`)'],
    ['a template in a template', 'javascript', '`${[`\n|`]}`', '`${[`\n${process.env.P}`]}`'],
    ['behind a template with values', 'javascript', '`\n${{}}`; f(|)', '`\n${{}}`; f(process.env.P)'],
    ['a quote in a comment above', 'javascript', "/* don't ` */\nf(|)", "/* don't ` */\nf(process.env.P)"],
    ['a long comment', 'javascript', "/* don't\n it's | */", "/* don't\n it's process.env.P */"],
    ['a comment on the same line', 'javascript', "/* it's */ f(|)", "/* it's */ f(process.env.P)"],
    ['a backquote in a regular expression', 'javascript', 'a = /`/;\nf(|)', 'a = /`/;\nf(process.env.P)'],
    ['a comment of Python', 'python', 'import os\n# """\nx = |', 'import os\n# """\nx = os.environ["P"]'],
    ['a text block', 'kotlin', 'x = """\n|"""', 'x = """\n${System.getenv("P")}"""'],
    ['a verbatim string', 'csharp', 'f(@"a\\\n""|");', `f(@"a\\\n""" + ${ENV} + @"");`],
    ['a raw template', 'csharp', 'x = $"""\n  |\n  """;', `x = $"""\n  {${ENV}}\n  """;`],
    ['Ruby', 'ruby', 'x = <<~SQL.strip\n  a |\nSQL', 'x = <<~SQL.strip\n  a #{ENV.fetch("P")}\nSQL'],
    ['behind a text', 'ruby', "x = <<~'A'\n  it's\nA\ny = |", "x = <<~'A'\n  it's\nA\ny = ENV.fetch(\"P\")"],
    ['behind a shift', 'ruby', 'x = 1<<BITS\ny = |', 'x = 1<<BITS\ny = ENV.fetch("P")'],
    ['behind a text of PHP', 'php', "$x = <<<A\nit's\nA . |;", "$x = <<<A\nit's\nA . getenv('P');"],
    ['PowerShell', 'powershell', '$x = @"\na "|"\n"@', '$x = @"\na "${env:P}"\n"@'],
  ];
  for (const [name, language, marked, expected] of cases) {
    it(`fits ${name} (${language})`, () => {
      assert.equal(inserted(language, marked), expected);
    });
  }

  const dead: [string, string][] = [
    ['java', 'x = """\n  a|\n  """;'],
    ['rust', 'let x = r#"\n"a|\n"#;'],
    ['rust', 'let x = "\na|\n";'],
    ['csharp', 'x = """\n  a|\n  """;'],
    ['csharp', 'x = $$"""\n  a|\n  """;'],
    ['ruby', "x = <<~'SQL'\n|\nSQL"],
    ['php', '<?php $x = <<<SQL\n|\nSQL;'],
    ['powershell', "$x = @'\na|\n'@"],
    ['shellscript', "cat <<'EOF'\nproxy=|\nEOF"],
    ['shellscript', 'cat << \\EOF\nproxy=|\nEOF'],
    ['perl', "print <<'END';\n|\nEND"],
  ];
  for (const [language, marked] of dead) {
    it(`says that it stays text in ${JSON.stringify(marked)} (${language})`, () => {
      const { problem, extra } = insertionAt(site(language, marked), 'P');
      assert.deepEqual({ problem, extra }, { problem: 'insideString', extra: undefined });
    });
  }

  it('is found in a long file at once', () => {
    const text = 'f(`a${1}`); // its "\n'.repeat(60_000) + 'f(`\n|`)';
    const at = site('javascript', text);
    const before = performance.now();
    assert.equal(insertionAt(at, 'P').text, '${process.env.P}');
    assert.ok(performance.now() - before < 1000);
  });

  const lookAlikes: [string, string][] = [
    ['javascript', '(/[a'],
    ['javascript', '`${'],
    ['shellscript', '"$('],
    ['shellscript', '<<A x '],
    ['python', 'f"{'],
  ];
  for (const [language, piece] of lookAlikes) {
    it(`is found at once behind many of ${piece} (${language})`, () => {
      const text = piece.repeat(1_000_000 / piece.length);
      const at = { ...site(language, '|'), text, start: text.length, end: text.length };
      const before = performance.now();
      insertionAt(at, 'P');
      assert.ok(performance.now() - before < 1500);
    });
  }
});
