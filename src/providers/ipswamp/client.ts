import { Secret } from '../../core/secret.js';
import type { Connect } from '../../http/client.js';
import { messageUnder } from '../errorBody.js';
import type { Credentials } from '../provider.js';
import { keyTestAnswer, lookupAnswer } from './schemas.js';

/**
 * Both calls (contracts: ipswamp). Each counts against the paid allowance, so none is repeated. A 403
 * is an invalid key, an expired one or a used-up allowance: only its message tells which.
 */
export function ipswampCalls({ baseUrl, key }: Credentials, connect: Connect) {
  const client = connect({
    provider: 'ipswamp',
    baseUrl,
    keyHeader: { name: 'Authorization', value: new Secret(`Bearer ${key.expose()}`) },
    rateLimits: [],
    retries: 'never',
    readErrorBody: (_status, body) => messageUnder(body, 'message', 'statusMessage'),
  });
  return {
    testKey: (signal: AbortSignal) =>
      client.read({ endpoint: 'GET /test-key', path: ['test-key'], schema: keyTestAnswer(), signal }),

    checkIp: (ip: string, signal: AbortSignal) =>
      client.read({
        endpoint: 'GET /checkIP',
        path: ['checkIP'],
        query: { ip },
        schema: lookupAnswer(),
        signal,
      }),
  };
}
