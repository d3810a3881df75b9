import * as l10n from '@vscode/l10n';
import type { PageRequest } from '../../core/page.js';
import { reportOnKey } from '../keyCheck.js';
import { toPage } from '../paging.js';
import type { Provider } from '../provider.js';
import { checkerCalls } from './client.js';
import { toJob, toJobItem, toListedProxy } from './mapping.js';
import type { ProxiesAnswer } from './schemas.js';

export const checker: Provider = {
  info: {
    id: 'checker',
    label: 'Checker',
    summary: () =>
      l10n.t('Verified public proxy lists, a premium pool and check jobs, at an address of your own'),
    keyHint: () => l10n.t('In your account, under API Keys; it is shown once, when it is made'),
    keyPlaceholder: 'pk_live_…',
  },

  connect(credentials, connect) {
    const calls = checkerCalls(credentials, connect);
    return {
      publicProxies: {
        page: async (request, signal) => toProxyPage('public', request, await calls.proxies(request, signal)),
        download: calls.exportProxies,
      },
      premiumProxies: {
        page: async (request, signal) =>
          toProxyPage('premium', request, await calls.premiumProxies(request, signal)),
      },
      jobs: {
        one: async (jobId, signal) => toJob(await calls.job(jobId, signal)),
        items: async (jobId, request, signal) => {
          const { items, limit, total } = await calls.jobItems(jobId, request, signal);
          return toPage(request, { items: items.map(toJobItem), pageSize: limit, total });
        },
        download: calls.exportJob,
      },
      submitCheck: {
        send: async (check, permit) => ({ refs: [(await calls.submitCheck(check, permit)).job_id] }),
      },
      rateLimits: { budgets: calls.budgets },
      keyCheck: {
        cost: 'free',
        check: (signal) =>
          reportOnKey(
            credentials.key,
            calls.proxies({ page: 1, pageSize: 1 }, signal).then(() => ({ isValid: true })),
          ),
      },
    };
  },
};

function toProxyPage(pool: 'public' | 'premium', request: PageRequest, answer: ProxiesAnswer) {
  return toPage(request, {
    items: answer.items.map((item) => toListedProxy(pool, item)),
    pageSize: answer.limit,
    total: answer.total,
    refreshedAt: answer.refreshed_at,
  });
}
