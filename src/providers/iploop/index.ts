import * as l10n from '@vscode/l10n';
import { ProviderError } from '../../core/errors.js';
import type { KeyReport } from '../../core/usage.js';
import { sentence } from '../errorBody.js';
import { reportOnKey, withoutKey } from '../keyCheck.js';
import { present } from '../present.js';
import type { Provider } from '../provider.js';
import { iploopCalls, signUpCall } from './client.js';
import { toExplanation, toKeyReport, toServiceStatus, toSignUpReceipt, toSupportAnswer } from './mapping.js';
import { proxyHostReader } from './proxyHost.js';
import { readTargeting, targetedEndpoints } from './targeting.js';

const DEFAULT_BASE_URL = 'https://gateway.iploop.io:9443';

/** The codes that the error lookup knows. */
const ERROR_CODES = [407, 403, 502, 503, 504, 429];

export const iploop: Provider = {
  info: {
    id: 'iploop',
    label: 'IPLoop',
    summary: () => l10n.t('Residential proxies by traffic, aimed at a country, a city or a lasting session'),
    keyHint: () => l10n.t('Your API key, as given at sign-up: https://iploop.io/signup.html'),
    keyPlaceholder: 'API key',
    defaultBaseUrl: DEFAULT_BASE_URL,
    siteUrl: 'https://iploop.io',
  },

  connect(credentials, connect) {
    const { baseUrl, key } = credentials;
    const calls = iploopCalls(credentials, connect);
    const proxyHost = proxyHostReader(
      calls.status,
      new URL(baseUrl).origin === new URL(DEFAULT_BASE_URL).origin,
    );
    return {
      usage: {
        cost: 'free',
        read: async (signal) => {
          const report = withoutKey(key, toKeyReport(await calls.diagnose(signal)));
          if (report.usage === undefined) {
            throw unknownKey(report);
          }
          return report.usage;
        },
      },
      rateLimits: { budgets: calls.budgets },
      keyCheck: {
        cost: 'free',
        check: (signal) => reportOnKey(key, calls.diagnose(signal).then(toKeyReport)),
      },
      serviceStatus: { read: async (signal) => toServiceStatus(await calls.status(signal)) },
      targeting: {
        endpoints: async (target, signal) => targetedEndpoints(await proxyHost(signal), key, target),
        targetOf: (password) => {
          const read = readTargeting(password);
          return read.key.equals(key) ? read.target : undefined;
        },
      },
      errorLookup: {
        codes: ERROR_CODES,
        explain: async (code, signal) => toExplanation(code, await calls.explain(code, signal)),
      },
      support: {
        ask: async (question, signal) => toSupportAnswer(key, await calls.ask(question, signal)),
      },
    };
  },

  signUp(baseUrl, connect) {
    const signUp = signUpCall(baseUrl, connect);
    return { send: async (effect, permit) => toSignUpReceipt(await signUp(effect, permit)) };
  },
};

function unknownKey({ message, fix }: KeyReport): ProviderError {
  return new ProviderError(
    present({
      kind: 'unauthorized',
      provider: 'iploop',
      endpoint: 'GET /api/support/diagnose',
      providerMessage: sentence([message, fix].filter((part) => part !== undefined).join('. ')),
    }),
  );
}
