import assert from 'node:assert/strict';
import { answering, KEY, MARKUP } from '../account.js';

const { signal } = new AbortController();

describe('an IPSwamp that is legal but odd', () => {
  it('answers a lookup with any object', async () => {
    const fields = { ip: '8.8.8.8', risk: { score: 0.5, tags: [MARKUP, null] }, future: [] };
    assert.deepEqual(await answering('ipswamp', fields).ipLookup?.lookUp('8.8.8.8', signal), fields);
  });

  it('repeats the key in what it answers, and it is taken out', async () => {
    const echo = { key: KEY, request: { headers: [`Bearer ${KEY}`, null, 1] } };
    assert.deepEqual(await answering('ipswamp', echo).ipLookup?.lookUp('8.8.8.8', signal), {
      key: '[secret]',
      request: { headers: ['Bearer [secret]', null, 1] },
    });
    const api_key_info = { name: `Key ${KEY}`, current_usage: 0, max_api_requests: 0 };
    const report = await answering('ipswamp', { success: true, api_key_info }).keyCheck?.check(signal);
    assert.equal(report?.name, 'Key [secret]');
  });

  it('says that a key is not valid without an error status', async () => {
    const api_key_info = { name: null, current_usage: 0, max_api_requests: 0 };
    const report = await answering('ipswamp', { success: false, api_key_info }).keyCheck?.check(signal);
    assert.deepEqual(report, { isValid: false, usage: { kind: 'requests', used: 0, limit: 0 } });
  });
});
