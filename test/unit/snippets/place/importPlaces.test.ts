import assert from 'node:assert/strict';
import { importPlan } from '../../../../src/snippets/place/imports.js';

/** `▸` stands where the line is to be. */
const PLACES: readonly (readonly [string, string, string, string])[] = [
  [
    'below a bracketed future',
    'python',
    'from __future__ import (\n    annotations,  # (a)\n)\n\n▸\nx = 1\n',
    'import os',
  ],
  [
    'below a future that goes on',
    'python',
    'from __future__ import annotations, \\\n    division\n\n▸x = 1\n',
    'import os',
  ],
  [
    'below the future under a plain text',
    'python',
    '"Doc."\nfrom __future__ import division\n▸import sys\n',
    'import os',
  ],
  ['whatever a doc string shows', 'python', '"""Fetch.\n\nimport os\n"""\n\n▸x = 1\n', 'import os'],
  ['outside a text', 'python', '▸SQL = """\nimport sys\n"""\n', 'import os'],
  [
    'whatever a comment shows',
    'javascript',
    '▸/** @example\nimport axios from "axios";\n */\nf();\n',
    'import axios from "axios";',
  ],
  [
    'outside a template',
    'javascript',
    '▸const t = `\nimport b from "b";\n`;\n',
    'import axios from "axios";',
  ],
  [
    'whatever a comment of Java shows',
    'java',
    '▸/*\nimport java.net.Proxy;\n*/\nclass A {}\n',
    'import java.net.Proxy;',
  ],
  ['above a rule of hashes', 'python', `import b\n▸${'#'.repeat(60)}\nx = 1\nimport c\n`, 'import requests'],
  [
    'below the call of what is required',
    'javascript',
    "const f = require('fastify')({\n  a: '(',\n})\n▸f();\n",
    "const a = require('a');",
  ],
  [
    'below the member of what is required',
    'javascript',
    "const b = require('b')\n  // why\n  .default;\n▸f();\n",
    "const a = require('a');",
  ],
  [
    'below all that is required at once',
    'javascript',
    "const b = require('b'),\n  c = require('c');\n▸f();\n",
    "const a = require('a');",
  ],
  [
    'below the attributes of an import',
    'javascript',
    "import b from './b.json' with {\n  type: 'json',\n};\n▸f();\n",
    "import a from 'a';",
  ],
  [
    'below the line of a call that nothing closes',
    'javascript',
    "const f = require('fastify')({\n▸f();\n",
    "const a = require('a');",
  ],
  [
    'below a list of Perl',
    'perl',
    'use strict;\nuse POSIX qw(\nfloor\n);\nuse lib\n  "x";\n▸f();\n',
    'use LWP::UserAgent;',
  ],
  [
    'in the script of Vue',
    'vue',
    '<template>\n  <p>`</p>\n</template>\n<script>\n▸f();\n</script>\n',
    'import a from "a";',
  ],
  [
    'in the script of Vue that is the setup',
    'javascript',
    '<script>\nf();\n</script>\n<script setup lang="ts" generic="T extends A<B>">\nimport b from "b";\n▸</script>\n',
    'import a from "a";',
  ],
  [
    'in the script of Svelte that runs for each',
    'svelte',
    '<script module>\n</script>\n<script>\n▸</script>\n{x}\n',
    'import a from "a";',
  ],
  [
    'in the front matter of Astro',
    'typescript',
    '---\n▸const a = 1;\n---\n<script>\n</script>\n',
    'import a from "a";',
  ],
  [
    'outside what depends on the system',
    'c',
    '▸#ifdef _WIN32\n#include <windows.h>\n#endif\n',
    '#include <curl/curl.h>',
  ],
  [
    'inside the guard of a header',
    'c',
    '#ifndef A_H\n#define A_H\n#include <a.h>\n▸#if B\n#include <b.h>\n#endif\n#endif\n',
    '#include <curl/curl.h>',
  ],
  [
    'above what belongs to C',
    'go',
    'package a\n\n▸\n// #include <a.h>\nimport "C"\n\nfunc a() {}\n',
    'import "os"',
  ],
  [
    'below what belongs to C',
    'go',
    'package a\n\n/*\n#include <a.h>\n*/\nimport "C"\n▸import "fmt"\n',
    'import "os"',
  ],
  ['below HTML', 'php', '<html>\n<?= 1 ?>\n<?php\n\n▸echo 1;\n', 'use A\\B;'],
  ['inside the namespace that is a block', 'php', '<?php\nnamespace A\n{\n\n▸  class C {}\n}\n', 'use A\\B;'],
  [
    'whatever the documentation of Perl shows',
    'perl',
    "use strict;\n▸\n=head1 SYNOPSIS\n\nuse LWP::UserAgent; # it's\n\n=cut\n\nf();\n\n=pod\n\nuse warnings;\n",
    'use LWP::UserAgent;',
  ],
  ['whatever a comment of Ruby shows', 'ruby', "=begin\nrequire 'a'\n=end\nrequire 'b'\n▸f\n", "require 'a'"],
  [
    'below the magic comment that nothing parts',
    'ruby',
    '# frozen_string_literal: true\n\n▸class A\nend\n',
    "require 'b'",
  ],
  [
    'below the magic of a cell',
    'python',
    '%%time\n%matplotlib inline\n!pip install requests\n\n▸x = 1\n',
    'import requests',
  ],
  ['below an attribute of several lines', 'rust', '#![allow(\n    x\n)]\n\n▸fn f() {}\n', 'use a::b;'],
  ['below a text in an attribute', 'rust', '#![doc = "[x]"]\n\n▸fn f() {}\n', 'use a::b;'],
  [
    'below a declaration of several lines',
    'php',
    '<?php\ndeclare(\n  strict_types=1\n);\n\n▸f();\n',
    'use A\\B;',
  ],
  ['outside the lines of a text', 'perl', '▸print <<"EOF", 1;\nuse strict;\nEOF\n', 'use LWP::UserAgent;'],
];

describe('importPlan, by place', () => {
  for (const [name, languageId, marked, line] of PLACES) {
    it(`imports ${name} (${languageId})`, () => {
      const expected = marked.replace('▸', `${line}\n`);
      const text = marked.replace(/\n\n▸/, '\n▸').replace('▸', '');
      const actual = (given: string) =>
        importPlan({ languageId, text: given, lines: [line] }).additions.reduceRight(
          (changed, { offset, text: added }) => changed.slice(0, offset) + added + changed.slice(offset),
          given,
        );
      assert.equal(actual(text), expected);
      assert.equal(actual(expected), expected, 'once more changes nothing');
    });
  }

  it('imports nothing where no place is', () => {
    for (const [languageId, text] of [
      ['vue', '<template>\n</template>\n'],
      ['php', '<p><?php echo 1 ?></p>\n'],
    ] as const) {
      assert.deepEqual(
        importPlan({ languageId, text, lines: ['import a from "a";', 'use A;'] }).additions,
        [],
      );
    }
  });

  it('takes no time for texts of a million characters', () => {
    for (const text of [
      `import a\n/*${'x\n'.repeat(5e5)}*/ x`,
      `import${' '.repeat(1e6)}x`,
      'import\n'.repeat(1.5e5),
    ]) {
      const before = performance.now();
      importPlan({ languageId: 'javascript', text, lines: ['import a from "a";'] });
      assert.ok(performance.now() - before < 2000);
    }
  });
});
