import assert from 'node:assert/strict';
import { startSandbox, type Sandbox } from '../../src/sandbox/index.js';
import { type Answer, apiClient, at } from './apiClient.js';

describe('sandbox: iploop', () => {
  let now = Date.UTC(2026, 5, 10, 8);
  let sandbox: Sandbox;

  beforeEach(async () => {
    now = Date.UTC(2026, 5, 10, 8);
    sandbox = await startSandbox({ clock: () => now });
  });

  afterEach(() => sandbox.stop());

  it('tells the quota: 6.8 of 10 GB are left', async () => {
    const { body } = await apiClient(sandbox, 'iploop').get('/api/support/diagnose');
    assert.deepEqual(
      [at(body, 'quota_gb'), at(body, 'remaining_gb'), at(body, 'usage_percent')],
      [10, 6.8, 32],
    );
  });

  it('limits each key by its plan, and says so on every answer', async () => {
    const free = apiClient(sandbox, 'iploop', sandbox.keys.iploop.free);
    const answers: Answer[] = [];
    for (let count = 0; count < 31; count += 1) {
      answers.push(await free.get('/api/support/diagnose'));
    }
    assert.deepEqual(
      [0, 29, 30].map((index) => [
        answers[index]?.status,
        answers[index]?.headers.get('x-ratelimit-limit'),
        answers[index]?.headers.get('x-ratelimit-remaining'),
        answers[index]?.headers.get('x-ratelimit-reset'),
      ]),
      [
        [200, '30', '29', String(now / 1_000 + 60)],
        [200, '30', '0', String(now / 1_000 + 60)],
        [429, '30', '0', String(now / 1_000 + 60)],
      ],
    );
    const starter = await apiClient(sandbox, 'iploop').get('/api/support/status');
    assert.equal(starter.headers.get('x-ratelimit-limit'), '120');
    now += 60_000;
    assert.equal((await free.get('/api/support/diagnose')).status, 200);
  });

  it('refuses questions without a key or a text, unknown codes and bad sign-ups', async () => {
    const iploop = apiClient(sandbox, 'iploop');
    const nobody = apiClient(sandbox, 'iploop', '');
    const signUp = { email: 'a@sandbox.test', password: 'long enough' };
    assert.equal((await nobody.post('/api/support/ask', { question: 'quota?' })).status, 401);
    assert.equal((await iploop.post('/api/support/ask', { question: ' ' })).status, 400);
    assert.equal((await iploop.post('/api/support/ask', 'no json')).status, 400);
    assert.equal((await iploop.get('/api/support/errors/418')).status, 404);
    assert.equal((await iploop.get('/api/support/errors/toString')).status, 404);
    assert.equal((await iploop.post('/api/auth/signup', { ...signUp, email: 'a' })).status, 400);
    assert.equal((await iploop.post('/api/auth/signup', { ...signUp, password: 'short' })).status, 400);
    assert.equal((await iploop.post('/api/auth/signup', signUp)).status, 201);
    assert.equal((await iploop.post('/api/auth/signup', signUp)).status, 409);
  });

  for (const topic of ['countries', 'quota', 'pricing', 'errors', 'timeouts', 'speed', 'availability']) {
    it(`answers about ${topic}`, async () => {
      const { body } = await apiClient(sandbox, 'iploop').post('/api/support/ask', {
        question: `What about ${topic}?`,
      });
      assert.doesNotMatch(String(at(body, 'answer')), /^I can answer/);
    });
  }
});
