import assert from 'node:assert/strict';
import { chromium, type Browser } from 'playwright-core';
import { startSandbox, type Sandbox } from '../../../src/sandbox/index.js';
import { chromium as chromiumPath } from '../../../tools/needs.mjs';
import { REACH } from './pageScripts.js';
import { relayTo } from './stage.js';

describe('a page that was led to the port of a relay', function () {
  this.timeout(60_000);
  let sandbox: Sandbox;
  let browser: Browser;

  before(async () => {
    sandbox = await startSandbox();
    browser = await chromium.launch({
      executablePath: chromiumPath(),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--host-resolver-rules=MAP rebound.example.com 127.0.0.1',
        // as before Chromium kept pages of elsewhere from this machine by itself
        '--disable-features=LocalNetworkAccessChecks,LocalNetworkAccessChecksWebSockets',
      ],
    });
  });

  after(async () => {
    await browser.close();
    await sandbox.stop();
  });

  for (const demandsToken of [true, false]) {
    it(`gets nothing through it by fetch, form, WebSocket or image, ${demandsToken ? 'without its token' : 'though it demands none'}`, async () => {
      const relay = await relayTo(sandbox, { demandsToken });
      const page = await browser.newPage();
      const origin = `http://rebound.example.com:${relay.port}`;
      await page.route(`${origin}/own`, (route) =>
        route.fulfill({ contentType: 'text/html', body: '<form method="post" action="/form"></form>' }),
      );
      await page.goto(`${origin}/own`);
      const got = await page.evaluate(REACH);
      const [posted] = await Promise.all([
        page.waitForResponse(`${origin}/form`),
        page.evaluate('document.forms[0].submit()'),
      ]);

      assert.deepEqual(got, { get: '400', post: '400', login: '400', socket: 'error', image: 'error' });
      assert.equal(posted.status(), 400);
      assert.equal(relay.counts.requests, 0);
      assert.ok(relay.counts.refused >= 5);
      assert.deepEqual(sandbox.proxies.visits, []);
      assert.deepEqual(sandbox.judge.seen, []);
      await relay.close();
    });
  }
});
