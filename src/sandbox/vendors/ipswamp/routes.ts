import { isIP } from 'node:net';
import { bearerToken, type Call, type ProviderApi, singleHeader } from '../../api/call.js';
import { json, type Reply } from '../../api/reply.js';
import { reputation } from './reputation.js';
import type { IpswampAccount, IpswampState } from './state.js';

/** ipswamp's two calls. Each costs one request of the key's quota. */
export function ipswampApi(state: IpswampState): ProviderApi {
  return {
    basePath: '/api/v1',
    maxBodyBytes: 64 * 1024,
    fail,
    routes: [
      {
        method: 'GET',
        path: '/test-key',
        op: 'testKey',
        handle: (call) =>
          withKey(
            state,
            call,
            json({ statusCode: 401, statusMessage: 'Valid API key required' }, 401),
            (account) => json(keyInfo(account, call.now)),
          ),
      },
      {
        method: 'GET',
        path: '/checkIP',
        op: 'checkIP',
        handle: (call) => withKey(state, call, fail(401, 'API key required...'), () => checkIp(call)),
      },
    ],
  };
}

function fail(statusCode: number, message: string): Reply {
  return json({ error: true, statusCode, message }, statusCode);
}

/** The two calls answer a missing key in two forms, as documented; everything else is one form. */
function withKey(
  state: IpswampState,
  { headers }: Call,
  withoutKey: Reply,
  answer: (account: IpswampAccount) => Reply,
): Reply {
  const key = bearerToken(headers) ?? singleHeader(headers, 'x-api-key');
  if (key === undefined) {
    return withoutKey;
  }
  const account = state.account(key);
  if (!account) {
    return fail(403, 'Invalid API key');
  }
  if (account.isExpired) {
    return fail(403, 'Expired API key');
  }
  if (account.usedRequests >= account.maxRequests) {
    return fail(403, 'Usage limit exceeded');
  }
  account.usedRequests += 1;
  return answer(account);
}

function keyInfo(account: IpswampAccount, now: number): unknown {
  return {
    success: true,
    message: 'API key validation successful! -1 Request',
    timestamp: new Date(now).toISOString(),
    organization_id: account.organizationId,
    api_key_info: {
      uid: account.uid,
      name: account.keyName,
      current_usage: account.usedRequests,
      max_api_requests: account.maxRequests,
      created_at: new Date(account.createdAt).toISOString(),
    },
  };
}

function checkIp({ query, now }: Call): Reply {
  const ip = query.get('ip') ?? '';
  return isIP(ip) === 0 ? fail(400, 'A valid ip is required') : json(reputation(ip, now));
}
