import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { Secret } from '../../../src/core/secret.js';
import { proxyUrl } from '../../../src/core/proxy/format.js';
import type { Harness } from '../../../tools/prove/languages/harness.js';
import { harnessFor } from '../../../tools/prove/languages/languages.js';
import { PYTHON } from '../../../tools/prove/languages/python.js';
import { failureOf } from '../../../tools/prove/proof.js';
import { newWorkshop, runProgram } from '../../../tools/prove/runProgram.js';
import { LOGINS } from '../../../tools/prove/stage/logins.js';
import type { Stage } from '../../../tools/prove/stage/stage.js';
import { withUpstreams } from '../../../tools/prove/stage/stage.js';
import { describeWith, isInstalled } from './interpreters.js';

/** A program in each language, and what of it makes it use the proxy. */
const PROGRAMS = [
  {
    languageId: 'shellscript',
    interpreter: 'curl',
    source: 'curl --silent --show-error --fail --proxy "$PROXY_URL" "$TARGET"\n',
    proxied: ' --proxy "$PROXY_URL"',
  },
  {
    languageId: 'python',
    interpreter: PYTHON,
    source: `import os
import urllib.request

proxy = os.environ["PROXY_URL"]
opener = urllib.request.build_opener(urllib.request.ProxyHandler({"http": proxy, "https": proxy}))
opener.open(os.environ["TARGET"]).read()
`,
    proxied: '"http": proxy, "https": proxy',
  },
  {
    languageId: 'javascript',
    interpreter: 'node',
    source: `import axios from "axios";

const { hostname, port, username, password } = new URL(process.env.PROXY_URL);
const auth = { username: decodeURIComponent(username), password: decodeURIComponent(password) };
await axios.get(process.env.TARGET, { proxy: { protocol: "http", host: hostname, port: Number(port), auth } });
`,
    proxied: ', { proxy: { protocol: "http", host: hostname, port: Number(port), auth } }',
  },
] as const;

const NASTY = LOGINS.nasty;
let runs = 0;

/** Why the program proves nothing. It reaches the judge by an address, so that it could come directly as well. */
async function failure(
  stage: Stage,
  languageId: string,
  source: string,
  password: string,
): Promise<string | undefined> {
  runs += 1;
  const run = `run${runs}`;
  const upstream = stage.upstream('http', 'nasty');
  const harness: Harness | undefined = harnessFor(languageId);
  assert.ok(upstream && harness);
  const { host, port, program } = upstream;
  const url = proxyUrl({ scheme: 'http', host, port, user: NASTY.user, password: new Secret(password) });
  const workshop = newWorkshop(harness, stage.certificates.authority);
  const env = { PROXY_URL: url.expose(), TARGET: stage.target(run, true, '127.0.0.1') };
  const outcome = await runProgram(harness, workshop, source, env);
  rmSync(workshop.folder, { recursive: true });
  return failureOf(outcome, stage.seen(run), { via: program, isSecure: true });
}

describeWith(
  'openssl',
  'the proof of a snippet',
  () => {
    // other systems have one address of loopback alone, by which no proxy can be told from another
    (process.platform === 'linux' ? it : it.skip)(
      'sees what went through, what came direct, and what never came',
      async function () {
        this.timeout(60_000);
        await withUpstreams(async (stage) => {
          for (const { languageId, source, proxied } of PROGRAMS.filter(({ interpreter }) =>
            isInstalled(interpreter),
          )) {
            assert.ok(source.includes(proxied));
            const direct = source.replace(proxied, '');
            assert.equal(await failure(stage, languageId, source, NASTY.password), undefined, languageId);
            assert.equal(await failure(stage, languageId, direct, NASTY.password), 'came direct', languageId);
            assert.match((await failure(stage, languageId, source, 'p@ss')) ?? '', /^never came/, languageId);
          }
        }, 'sandbox');
      },
    );

    it('takes no program for proven that came but failed', () => {
      const seen = [{ via: 'squid', isSecure: true }];
      assert.equal(failureOf({ code: 0, output: '' }, seen, { via: 'squid', isSecure: true }), undefined);
      assert.equal(
        failureOf({ code: 1, output: 'first\nlast\n' }, seen, { via: 'squid', isSecure: true }),
        'came, but ended with 1: last',
      );
      assert.match(
        failureOf({ code: 0, output: '' }, seen, { via: 'squid', isSecure: false }) ?? '',
        /^never came/,
      );
      assert.equal(
        failureOf({ code: 0, output: '' }, seen, { via: 'dante', isSecure: true }),
        'came through squid',
      );
    });
  },
  ['version'],
);
