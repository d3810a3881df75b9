import assert from 'node:assert/strict';
import { ProviderError, type ErrorKind } from '../../../src/core/errors.js';
import { proxyHostReader } from '../../../src/providers/iploop/proxyHost.js';

const { signal } = new AbortController();

const failingWith = (kind: ErrorKind) => () =>
  Promise.reject(new ProviderError({ kind, provider: 'iploop', endpoint: 'GET /api/support/status' }));

describe("IPLoop's proxy host", () => {
  it('is the documented one while the status cannot be read', async () => {
    const read = proxyHostReader(failingWith('network'), true);
    assert.deepEqual(await read(signal), { host: 'gateway.iploop.io', port: 8880 });
  });

  it('is no excuse to go on after a cancellation', async () => {
    await assert.rejects(proxyHostReader(failingWith('cancelled'), true)(signal), { kind: 'cancelled' });
  });

  it('is not guessed for an address of the user', async () => {
    await assert.rejects(proxyHostReader(failingWith('network'), false)(signal), { kind: 'network' });
    const silent = () => Promise.resolve({ status: 'operational' });
    await assert.rejects(proxyHostReader(silent, false)(signal), { kind: 'malformedAnswer' });
  });
});
