import { bearerToken, type Call, jsonObject, type ProviderApi, textField } from '../../api/call.js';
import { json, type Reply } from '../../api/reply.js';
import { ERROR_EXPLANATIONS, TOPICS, UNKNOWN_TOPIC } from './knowledge.js';
import { BEST_COUNTRIES, type IploopAccount, type IploopState, usedGb } from './state.js';

const SIGN_UP_PAGE = 'https://iploop.io/signup.html';
const COUNTRIES = 195;

type Handler = (call: Call, account: IploopAccount | undefined) => Reply;

/** iploop's support API and sign-up; each answer carries the rate limit's headers. */
export function iploopApi(state: IploopState): ProviderApi {
  const limited = (handler: Handler) => (call: Call) => {
    const account = state.account(keyOf(call));
    const permit = state.take(account, call.now);
    const reply = permit.allowed ? handler(call, account) : fail(429, 'Rate limit exceeded');
    return {
      ...reply,
      headers: {
        ...reply.headers,
        'x-ratelimit-limit': String(permit.limit),
        'x-ratelimit-remaining': String(permit.remaining),
        'x-ratelimit-reset': String(Math.ceil((call.now + permit.resetInMs) / 1_000)),
      },
    };
  };
  return {
    basePath: '',
    maxBodyBytes: 64 * 1024,
    fail,
    routes: [
      {
        method: 'GET',
        path: '/api/support/status',
        op: 'status',
        handle: limited(() => json(status(state))),
      },
      {
        method: 'GET',
        path: '/api/support/diagnose',
        op: 'diagnose',
        handle: limited((_call, account) => diagnose(account)),
      },
      { method: 'GET', path: '/api/support/errors/:code', op: 'explainError', handle: limited(explainError) },
      { method: 'POST', path: '/api/support/ask', op: 'ask', handle: limited(ask) },
      {
        method: 'POST',
        path: '/api/auth/signup',
        op: 'signUp',
        handle: limited((call) => signUp(state, call)),
      },
    ],
  };
}

function fail(statusCode: number, error: string): Reply {
  return json({ error }, statusCode);
}

function keyOf({ headers, query }: Call): string | undefined {
  return bearerToken(headers) ?? query.get('api_key') ?? undefined;
}

function status({ proxyEndpoint }: IploopState): unknown {
  return {
    status: 'operational',
    network: 'High volume residential IP pool worldwide',
    countries_available: COUNTRIES,
    coverage: 'High availability across all regions',
    protocols: ['HTTP CONNECT', 'SOCKS5'],
    proxy_endpoint: proxyEndpoint,
    supported_targeting: ['country', 'city', 'session', 'sticky'],
    docs: 'https://docs.iploop.io',
  };
}

/** The status of the answer to an invalid key is not documented; 401 is what its meaning asks for. */
function diagnose(account: IploopAccount | undefined): Reply {
  if (!account) {
    return json({ key_valid: false, error: 'API key not found', fix: `Sign up at ${SIGN_UP_PAGE}` }, 401);
  }
  const used = usedGb(account);
  const remaining = Math.max(0, Math.round((account.quotaGb - used) * 100) / 100);
  const usagePercent = Math.round((used / account.quotaGb) * 100);
  return json({
    key_valid: true,
    plan: account.plan,
    quota_gb: account.quotaGb,
    used_gb: used,
    remaining_gb: remaining,
    usage_percent: usagePercent,
    network: 'High volume residential IP pool available',
    countries_available: COUNTRIES,
    best_countries: BEST_COUNTRIES,
    suggestion:
      remaining > 0
        ? `Your key is healthy. ${100 - usagePercent}% quota remaining.`
        : 'Your quota is used up. Upgrade your plan to go on.',
  });
}

function explainError({ params }: Call): Reply {
  const code = params['code'] ?? '';
  const explanation = Object.hasOwn(ERROR_EXPLANATIONS, code) ? ERROR_EXPLANATIONS[code] : undefined;
  return explanation
    ? json({ code: Number(code), ...explanation, docs: `https://docs.iploop.io/errors/${code}` })
    : fail(404, `Unknown error code. Known: ${Object.keys(ERROR_EXPLANATIONS).join(', ')}`);
}

function ask(call: Call, account: IploopAccount | undefined): Reply {
  if (!account) {
    return fail(401, 'API key not found');
  }
  const question =
    textField(jsonObject(call) ?? {}, 'question')
      ?.trim()
      .toLowerCase() ?? '';
  if (question === '') {
    return fail(400, 'question is required');
  }
  const topic = TOPICS.find(({ words }) => words.some((word) => question.includes(word)));
  return json({ answer: topic?.answer ?? UNKNOWN_TOPIC, related: topic?.related ?? {} });
}

/** The document shows no answer to a sign-up; this one holds a key that works. */
function signUp(state: IploopState, call: Call): Reply {
  const body = jsonObject(call) ?? {};
  const email = textField(body, 'email')?.trim().toLowerCase() ?? '';
  if (!/^\S+@\S+\.\S+$/.test(email)) {
    return fail(400, 'A valid email is required');
  }
  if ((textField(body, 'password') ?? '').length < 8) {
    return fail(400, 'The password needs at least 8 characters');
  }
  const account = state.signUp(email);
  if (!account) {
    return fail(409, 'This email already has an account');
  }
  state.world.ledger.add({
    at: call.now,
    provider: 'iploop',
    account: account.name,
    action: 'sign-up',
    amount: '0.00',
    ref: account.name,
  });
  return json({ success: true, message: 'Welcome to the sandbox', api_key: account.key }, 201);
}
