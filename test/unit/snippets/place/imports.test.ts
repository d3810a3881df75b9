import assert from 'node:assert/strict';
import fc from 'fast-check';
import { importPlan, type ImportRequest } from '../../../../src/snippets/place/imports.js';
import { moduleStyleOf } from '../../../../src/snippets/place/importsOfScript.js';
import { processorMs } from '../../../processorTime.js';

function imported(
  languageId: string,
  text: string,
  lines: readonly string[],
  more: Partial<ImportRequest> = {},
): string {
  return importPlan({ languageId, text, lines, ...more }).additions.reduceRight(
    (changed, addition) => changed.slice(0, addition.offset) + addition.text + changed.slice(addition.offset),
    text,
  );
}

interface Case {
  readonly name: string;
  readonly language: string;
  readonly text: string;
  readonly lines: readonly string[];
  readonly expected: string;
}

const CASES: readonly Case[] = [
  {
    name: 'at the end of the imports',
    language: 'javascript',
    text: "#!/usr/bin/env node\n/* licence */\n\nimport a from 'a';\n// beside\nimport {\n  b,\n} from 'b';\n\na(b);\nimport late from 'late';\n",
    lines: ['import axios from "axios";'],
    expected:
      "#!/usr/bin/env node\n/* licence */\n\nimport a from 'a';\n// beside\nimport {\n  b,\n} from 'b';\nimport axios from \"axios\";\n\na(b);\nimport late from 'late';\n",
  },
  {
    name: 'below what stays above',
    language: 'javascript',
    text: "'use strict';\n\nrun();\n",
    lines: ['const axios = require("axios");'],
    expected: '\'use strict\';\n\nconst axios = require("axios");\n\nrun();\n',
  },
  {
    name: 'above the comment of what comes first',
    language: 'typescript',
    text: '/** Runs. */\nexport function run() {}\n',
    lines: ['import axios from "axios";'],
    expected: 'import axios from "axios";\n/** Runs. */\nexport function run() {}\n',
  },
  {
    name: 'only the names that are not there',
    language: 'javascript',
    text: "import { fetch } from 'undici';\n",
    lines: ['import { fetch, ProxyAgent as Agent } from "undici";'],
    expected: 'import { fetch } from \'undici\';\nimport { ProxyAgent as Agent } from "undici";\n',
  },
  {
    name: 'only the names that are not required',
    language: 'javascript',
    text: "const { fetch } = require('undici')",
    lines: ['const { fetch, ProxyAgent: Agent } = require("undici");'],
    expected: 'const { fetch } = require(\'undici\')\nconst { ProxyAgent: Agent } = require("undici");\n',
  },
  {
    name: 'not for a built-in module spelled the other way',
    language: 'javascript',
    text: "import { readFileSync } from 'fs';\n",
    lines: ['import { readFileSync } from "node:fs";'],
    expected: "import { readFileSync } from 'fs';\n",
  },
  {
    name: 'beside a type',
    language: 'typescript',
    text: "import type { Agent } from 'undici';\n",
    lines: ['import { Agent } from "undici";'],
    expected: 'import type { Agent } from \'undici\';\nimport { Agent } from "undici";\n',
  },
  {
    name: 'first what the language has, then what is installed',
    language: 'python',
    text: '"""Doc."""\n\nfrom __future__ import annotations\n\nimport sys\nfrom a import (\n    b,\n    c,\n)\n\nprint()\n',
    lines: ['import os', 'import requests', 'from urllib.parse import unquote, urlsplit'],
    expected:
      '"""Doc."""\n\nfrom __future__ import annotations\n\nimport os\nfrom urllib.parse import unquote, urlsplit\nimport sys\nfrom a import (\n    b,\n    c,\n)\nimport requests\n\nprint()\n',
  },
  {
    name: 'only the functions that are not there',
    language: 'python',
    text: 'from urllib.parse import (urlsplit,  # parts\n  quote)\n',
    lines: ['from urllib.parse import unquote, urlsplit'],
    expected: 'from urllib.parse import unquote\nfrom urllib.parse import (urlsplit,  # parts\n  quote)\n',
  },
  {
    name: 'nothing of what a star brought',
    language: 'python',
    text: 'from urllib.parse import *\n',
    lines: ['from urllib.parse import unquote'],
    expected: 'from urllib.parse import *\n',
  },
  {
    name: 'into the block of Go, each to its kind',
    language: 'go',
    text: 'package a\n\nimport (\n\t"fmt"\n\n\t"example.com/x"\n)\n',
    lines: ['import "os"', 'import "github.com/go-resty/resty/v2"', 'import "fmt"'],
    expected:
      'package a\n\nimport (\n\t"os"\n\t"fmt"\n\n\t"example.com/x"\n\t"github.com/go-resty/resty/v2"\n)\n',
  },
  {
    name: 'as one block where there is none',
    language: 'go',
    text: '// Package a does.\npackage a\n\nfunc main() {}\n',
    lines: ['import "net/http"', 'import "net/url"'],
    expected: '// Package a does.\npackage a\n\nimport (\n\t"net/http"\n\t"net/url"\n)\n\nfunc main() {}\n',
  },
  {
    name: 'below the package of Java, but for what a star brought',
    language: 'java',
    text: '/* licence */\n\npackage a.b;\n\nimport java.net.*;\n\nclass A {}\n',
    lines: ['import java.net.URI;', 'import java.net.http.HttpClient;'],
    expected:
      '/* licence */\n\npackage a.b;\n\nimport java.net.*;\nimport java.net.http.HttpClient;\n\nclass A {}\n',
  },
  {
    name: 'below the package of Kotlin',
    language: 'kotlin',
    text: 'package a\n\nfun main() {}\n',
    lines: ['import okhttp3.OkHttpClient'],
    expected: 'package a\n\nimport okhttp3.OkHttpClient\n\nfun main() {}\n',
  },
  {
    name: 'beside what C# uses',
    language: 'csharp',
    text: 'global using System;\nusing System.Net;\n\nnamespace A;\n',
    lines: ['using System.Net;', 'using System.Net.Http;'],
    expected: 'global using System;\nusing System.Net;\nusing System.Net.Http;\n\nnamespace A;\n',
  },
  {
    name: 'only the paths that Rust has not',
    language: 'rust',
    text: '#![allow(unused)]\n\nuse std::{env, net::{IpAddr, self}};\n\nfn main() {}\n',
    lines: ['use std::env;', 'use std::net::{IpAddr, SocketAddr};'],
    expected:
      '#![allow(unused)]\n\nuse std::{env, net::{IpAddr, self}};\nuse std::net::SocketAddr;\n\nfn main() {}\n',
  },
  {
    name: 'below the namespace of PHP',
    language: 'php',
    text: '<?php\n\ndeclare(strict_types=1);\n\nnamespace App;\n\nuse GuzzleHttp\\{Client, Pool};\n\nrun();\n',
    lines: ['use GuzzleHttp\\Client;', 'use GuzzleHttp\\HandlerStack;'],
    expected:
      '<?php\n\ndeclare(strict_types=1);\n\nnamespace App;\n\nuse GuzzleHttp\\{Client, Pool};\nuse GuzzleHttp\\HandlerStack;\n\nrun();\n',
  },
  {
    name: 'not twice the autoloader of PHP',
    language: 'php',
    text: "<?php\nrequire_once __DIR__ . '/../vendor/autoload.php';\n",
    lines: ["require 'vendor/autoload.php';"],
    expected: "<?php\nrequire_once __DIR__ . '/../vendor/autoload.php';\n",
  },
  {
    name: 'below the magic comments of Ruby',
    language: 'ruby',
    text: '# frozen_string_literal: true\n\nputs 1\n',
    lines: ['require "net/http"'],
    expected: '# frozen_string_literal: true\n\nrequire "net/http"\n\nputs 1\n',
  },
  {
    name: 'not again for Ruby, whatever its quotes',
    language: 'ruby',
    text: "require 'net/http'\n",
    lines: ['require "net/http"'],
    expected: "require 'net/http'\n",
  },
  {
    name: 'with the line ends of the file',
    language: 'python',
    text: 'import sys\r\nx = 1\r\n',
    lines: ['import requests'],
    expected: 'import sys\r\nimport requests\r\nx = 1\r\n',
  },
  {
    name: 'nothing where the place is not known',
    language: 'shellscript',
    text: 'ls\n',
    lines: ['. ./x'],
    expected: 'ls\n',
  },
];

describe('importPlan', () => {
  for (const { name, language, text, lines, expected } of CASES) {
    it(`imports ${name} (${language})`, () => {
      assert.equal(imported(language, text, lines), expected);
      assert.equal(imported(language, expected, lines), expected, 'once more changes nothing');
    });
  }

  it('knows what is there by another name, where a name may be changed', () => {
    const cases = [
      ['python', 'import requests as r\n', 'import requests', 'requests', 'r'],
      [
        'python',
        'from urllib.parse import urlsplit as cut\n',
        'from urllib.parse import urlsplit',
        'urlsplit',
        'cut',
      ],
      ['javascript', "import http from 'axios';\n", 'import axios from "axios";', 'axios', 'http'],
      ['javascript', "const ax = require('axios');\n", 'const axios = require("axios");', 'axios', 'ax'],
      [
        'typescript',
        "import { ProxyAgent as P } from 'undici';\n",
        'import { ProxyAgent } from "undici";',
        'ProxyAgent',
        'P',
      ],
      ['go', 'package a\nimport h "net/http"\n', 'import "net/http"', 'http', 'h'],
      ['rust', 'use reqwest::Proxy as P;\n', 'use reqwest::Proxy;', 'Proxy', 'P'],
      ['php', '<?php\nuse GuzzleHttp\\Client as C;\n', 'use GuzzleHttp\\Client;', 'Client', 'C'],
      ['kotlin', 'import a.B as C\n', 'import a.B', 'B', 'C'],
    ] as const;
    for (const [languageId, text, line, name, present] of cases) {
      assert.deepEqual(importPlan({ languageId, text, lines: [line], canRename: true }), {
        additions: [],
        aliases: [{ name, present }],
      });
      assert.equal(importPlan({ languageId, text, lines: [line] }).additions.length, 1, text);
    }
  });

  describe('where something else has the name', () => {
    const cases = [
      [
        'python',
        'from curl_cffi import requests\n',
        'import requests',
        'import requests as requests2',
        'requests',
        'requests2',
      ],
      [
        'python',
        'import requests\nrequests2 = 1\n',
        'from curl_cffi import requests',
        'from curl_cffi import requests as requests3',
        'requests',
        'requests3',
      ],
      [
        'javascript',
        'import { ProxyAgent } from "proxy-agent";\n',
        'import { fetch, ProxyAgent } from "undici";',
        'import { fetch, ProxyAgent as ProxyAgent2 } from "undici";',
        'ProxyAgent',
        'ProxyAgent2',
      ],
      [
        'javascript',
        'const { ProxyAgent } = require("proxy-agent");\n',
        'const { fetch, ProxyAgent } = require("undici");',
        'const { fetch, ProxyAgent: ProxyAgent2 } = require("undici");',
        'ProxyAgent',
        'ProxyAgent2',
      ],
      [
        'javascript',
        'import { got } from "./got.js";\n',
        'import got from "got";',
        'import got2 from "got";',
        'got',
        'got2',
      ],
      [
        'javascript',
        'const got = require("./got.js");\n',
        'const got = require("got");',
        'const got2 = require("got");',
        'got',
        'got2',
      ],
      [
        'typescript',
        'import a from "b";\n',
        'import * as a from "a";',
        'import * as a2 from "a";',
        'a',
        'a2',
      ],
      [
        'go',
        'package a\n\nimport http "github.com/bogdanfinn/fhttp"\n',
        'import "net/http"',
        'import http2 "net/http"',
        'http',
        'http2',
      ],
      ['rust', 'use a::Proxy;\n', 'use reqwest::Proxy;', 'use reqwest::Proxy as Proxy2;', 'Proxy', 'Proxy2'],
      [
        'php',
        '<?php\nuse A\\Client;\n',
        'use GuzzleHttp\\Client;',
        'use GuzzleHttp\\Client as Client2;',
        'Client',
        'Client2',
      ],
      [
        'kotlin',
        'import okhttp3.Authenticator\n',
        'import java.net.Authenticator',
        'import java.net.Authenticator as Authenticator2',
        'Authenticator',
        'Authenticator2',
      ],
    ] as const;
    for (const [languageId, text, line, expected, name, present] of cases) {
      it(`writes ${expected} (${languageId})`, () => {
        const { additions, aliases } = importPlan({ languageId, text, lines: [line], canRename: true });
        assert.deepEqual(
          additions.map((addition) => addition.text.trim()),
          [expected],
        );
        assert.deepEqual(aliases, [{ name, present }]);
      });
    }

    it('imports nothing that could not have another one', () => {
      const text = 'import org.openqa.selenium.Proxy;\n';
      const lines = ['import java.net.Proxy;'];
      assert.equal(imported('java', text, lines, { canRename: true }), text);
      const [python, , javascript] = cases;
      assert.equal(imported('python', python[1], [python[2]]), python[1]);
      assert.equal(
        imported('javascript', javascript[1], [javascript[2]]),
        `${javascript[1]}import { fetch } from "undici";\n`,
      );
    });

    it('has functions and what has no name beside each other', () => {
      for (const [languageId, text, line] of [
        ['kotlin', 'import io.ktor.server.routing.get\n', 'import io.ktor.client.request.get'],
        ['go', 'package a\n\nimport _ "a"\n', 'import _ "b"'],
      ] as const) {
        assert.match(imported(languageId, text, [line], { canRename: true }), new RegExp(`^${line}$`, 'm'));
      }
    });
  });

  it('counts no import that comes after the place where it is needed', () => {
    const text = 'x = 1\nimport sys\n';
    assert.equal(imported('python', text, ['import requests'], { before: 3 }), `import requests\n${text}`);
  });

  it('never throws, and adds the same thing once', () => {
    const pieces = CASES.flatMap(({ text }) => text.split(/(?<=[\n;{}"'])/));
    fc.assert(
      fc.property(
        fc.constantFrom(...CASES),
        fc.array(fc.constantFrom(...pieces), { maxLength: 30 }),
        ({ language, lines }, parts) => {
          const text = parts.join('');
          const once = imported(language, text, lines);
          assert.ok(once.length >= text.length);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('takes no longer than a frame for 50,000 lines', () => {
    const text = `import a from 'a';\n${'const value = compute("x", 1); // import nothing\n'.repeat(50_000)}`;
    imported('javascript', text, ['import axios from "axios";']);
    const taken = processorMs(() => imported('javascript', text, ['import axios from "axios";']));
    assert.ok(taken < 100, `${taken} ms`);
  });
});

describe('moduleStyleOf', () => {
  const cases: [string, ReturnType<typeof moduleStyleOf>][] = [
    ["import a from 'a';", 'esm'],
    ["import 'a';", 'esm'],
    ['export const a = 1;', 'esm'],
    ["const a = require('a');", 'commonjs'],
    ['module.exports = {};', 'commonjs'],
    ["const a = await import('a');", undefined],
    ['', undefined],
  ];
  for (const [text, expected] of cases) {
    it(`is ${String(expected)} for ${JSON.stringify(text)}`, () => {
      assert.equal(moduleStyleOf(text), expected);
    });
  }
});
