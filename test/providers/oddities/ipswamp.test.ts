import assert from 'node:assert/strict';
import { answering, MARKUP } from '../account.js';

const { signal } = new AbortController();

describe('an IPSwamp that is legal but odd', () => {
  it('answers a lookup with any object', async () => {
    const fields = { ip: '8.8.8.8', risk: { score: 0.5, tags: [MARKUP, null] }, future: [] };
    assert.deepEqual(await answering('ipswamp', fields).ipLookup?.lookUp('8.8.8.8', signal), fields);
  });

  it('says that a key is not valid without an error status', async () => {
    const api_key_info = { name: null, current_usage: 0, max_api_requests: 0 };
    const report = await answering('ipswamp', { success: false, api_key_info }).keyCheck?.check(signal);
    assert.deepEqual(report, { isValid: false, usage: { kind: 'requests', used: 0, limit: 0 } });
  });
});
