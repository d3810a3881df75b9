import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { startSandbox, type Sandbox, type WorkingProxy } from '../../../src/sandbox/index.js';
import { percentEncode } from '../../../src/core/proxy/percent.js';
import { findMisuses, withEdits } from '../../../src/snippets/misuse/findMisuses.js';
import { findProgram } from '../../../tools/needs.mjs';
import { out } from '../../../tools/paths.mjs';

const DEADLINE_MS = 8_000;

interface WrongProgram {
  readonly rule: string;
  readonly languageId: string;
  readonly file: string;
  readonly program: string;
  readonly text: (proxy: WorkingProxy, target: string) => string;
  /** Whether the wrong program's request comes, around the proxy; else none does. */
  readonly comes: boolean;
}

const urlOf = ({ host, port, user = '', password = '' }: WorkingProxy, scheme = 'http'): string =>
  `${scheme}://${percentEncode(user)}:${percentEncode(password)}@${host}:${port}`;

const PROGRAMS: readonly WrongProgram[] = [
  {
    rule: 'python-one-scheme',
    languageId: 'python',
    file: 'main.py',
    program: 'python3',
    comes: true,
    text: (proxy, target) =>
      `from urllib.request import ProxyHandler, build_opener\n\nbuild_opener(ProxyHandler({"https": "${urlOf(proxy)}"})).open("${target}").read()\n`,
  },
  {
    rule: 'axios-proxy-text',
    languageId: 'javascript',
    file: 'main.mjs',
    program: process.execPath,
    comes: false,
    text: (proxy, target) =>
      `import axios from 'axios';\n\nawait axios.get('${target}', { proxy: '${urlOf(proxy)}' });\n`,
  },
  {
    rule: 'shell-upper-case-proxy',
    languageId: 'shellscript',
    file: 'main.sh',
    program: 'sh',
    comes: true,
    text: (proxy, target) =>
      `export HTTP_PROXY='${urlOf(proxy)}'\ncurl --silent --fail --max-time 3 ${target}\n`,
  },
  {
    rule: 'environment-tls-to-proxy',
    languageId: 'shellscript',
    file: 'main.sh',
    program: 'sh',
    comes: false,
    text: (proxy, target) =>
      `export http_proxy='${urlOf(proxy, 'https')}'\ncurl --silent --fail --max-time 3 ${target}\n`,
  },
];

describe('wrong code that runs', () => {
  let sandbox: Sandbox;
  let folder: string;

  before(async () => {
    sandbox = await startSandbox();
    // below the repository, so that programs find its packages
    mkdirSync(out, { recursive: true });
    folder = mkdtempSync(path.join(out, 'misuse-'));
  });

  after(async () => {
    rmSync(folder, { recursive: true, force: true });
    await sandbox.stop();
  });

  /** Runs the text to its end, well or not. */
  const run = ({ file, program }: WrongProgram, text: string): Promise<void> => {
    writeFileSync(path.join(folder, file), text);
    const { PATH } = process.env;
    return new Promise((resolve) => {
      execFile(program, [file], { cwd: folder, env: { PATH, HOME: folder }, timeout: DEADLINE_MS }, () => {
        resolve();
      });
    });
  };

  for (const wrong of PROGRAMS) {
    it(`${wrong.rule}: ${wrong.comes ? 'goes around' : 'fails with'} its proxy, and through it once mended`, async function () {
      this.timeout(3 * DEADLINE_MS);
      if (!path.isAbsolute(wrong.program) && !findProgram(wrong.program)) {
        this.skip();
      }
      const proxy = sandbox.proxies
        .working()
        .find(({ provider, scheme }) => provider === 'gateway' && scheme === 'http');
      assert.ok(proxy);
      const text = wrong.text(proxy, sandbox.judgeUrl);
      sandbox.judge.clear();
      await run(wrong, text);
      assert.deepEqual(
        sandbox.judge.seen.map(({ via }) => via),
        wrong.comes ? ['direct'] : [],
      );
      const found = findMisuses(
        { languageId: wrong.languageId, fileName: wrong.file, text },
        () => undefined,
      );
      assert.deepEqual(
        found.map(({ rule }) => rule.id),
        [wrong.rule],
      );
      await run(wrong, withEdits(text, found[0]?.fix));
      assert.equal(sandbox.judge.seen.at(-1)?.via, `gateway:${proxy.user ?? ''}`);
    });
  }
});
