import * as l10n from '@vscode/l10n';
import { reportOnKey } from '../keyCheck.js';
import type { Provider } from '../provider.js';
import { ipswampCalls } from './client.js';
import { toKeyReport, toLookup, toUsage } from './mapping.js';

export const ipswamp: Provider = {
  info: {
    id: 'ipswamp',
    label: 'IPSwamp',
    summary: () => l10n.t('IP reputation lookups, counted against an allowance of requests'),
    keyHint: () => l10n.t('In the IPSwamp dashboard, under API Settings'),
    keyPlaceholder: 'API key',
    defaultBaseUrl: 'https://ipswamp.com/api/v1',
    siteUrl: 'https://ipswamp.com',
  },

  connect(credentials, connect) {
    const calls = ipswampCalls(credentials, connect);
    return {
      usage: { cost: 'oneRequest', read: async (signal) => toUsage(await calls.testKey(signal)) },
      keyCheck: {
        cost: 'oneRequest',
        check: (signal) => reportOnKey(credentials.key, calls.testKey(signal).then(toKeyReport)),
      },
      ipLookup: {
        cost: 'oneRequest',
        lookUp: async (ip, signal) => toLookup(credentials.key, await calls.checkIp(ip, signal)),
      },
    };
  },
};
