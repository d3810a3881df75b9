import type { Effects } from '../../core/effects.js';
import type { Permit } from '../../core/permit.js';
import { Secret } from '../../core/secret.js';
import type { ClientOptions, Connect } from '../../http/client.js';
import { messageUnder } from '../errorBody.js';
import { payloadOf } from '../payload.js';
import type { Credentials } from '../provider.js';
import { diagnosisAnswer, explanationAnswer, signUpAnswer, statusAnswer, supportAnswer } from './schemas.js';

export type IploopCalls = ReturnType<typeof iploopCalls>;

/** What is asked without a key counts against nobody's plan. */
const PUBLIC = 'public';

/** Its limits differ by plan: the free one's is stated. */
const OPTIONS = {
  provider: 'iploop',
  rateLimits: [
    { category: 'general', limit: 30, windowMs: 60_000, isLowestTier: true },
    { category: PUBLIC, limit: 30, windowMs: 60_000, isLowestTier: true },
  ],
  retries: 'reads',
  readErrorBody: (_status, body) => messageUnder(body, 'error', 'message'),
} as const satisfies Partial<ClientOptions>;

/** The support API (contracts: iploop). */
export function iploopCalls({ baseUrl, key }: Credentials, connect: Connect) {
  const client = connect({
    ...OPTIONS,
    baseUrl,
    keyHeader: { name: 'Authorization', value: new Secret(`Bearer ${key.expose()}`) },
  });
  return {
    budgets: () => client.budgets(),

    status: (signal: AbortSignal) =>
      client.read({
        endpoint: 'GET /api/support/status',
        path: ['api', 'support', 'status'],
        schema: statusAnswer(),
        isAnonymous: true,
        category: PUBLIC,
        signal,
      }),

    /** The status that comes with a diagnosis of an invalid key is not documented. */
    diagnose: (signal: AbortSignal) =>
      client.read({
        endpoint: 'GET /api/support/diagnose',
        path: ['api', 'support', 'diagnose'],
        schema: diagnosisAnswer(),
        acceptsStatus: (status) => status >= 400 && status < 500 && status !== 429,
        signal,
      }),

    explain: (code: number, signal: AbortSignal) =>
      client.read({
        endpoint: 'GET /api/support/errors/{code}',
        path: ['api', 'support', 'errors', String(code)],
        schema: explanationAnswer(),
        isAnonymous: true,
        category: PUBLIC,
        signal,
      }),

    ask: (question: string, signal: AbortSignal) =>
      client.read({
        endpoint: 'POST /api/support/ask',
        method: 'POST',
        path: ['api', 'support', 'ask'],
        body: { question },
        schema: supportAnswer(),
        signal,
      }),
  };
}

/** The one call that needs no account (contracts: iploop, Quick Start for Bots). */
export function signUpCall(baseUrl: string, connect: Connect) {
  const client = connect({ ...OPTIONS, baseUrl });
  return ({ email }: Effects['signUp'], permit: Permit) => {
    const password = payloadOf(permit);
    return client.effect({
      endpoint: 'POST /api/auth/signup',
      method: 'POST',
      path: ['api', 'auth', 'signup'],
      category: PUBLIC,
      body: { email, password },
      secrets: [password],
      schema: signUpAnswer(),
      permit,
    });
  };
}
