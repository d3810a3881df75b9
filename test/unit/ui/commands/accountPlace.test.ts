import assert from 'node:assert/strict';
import { accountPlace } from '../../../../src/ui/commands/accountPlace.js';

describe('where an account is', () => {
  it('names the host where it is not the provider’s usual one', () => {
    const at = (baseUrl: string, info: Parameters<typeof accountPlace>[1]) => accountPlace({ baseUrl }, info);
    const shop = { label: '1001Proxy', defaultBaseUrl: 'https://api.example.com/v1' };
    assert.equal(at('https://api.example.com/v1', shop), '1001Proxy');
    assert.equal(at('https://other.example.com:8443/v1', shop), '1001Proxy · other.example.com:8443');
    assert.equal(at('https://gw.example.com', { label: 'Gateway' }), 'Gateway · gw.example.com');
  });
});
