import assert from 'node:assert/strict';
import { startSandbox, type Sandbox } from '../../src/sandbox/index.js';
import { apiClient, at, fixture } from './apiClient.js';

describe('sandbox: ipswamp', () => {
  let sandbox: Sandbox;

  beforeEach(async () => {
    sandbox = await startSandbox();
  });

  afterEach(() => sandbox.stop());

  it('counts each call, whichever header has the key', async () => {
    const main = apiClient(sandbox, 'ipswamp');
    const other = apiClient(sandbox, 'ipswamp', '');
    const used = async () => at((await main.get('/test-key')).body, 'api_key_info.current_usage');
    assert.equal(await used(), 1_500);
    await other.get('/checkIP?ip=::1', { 'x-api-key': sandbox.keys.ipswamp.main });
    assert.equal(await used(), 1_502);
  });

  it('answers a missing key in its two forms, and a bad one in one', async () => {
    const get = (key: string, path: string) => apiClient(sandbox, 'ipswamp', key).get(path);
    const [onCheck, onTest, invalid] = [0, 1, 2].map((index) =>
      at(fixture('ipswamp/errors'), `[${index}].body`),
    );
    const checkWithout = await get('', '/checkIP?ip=192.0.2.1');
    const testWithout = await get('', '/test-key');
    assert.deepEqual([checkWithout.status, checkWithout.body], [401, onCheck]);
    assert.deepEqual([testWithout.status, testWithout.body], [401, onTest]);
    assert.deepEqual((await get('unknown', '/test-key')).body, invalid);
    for (const key of ['unknown', sandbox.keys.ipswamp.expired, sandbox.keys.ipswamp.exhausted]) {
      assert.equal((await get(key, '/test-key')).status, 403);
    }
  });

  it('refuses what is no address', async () => {
    for (const path of ['/checkIP', '/checkIP?ip=', '/checkIP?ip=localhost', '/checkIP?ip=1.2.3.400']) {
      assert.equal((await apiClient(sandbox, 'ipswamp').get(path)).status, 400, path);
    }
  });
});
