import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { get as httpGet } from 'node:http';
import { get as httpsGet } from 'node:https';
import { startSandbox, type Sandbox } from '../../src/sandbox/index.js';
import { at } from './apiClient.js';

function page(url: string, ca?: string): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const options = { agent: false, ...(ca !== undefined && { ca }) };
    const request = url.startsWith('https:') ? httpsGet(url, options) : httpGet(url, options);
    request.on('error', reject);
    request.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString() });
      });
    });
  });
}

describe('sandbox: the judge', () => {
  let sandbox: Sandbox;
  before(async () => {
    sandbox = await startSandbox();
  });
  after(() => sandbox.stop());

  it('tells its visitor how it looks, with TLS and without', async () => {
    for (const url of [sandbox.judgeUrl, sandbox.judgeTlsUrl]) {
      const { body } = await page(url, sandbox.judgeCa);
      const answer: unknown = JSON.parse(body);
      assert.deepEqual(
        [at(answer, 'origin'), at(answer, 'via'), at(answer, 'url')],
        ['127.0.0.1', 'direct', url],
      );
    }
    assert.equal(sandbox.judge.seen.length, 2);
  });

  it('shows a certificate that nobody trusts who was not given its root', async () => {
    await assert.rejects(page(sandbox.judgeTlsUrl), { code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' });
  });

  it('has a root for its own names and loopback alone, for decades', () => {
    const root = new X509Certificate(sandbox.judgeCa);
    assert.match(root.subject, /opens nothing$/);
    assert.equal(new Date(root.validTo).getUTCFullYear(), 2099);
    assert.ok(root.raw.includes(Buffer.from('sandbox.test')));
  });

  it('sends as many bytes as are asked for, up to ten million', async () => {
    const { body } = await page(new URL('/bytes/100000', sandbox.judgeUrl).href);
    assert.equal(body.length, 100_000);
    assert.equal((await page(new URL('/bytes/99999999', sandbox.judgeUrl).href)).body.length, 10_000_000);
  });
});
