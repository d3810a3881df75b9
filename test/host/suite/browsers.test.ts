import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';
import { placesOf } from '../../../src/browser/places.js';
import { headlessChromium, script } from '../../programs/browser/headless.js';
import { until } from '../../until.js';
import { app, run } from '../product.js';
import { useProduct } from '../useProduct.js';

interface Opened {
  readonly running: string;
  readonly browser: string;
  readonly exitIp?: string;
  readonly country?: string;
}

describe('a browser that a person opens through a proxy', function () {
  this.timeout(60_000);
  const product = useProduct();
  const { PATH, DISPLAY } = process.env;
  let folder: string;
  let chromium: string;

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'egress-host-browsers-'));
    const machine = { platform: process.platform, environment: process.env, home: homedir() };
    chromium = placesOf('chromium', machine).find((file) => existsSync(file)) ?? '';
  });
  beforeEach(() => {
    process.env['PATH'] = `${folder}${path.delimiter}${PATH ?? ''}`;
    process.env['DISPLAY'] = ':0';
    product().sandbox.judge.clear();
  });
  afterEach(async () => {
    for (const { id } of await all()) {
      await run('stopRunningWithProxy', { running: id });
    }
    process.env['PATH'] = PATH;
    await rm(path.join(folder, 'chromium'), { force: true });
    if (DISPLAY === undefined) {
      delete process.env['DISPLAY'];
    }
  });
  after(() => rm(folder, { recursive: true, force: true }));

  const all = async () => (await (await app()).runs()).running.all();
  const german = () => ({ account: product().label('iploop'), country: 'DE', session: 'abc' });
  const open = (args: object) => run('openBrowserWithProxy', args) as Thenable<Opened | undefined>;

  /** A list with a proxy where nobody listens. */
  async function nobody(): Promise<{ readonly account: string }> {
    const file = path.join(folder, 'nobody.txt');
    await writeFile(file, 'http://127.0.0.1:9\n');
    product().questions.answer('No login');
    const added = (await run('addProxyList', { file, label: 'nobody' })) as { readonly account: string };
    return added;
  }

  /** The profiles of the processes that run with one. */
  async function profiles(): Promise<readonly string[]> {
    const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
    const lines = await Promise.all(
      ids.map((id) => readFile(`/proc/${id}/cmdline`, 'latin1').catch(() => '')),
    );
    const found = lines.flatMap(
      (line) => /(?:user-data-dir=|--profile\0)([^\0 ]*browsers[^\0 ]+)/.exec(line)?.[1] ?? [],
    );
    return [...new Set(found)];
  }

  /** A browser is several processes, the last of which ends a moment after the first. */
  const isGone = () => until('no process of it', async () => (await profiles()).length === 0);

  it('is seen at the exit of the proxy, says so, and leaves nothing when it is stopped', async () => {
    await headlessChromium(folder, chromium);
    const opened = await open({ ...german(), browser: 'chromium' });
    const { dialogs, sandbox, assertNoSecret } = product();
    assert.ok(opened, dialogs.text);
    assert.deepEqual(
      { ...opened, running: '', exitIp: '' },
      { running: '', browser: 'chromium', exitIp: '', country: 'DE' },
    );
    const [running] = await all();
    assert.equal(running?.kind, 'browser');
    assert.match(running.note ?? '', new RegExp(`^${opened.exitIp} · Germany$`));
    assert.match(dialogs.text, new RegExp(`Chromium goes out through .*: ${opened.exitIp} · Germany\\.`));

    const byBrowser = sandbox.judge.seen.find(({ headers }) => headers['user-agent']?.includes('Chrome/'));
    assert.equal(byBrowser?.exit.ip, opened.exitIp);
    assert.match(byBrowser?.headers['accept-language'] ?? '', /^de-DE,de;/);

    const [profile, ...others] = await profiles();
    assert.ok(profile && others.length === 0);
    const page = await readFile(path.join(profile, 'egress.html'), 'utf8');
    assert.match(page, new RegExp(`<dd>${opened.exitIp}</dd>`));
    assert.match(page, /<dd>Europe\/Berlin<\/dd>/);
    assertNoSecret([opened, running.note, page, dialogs.text], 'what is shown');

    const port = running.relay?.port;
    await run('stopRunningWithProxy', { running: opened.running });
    assert.deepEqual(await all(), []);
    await isGone();
    await until('the profile to be gone', () => !existsSync(profile));
    assert.ok(port);
    await assert.rejects(fetch(`http://127.0.0.1:${port}/`));
  });

  it('takes its row and its relay with it when it is closed', async () => {
    await headlessChromium(folder, chromium);
    const opened = await open({ ...german(), browser: 'chromium' });
    assert.ok(opened);
    const [profile = ''] = await profiles();
    const [port] = (await readFile(path.join(profile, 'DevToolsActivePort'), 'utf8')).split('\n');
    const pages = (await (await fetch(`http://127.0.0.1:${port}/json/list`)).json()) as {
      readonly id: string;
      readonly type: string;
      readonly url: string;
    }[];
    const [page, ...others] = pages.filter(({ type }) => type === 'page');
    assert.equal(others.length, 0);
    assert.match(page?.url ?? '', /^file:.*egress\.html$/);
    await fetch(`http://127.0.0.1:${port}/json/close/${page?.id}`);
    await until('the row to be gone', async () => (await all()).length === 0);
    await until('the profile to be gone', () => !existsSync(profile));
  });

  it('goes with its account, and says why', async () => {
    await headlessChromium(folder, chromium);
    assert.ok(await open({ ...german(), browser: 'chromium' }));
    await run('stopSandbox');
    await isGone();
    await until('a sentence', () => product().dialogs.text.includes('Stopped: Chromium'));
    await product().restart();
  });

  it('says what it could not do where the program ends at once, and leaves nothing', async () => {
    await script(path.join(folder, 'chromium'), 'echo "no libnss3.so here" >&2', 'exit 127');
    assert.equal(await open({ ...german(), browser: 'chromium' }), undefined);
    assert.match(product().dialogs.text, /Chromium did not come up/);
    assert.deepEqual(await all(), []);
  });

  it('closes one that does not use its proxy', async () => {
    await script(
      path.join(folder, 'chromium'),
      'for each; do shift; case "$each" in --proxy-*) ;; *) set -- "$@" "$each" ;; esac; done',
      `exec ${chromium} --headless=new --disable-gpu --disable-dev-shm-usage "$@"`,
    );
    assert.equal(await open({ ...german(), browser: 'chromium' }), undefined);
    assert.match(product().dialogs.text, /Chromium does not use the proxy that it was given/);
    assert.deepEqual(await all(), []);
    await isGone();
  });

  it('asks before it opens one whose exit was not seen', async () => {
    await headlessChromium(folder, chromium);
    const { dialogs, questions } = product();
    const { account } = await nobody();
    questions.answer('own list');
    assert.equal(await open({ account, browser: 'chromium' }), undefined);
    assert.deepEqual(
      dialogs.modals.map(({ message, detail }) => [message, detail]),
      [['Open Chromium although its exit was not seen?', 'No judge answered through the proxy: Refused.']],
    );
    assert.deepEqual(await all(), []);
    assert.deepEqual(await profiles(), []);
    dialogs.press('Remove');
    await run('removeAccount', { account });
  });

  it('has a relay without a token where it is Firefox, once that was accepted', async () => {
    await script(path.join(folder, 'firefox'), 'while :; do sleep 0.2; done');
    assert.equal(await open({ ...german(), browser: 'firefox' }), undefined);
    const [asked] = product().dialogs.modals;
    assert.match(asked?.detail ?? '', /any program on this machine/);
    assert.deepEqual(await all(), []);

    product().dialogs.press('Open without a token');
    const opened = await open({ ...german(), browser: 'firefox' });
    assert.equal(opened?.country, 'DE');
    const [running] = await all();
    assert.ok(running?.relay);
    assert.equal(running.relay.token, undefined);
    const [profile = ''] = await profiles();
    const preferences = await readFile(path.join(profile, 'user.js'), 'utf8');
    assert.ok(preferences.includes(`user_pref("network.proxy.http_port", ${running.relay.port});`));
    assert.match(preferences, /"intl\.accept_languages", "de-DE, de"/);
    assert.match(await readFile(path.join(profile, 'egress.html'), 'utf8'), /Any program on this machine/);
    await running.stop();
    assert.deepEqual(await profiles(), []);
    assert.equal(existsSync(profile), false);
  });

  it('is refused where nobody would see it, and where there is none', async () => {
    await open({ ...german(), browser: 'edge' });
    assert.match(product().dialogs.text, /Microsoft Edge was not found.*\/snap\/bin\/msedge/);
    delete process.env['DISPLAY'];
    delete process.env['WAYLAND_DISPLAY'];
    await open(german());
    assert.match(product().dialogs.text, /there is no screen/);
  });
});
