import assert from 'node:assert/strict';
import { isProviderError } from '../../../src/core/errors.js';
import { accountAnswered, accountAt, KEY, answering } from '../account.js';
import { Replay } from '../replay.js';

const { signal } = new AbortController();

describe('an IPLoop that is legal but odd', () => {
  let server: Replay;

  before(async () => {
    server = await Replay.start();
  });

  after(() => server.stop());

  const invalid = { key_valid: false, error: `API key ${KEY} not found`, fix: 'Sign up' };

  it('reports an invalid key whatever the status it comes with', async () => {
    for (const status of [200, 400, 401, 403, 404]) {
      server.reply = { status, body: JSON.stringify(invalid) };
      const account = accountAt('iploop', server.origin);
      assert.deepEqual(await account.keyCheck?.check(signal), {
        isValid: false,
        message: 'API key [secret] not found',
        fix: 'Sign up',
      });
      const error: unknown = await account.usage?.read(signal).catch((reason: unknown) => reason);
      assert.ok(isProviderError(error));
      assert.equal(error.kind, 'unauthorized');
      assert.equal(error.details.providerMessage, 'API key [secret] not found. Sign up');
    }
  });

  it('takes no error for a diagnosis', async () => {
    server.reply = { status: 429, body: JSON.stringify(invalid), headers: { 'Retry-After': '3600' } };
    const error: unknown = await accountAt('iploop', server.origin)
      .keyCheck?.check(signal)
      .catch((reason: unknown) => reason);
    assert.ok(isProviderError(error));
    assert.equal(error.kind, 'rateLimited');
  });

  it('tells its proxy host once for many targets', async () => {
    server.reply = { body: JSON.stringify({ status: 'up?', proxy_endpoint: '[::1]:8880' }) };
    server.requests.length = 0;
    const account = accountAt('iploop', server.origin);
    for (const country of ['US', 'DE']) {
      const [endpoint] = (await account.targeting?.endpoints({ country }, signal)) ?? [];
      assert.equal(endpoint?.address.host, '::1');
    }
    assert.equal(server.requests.length, 1);
  });

  it('is asked for its proxy host again after a failure, and has no other host at an address of its own', async () => {
    server.reply = { status: 404 };
    const account = accountAt('iploop', server.origin);
    await assert.rejects(account.targeting?.endpoints({}, signal) ?? Promise.resolve());
    server.reply = { body: JSON.stringify({ status: 'operational', proxy_endpoint: 'h.example:1' }) };
    assert.equal((await account.targeting?.endpoints({}, signal))?.length, 2);
  });

  it('serves at its documented host while its status does not tell', async () => {
    for (const body of ['{"status":"down"}', 'no JSON']) {
      const account = accountAnswered('iploop', body, 'https://gateway.iploop.io:9443/');
      const [endpoint] = (await account.targeting?.endpoints({}, signal)) ?? [];
      assert.equal(endpoint?.address.host, 'gateway.iploop.io');
      assert.equal(endpoint.address.port, 8880);
    }
  });

  it('repeats no key in an answer', async () => {
    const account = answering('iploop', {
      answer: `Is ${KEY} yours?`,
      related: { [KEY]: [1, `at ${KEY}`], on: true },
    });
    assert.deepEqual(await account.support?.ask('?', signal), {
      answer: 'Is [secret] yours?',
      related: { '[secret]': [1, 'at [secret]'], on: true },
    });
  });
});
