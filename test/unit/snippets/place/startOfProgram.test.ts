import assert from 'node:assert/strict';
import { startOfProgram, type StartingCode } from '../../../../src/snippets/place/startOfProgram.js';

function started(languageId: string, text: string, code: StartingCode): string {
  return startOfProgram({ languageId, text, unit: '    ' }, code).reduceRight(
    (changed, edit) => changed.slice(0, edit.start) + edit.text + changed.slice(edit.end),
    text,
  );
}

describe('startOfProgram', () => {
  const python = { imports: ['from dotenv import load_dotenv'], code: 'load_dotenv()' };
  const cases: [string, string, StartingCode, string][] = [
    [
      'python',
      'import os\n\nrun()\n',
      python,
      'import os\nfrom dotenv import load_dotenv\n\nload_dotenv()\n\nrun()\n',
    ],
    [
      'python',
      'import os\nrun()\n',
      python,
      'import os\nfrom dotenv import load_dotenv\n\nload_dotenv()\n\nrun()\n',
    ],
    ['python', 'import os', python, 'import os\nfrom dotenv import load_dotenv\n\nload_dotenv()\n'],
    [
      'python',
      'import os\nfrom dotenv import load_dotenv\n',
      { code: 'load_dotenv()' },
      'import os\nfrom dotenv import load_dotenv\n\nload_dotenv()\n',
    ],
    [
      'javascript',
      "import a from 'a';\n\nrun();\n",
      { code: 'process.loadEnvFile();' },
      "import a from 'a';\n\nprocess.loadEnvFile();\n\nrun();\n",
    ],
    ['javascript', 'run();\n', { code: 'process.loadEnvFile();' }, 'process.loadEnvFile();\n\nrun();\n'],
    [
      'javascript',
      "import a from 'a';\n",
      { imports: ['import "dotenv/config";'] },
      'import a from \'a\';\nimport "dotenv/config";\n',
    ],
    [
      'rust',
      'use a::b;\n\nfn main() -> R<()> {\n    b();\n}\n',
      { code: 'dotenvy::dotenv().ok();' },
      'use a::b;\n\nfn main() -> R<()> {\n    dotenvy::dotenv().ok();\n    b();\n}\n',
    ],
    [
      'csharp',
      'class P\n{\n    static async Task Main(string[] args)\n    {\n    }\n}\n',
      { code: 'DotNetEnv.Env.Load();' },
      'class P\n{\n    static async Task Main(string[] args)\n    {\n        DotNetEnv.Env.Load();\n    }\n}\n',
    ],
    [
      'csharp',
      'using System;\n\nRun();\n',
      { code: 'DotNetEnv.Env.Load();' },
      'using System;\n\nDotNetEnv.Env.Load();\n\nRun();\n',
    ],
    [
      'rust',
      'use a::b;\n\npub fn c() {}\n',
      { code: 'dotenvy::dotenv().ok();' },
      'use a::b;\n\npub fn c() {}\n',
    ],
    [
      'rust',
      '// fn main() {\npub fn c() {}\n',
      { code: 'dotenvy::dotenv().ok();' },
      '// fn main() {\npub fn c() {}\n',
    ],
    [
      'csharp',
      'using System;\n\n// Helps.\nnamespace A;\n\nclass B { }\n',
      { code: 'DotNetEnv.Env.Load();' },
      'using System;\n\n// Helps.\nnamespace A;\n\nclass B { }\n',
    ],
    [
      'csharp',
      'using System;\n[Serializable]\npublic sealed class B { }\n',
      { code: 'DotNetEnv.Env.Load();' },
      'using System;\n[Serializable]\npublic sealed class B { }\n',
    ],
    [
      'javascript',
      "const app = require('fastify')({\n  logger: true,\n});\nrun();\n",
      { code: 'process.loadEnvFile();' },
      "const app = require('fastify')({\n  logger: true,\n});\n\nprocess.loadEnvFile();\n\nrun();\n",
    ],
    [
      'shellscript',
      '#!/bin/sh\n# Runs.\nset -eu\ncurl x\n',
      { code: 'set -a; . ./.env; set +a' },
      '#!/bin/sh\n# Runs.\nset -eu\nset -a; . ./.env; set +a\n\ncurl x\n',
    ],
  ];
  for (const [language, text, code, expected] of cases) {
    it(`makes ${JSON.stringify(expected)} (${language})`, () => {
      assert.equal(started(language, text, code), expected);
    });
  }
});
