import type { ProviderTable } from '../table.js';
import { KEY } from '../account.js';

const usage = {
  kind: 'traffic',
  quotaGigabytes: 10,
  usedGigabytes: 3.2,
  remainingGigabytes: 6.8,
  plan: 'starter',
};

const diagnosisEssentials = ['$.key_valid', '$.quota_gb', '$.used_gb', '$.remaining_gb'];

const password = { secret: `${KEY}-country-US-city-miami-session-abc` };

export const iploopTable: ProviderTable = {
  provider: 'iploop',
  keyHeader: ['authorization', 'Bearer '],
  downloads: [],
  changes: [
    {
      kind: 'signUp',
      endpoint: 'POST /api/auth/signup',
      method: 'POST',
      url: '/api/auth/signup',
      isAnonymous: true,
      payload: 'canary"77:/ü',
      sent: { email: 'a@example.com', password: 'canary"77:/ü' },
      answer: { text: '{"ok":true,"api_key":"a-new-key-of-32"}' },
      send: (account, permit) => account.signUp?.send({ email: 'a@example.com' }, permit),
      receipt: { refs: [], key: { secret: 'a-new-key-of-32' } },
    },
  ],
  reads: [
    {
      name: 'serviceStatus.read',
      endpoint: 'GET /api/support/status',
      url: '/api/support/status',
      isAnonymous: true,
      sample: 'iploop/status.json',
      run: (account, signal) => account.serviceStatus?.read(signal),
      mapped: {
        status: 'operational',
        network: 'High volume residential IP pool worldwide',
        coverage: 'High availability across all regions',
        countriesAvailable: 195,
        protocols: ['HTTP CONNECT', 'SOCKS5'],
        supportedTargeting: ['country', 'city', 'session', 'sticky'],
        proxyHost: 'gateway.iploop.io:8880',
        docsUrl: 'https://docs.iploop.io',
      },
      essential: ['$.status'],
      firm: ['$.proxy_endpoint'],
    },
    {
      name: 'targeting.endpoints',
      endpoint: 'GET /api/support/status',
      url: '/api/support/status',
      isAnonymous: true,
      sample: 'iploop/status.json',
      run: (account, signal) =>
        account.targeting?.endpoints({ country: 'US', city: 'miami', session: 'abc' }, signal),
      mapped: (['http', 'socks5'] as const).map((scheme) => ({
        kind: 'proxy',
        id: `target-country-US-city-miami-session-abc/${scheme}`,
        address: { scheme, host: 'gateway.iploop.io', port: 8880, user: 'user', password },
      })),
      essential: ['$.status', '$.proxy_endpoint'],
    },
    {
      name: 'usage.read',
      endpoint: 'GET /api/support/diagnose',
      url: '/api/support/diagnose',
      sample: 'iploop/diagnose.json',
      run: (account, signal) => account.usage?.read(signal),
      mapped: usage,
      essential: diagnosisEssentials,
    },
    {
      name: 'keyCheck.check',
      endpoint: 'GET /api/support/diagnose',
      url: '/api/support/diagnose',
      sample: 'iploop/diagnose.json',
      run: (account, signal) => account.keyCheck?.check(signal),
      mapped: {
        isValid: true,
        usage,
        message: 'Your key is healthy. 68% quota remaining.',
        bestCountries: ['US', 'GB', 'CA', 'DE', 'IN', 'FR', 'BR', 'AU', 'JP', 'KR'],
      },
      essential: diagnosisEssentials,
      reports401: true,
    },
    {
      name: 'keyCheck.check',
      endpoint: 'GET /api/support/diagnose',
      url: '/api/support/diagnose',
      sample: 'iploop/diagnoseInvalidKey.json',
      run: (account, signal) => account.keyCheck?.check(signal),
      mapped: {
        isValid: false,
        message: 'API key not found',
        fix: 'Sign up at https://iploop.io/signup.html',
      },
      essential: ['$.key_valid'],
      reports401: true,
    },
    {
      name: 'errorLookup.explain',
      endpoint: 'GET /api/support/errors/{code}',
      url: '/api/support/errors/407',
      isAnonymous: true,
      sample: 'iploop/errorCode.json',
      run: (account, signal) => account.errorLookup?.explain(407, signal),
      mapped: {
        code: 407,
        meaning: 'Proxy Authentication Required — invalid or missing API key',
        causes: ['Typo in proxy password', 'Key not activated', 'Quota exceeded'],
        fix: 'Check api_key in proxy password field. Format: user:YOUR_API_KEY-country-US',
        docsUrl: 'https://docs.iploop.io/errors/407',
      },
      essential: ['$.meaning'],
    },
    {
      name: 'support.ask',
      endpoint: 'POST /api/support/ask',
      method: 'POST',
      url: '/api/support/ask',
      sent: { question: 'why am I getting timeouts?' },
      sample: 'iploop/ask.json',
      run: (account, signal) => account.support?.ask('why am I getting timeouts?', signal),
      mapped: {
        answer: 'For best performance, use country-US which has the highest availability...',
        related: {},
      },
      essential: ['$.answer'],
    },
  ],
};
