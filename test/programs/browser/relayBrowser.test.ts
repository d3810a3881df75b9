import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { Chromium, type ChromiumStart } from '../../../src/browser/chromium.js';
import { localeOf } from '../../../src/browser/countryLocale.js';
import { NotOpened } from '../../../src/browser/openBrowser.js';
import { newProfile } from '../../../src/browser/profiles.js';
import { RELAY_USER } from '../../../src/relay/environment.js';
import type { Relay } from '../../../src/relay/relay.js';
import { startSandbox, type Sandbox } from '../../../src/sandbox/index.js';
import { chromium as chromiumPath } from '../../../tools/needs.mjs';
import { canariesOf } from '../../canaries/canaries.js';
import { canSeeProcesses, searchProcesses } from '../../canaries/processes.js';
import { CanaryScanner } from '../../canaries/scanner.js';
import { at } from '../../sandbox/apiClient.js';
import { until } from '../../until.js';
import { headlessChromium } from './headless.js';
import { ask, GATHER_CANDIDATES, LOOK } from './pageScripts.js';
import { relayTo } from './stage.js';

/** A name that exists at the proxies alone. */
const JUDGE = 'http://judge.sandbox.test/';

describe('a browser through a relay', function () {
  this.timeout(60_000);
  let folder: string;
  let sandbox: Sandbox;
  let relay: Relay;
  let start: ChromiumStart;
  let open: Chromium;
  let seen: string | undefined;
  let driver: Browser;
  let page: Page;

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'egress-browser-'));
    sandbox = await startSandbox();
    relay = await relayTo(sandbox);
    start = await startWith(folder, relay);
    open = await Chromium.start(start);
    seen = await open.logIn(JUDGE, start);
    const port = await readFile(path.join(start.profile, 'DevToolsActivePort'), 'utf8');
    driver = await chromium.connectOverCDP(`http://127.0.0.1:${port.split('\n')[0] ?? ''}`);
    const [context] = driver.contexts();
    assert.ok(context);
    page = await context.newPage();
    await page.goto(`${JUDGE}first`);
  });

  after(async () => {
    await open.close();
    await relay.close();
    await sandbox.stop();
    await rm(folder, { recursive: true, force: true, maxRetries: 10 });
  });

  it('is seen by the judge at the exit, with the language of its country', () => {
    const said: unknown = JSON.parse(seen ?? '');
    assert.equal(at(said, 'country'), 'DE');
    assert.match(String(at(said, 'via')), /^iploop/);
    assert.match(String(at(said, 'headers.accept-language')), /^de-DE,de;/);
    const [visit] = sandbox.judge.seen;
    assert.equal(at(said, 'origin'), visit?.exit.ip);
    assert.equal(visit?.askedFor?.split(':')[0], 'judge.sandbox.test');
  });

  it('shows pages the language and time zone of the country, and no automaton', async () => {
    const told = await page.evaluate(LOOK);
    assert.deepEqual(told, { languages: ['de-DE', 'de'], timeZone: 'Europe/Berlin', isAutomaton: false });
  });

  it('needs no login again, in other pages and in windows of pages', async () => {
    const { refused } = relay.counts;
    const other = await page.context().newPage();
    const [popup, answer] = await Promise.all([
      page.waitForEvent('popup'),
      other.goto(`${JUDGE}other`),
      page.evaluate(`void window.open('${JUDGE}popup')`),
    ]);
    await popup.waitForLoadState();
    assert.equal(answer?.status(), 200);
    assert.match(await popup.content(), /judge\.sandbox\.test\/popup/);
    assert.equal(relay.counts.refused, refused);
    await Promise.all([other.close(), popup.close()]);
  });

  it('has no key, password or token in the arguments and environments of its processes', async function () {
    if (!canSeeProcesses) {
      this.skip();
    }
    const token = { name: 'the token', value: relay.token ?? '' };
    const scanner = new CanaryScanner([...(await canariesOf(sandbox)), token]);
    const { processes, findings } = searchProcesses(scanner, process.pid);
    assert.ok(processes > 3, 'the browser was not looked at');
    assert.deepEqual(findings, []);
  });

  it('gives WebRTC no address of this machine', async () => {
    const candidates = await page.evaluate(GATHER_CANDIDATES);
    assert.deepEqual(candidates, []);
  });

  it('goes nowhere around the relay, to this machine neither', async () => {
    const asked: string[] = [];
    const sink = await listening(
      createServer((request, response) => {
        asked.push(request.url ?? '');
        response.end();
      }),
    );
    const { port } = sink.address() as AddressInfo;
    const { refused } = relay.counts;
    for (const host of ['127.0.0.1', 'localhost', '[::1]']) {
      await page.evaluate(ask(`http://${host}:${port}/`));
    }
    assert.ok(relay.counts.refused >= refused + 3, 'the relay has refused them');
    assert.deepEqual(asked, []);
    sink.close();
  });

  it('has the token in no command line, no environment and no file of its profile', async () => {
    const { token = '' } = relay;
    assert.ok(token.length > 0);
    const shown: string[] = [];
    let own = 0;
    for (const id of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
      for (const file of ['cmdline', 'environ']) {
        const text = await readFile(`/proc/${id}/${file}`, 'latin1').catch(() => '');
        own += text.includes(start.profile) ? 1 : 0;
        shown.push(...(text.includes(token) ? [`${id}/${file}`] : []));
      }
    }
    const files = await readdir(start.profile, { recursive: true, withFileTypes: true });
    for (const file of files.filter((each) => each.isFile())) {
      const bytes = await readFile(path.join(file.parentPath, file.name)).catch(() => Buffer.alloc(0));
      const forms = [token, Buffer.from(`${RELAY_USER}:${token}`).toString('base64')];
      shown.push(...forms.filter((form) => bytes.includes(form)).map(() => file.name));
    }
    assert.ok(own > 3 && files.length > 20, 'the browser’s processes and files were looked at');
    assert.deepEqual(shown, []);
  });

  it('gives the token to no page that asks for a login', async () => {
    const asking = await listening(
      createServer((_, response) => {
        response.writeHead(401, { 'www-authenticate': 'Basic realm="Egress"' }).end();
      }),
    );
    const { port } = asking.address() as AddressInfo;
    const heard: (string | undefined)[] = [];
    asking.on('request', ({ headers }) =>
      heard.push(headers.authorization ?? headers['proxy-authorization']),
    );
    // the page is the first that asks
    const fresh = await relayTo(sandbox, { allowsPrivateTargets: true, demandsToken: false });
    const other = { ...(await startWith(folder, fresh)), login: start.login };
    const browser = await Chromium.start(other);
    await browser.logIn(`http://127.0.0.1:${port}/`, other);
    await browser.close();
    await fresh.close();
    asking.close();
    assert.ok(heard.length > 0 && heard.every((each) => each === undefined), JSON.stringify(heard));
  });

  it('shows the start page alone, and is gone with its last page', async () => {
    const fresh = await startWith(folder, relay);
    const browser = await Chromium.start(fresh);
    await browser.logIn(JUDGE, fresh);
    await browser.show('about:blank#start');
    const port = await readFile(path.join(fresh.profile, 'DevToolsActivePort'), 'utf8');
    const other = await chromium.connectOverCDP(`http://127.0.0.1:${port.split('\n')[0] ?? ''}`);
    const pages = () => other.contexts().flatMap((context) => context.pages());
    await until('the start page', () => pages().length === 1);
    assert.equal(pages()[0]?.url(), 'about:blank#start');
    await pages()[0]?.close();
    await browser.ended;
  });

  it('tells each page the time zone where the environment does not', async () => {
    const fresh = { ...(await startWith(folder, relay)), hasToTellTimeZone: true, timeZone: 'Asia/Tokyo' };
    const browser = await Chromium.start(fresh);
    await browser.logIn(JUDGE, fresh);
    await browser.show('about:blank#start');
    const port = await readFile(path.join(fresh.profile, 'DevToolsActivePort'), 'utf8');
    const other = await chromium.connectOverCDP(`http://127.0.0.1:${port.split('\n')[0] ?? ''}`);
    const [shown] = other.contexts().flatMap((context) => context.pages());
    assert.equal(await shown?.evaluate(() => Intl.DateTimeFormat().resolvedOptions().timeZone), 'Asia/Tokyo');
    await browser.close();
  });

  it('says what it wrote where it does not come up, and leaves no process', async () => {
    const timeLimit = AbortSignal.timeout(10_000);
    const broken = { ...start, program: path.join(folder, 'none'), timeLimit };
    await assert.rejects(
      Chromium.start(broken),
      (error) => error instanceof NotOpened && (error.complaint ?? '').includes('ENOENT'),
    );
  });

  it('is gone with the process that opened it, even where that is killed', async () => {
    const profile = await newProfile(path.join(folder, 'profiles'));
    const { program } = start;
    const script = path.join(import.meta.dirname, 'holdBrowser.ts');
    const holder = spawn(process.execPath, ['--import', 'tsx', script, program, profile], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(holder.stdout, 'data');
    assert.ok((await processesOf(profile)).length > 1);
    holder.kill('SIGKILL');
    await until('the browser to be gone', async () => (await processesOf(profile)).length === 0);
  });
});

/** The ids of those that were started with this profile. */
async function processesOf(profile: string): Promise<readonly string[]> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const lines = await Promise.all(ids.map((id) => readFile(`/proc/${id}/cmdline`, 'latin1').catch(() => '')));
  return ids.filter((_, place) => lines[place]?.includes(profile));
}

async function startWith(folder: string, { port, token = '' }: Relay): Promise<ChromiumStart> {
  const locale = localeOf('DE');
  assert.ok(locale);
  return {
    program: await headlessChromium(path.join(folder, 'bin'), chromiumPath()),
    profile: await newProfile(path.join(folder, 'profiles')),
    relayPort: port,
    isRoot: process.getuid?.() === 0,
    login: { user: RELAY_USER, password: token },
    hasToTellTimeZone: false,
    timeLimit: AbortSignal.timeout(30_000),
    ...locale,
  };
}

async function listening(server: Server): Promise<Server> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}
