import * as l10n from '@vscode/l10n';
import {
  type Job,
  type JobItem,
  type ListedProxy,
  passes,
  type ProxyFilters,
} from '../../../core/publicProxies.js';
import { plainText } from '../../../core/plainText.js';
import type { Listing } from '../../../reads/listing.js';
import { ageText, agoText, countText, dateText, joined, tooltipText } from '../../words.js';
import { endpointPlace, endpointRow } from '../endpointRow.js';
import { listingBranch } from '../listingBranch.js';
import { listSection } from '../listSection.js';
import { fixedBranch, type Row, type RowIcon } from '../row.js';
import type { RowContext } from '../rowContext.js';

export function publicProxiesSection(context: RowContext): Row | undefined {
  const filters = context.memory.of(context.account.id).filters ?? {};
  const listing = context.reads.publicProxies?.of(filters);
  return (
    listing &&
    listSection({
      context,
      name: 'public',
      label: l10n.t('Public proxies'),
      codicon: 'globe',
      listing,
      detail: filtersText(filters),
      empty: l10n.t('No proxy passes these filters'),
      tokens: ['publicList'],
      rows: (proxies) => proxies.map((proxy) => listedProxyRow(proxy, context)),
    })
  );
}

export function premiumProxiesSection(context: RowContext): Row | undefined {
  const listing = context.reads.premiumProxies;
  const { premiumFilters: filters = {} } = context.memory.of(context.account.id);
  const isFiltered = Object.keys(filters).length > 0;
  const passing = (proxies: readonly ListedProxy[]) =>
    isFiltered ? proxies.filter((proxy) => passes(proxy, filters, context.now)) : proxies;
  return (
    listing &&
    listSection({
      context,
      name: 'premium',
      label: l10n.t('Premium pool'),
      codicon: 'star-empty',
      listing,
      ...(isFiltered && {
        detail: joined([
          filtersText(filters),
          listing.state.loadedAt === undefined
            ? undefined
            : l10n.t('{0} pass', countText(passing(listing.state.items).length)),
        ]),
        tooltip: () =>
          l10n.t('The provider takes no filters for this pool: these count for what is loaded here.'),
      }),
      empty: l10n.t('The pool is empty now'),
      tokens: ['premiumList'],
      rows: (proxies) => {
        const shown = passing(proxies).map((proxy) => listedProxyRow(proxy, context));
        return shown.length > 0 || proxies.length === 0 ? shown : [noneRow(context)];
      },
    })
  );
}

function noneRow({ account }: RowContext): Row {
  return {
    id: `${account.id}/premium/none`,
    label: '',
    description: l10n.t('None of those loaded passes these filters'),
  };
}

/** `socks5 · US · elite`, or nothing where all are shown. */
function filtersText(filters: ProxyFilters): string {
  return joined([
    filters.protocol,
    filters.country,
    filters.anonymity,
    filters.freshMinutes === undefined ? undefined : l10n.t('checked within {0} min', filters.freshMinutes),
    filters.maxLatencyMs === undefined ? undefined : l10n.t('at most {0} ms', filters.maxLatencyMs),
    filters.minUptime === undefined
      ? undefined
      : l10n.t('{0} % up or more', Math.round(filters.minUptime * 100)),
  ]);
}

function listedProxyRow(proxy: ListedProxy, context: RowContext): Row {
  const { latencyMs, uptimeScore, checkedAt } = proxy;
  return endpointRow(proxy.endpoint, context, {
    label: endpointPlace(proxy.endpoint),
    description: joined([
      plainText(proxy.protocol),
      plainText(proxy.country ?? ''),
      plainText(proxy.anonymity ?? ''),
      latencyMs === undefined ? undefined : l10n.t('{0} ms', Math.round(latencyMs)),
      uptimeScore === undefined ? undefined : l10n.t('{0} % up', Math.round(uptimeScore * 100)),
      checkedAt === undefined ? undefined : agoText(checkedAt, context.now),
    ]),
  });
}

/** Jobs whose ids are kept here: the provider has no list of them. */
export function jobsSection(context: RowContext): Row | undefined {
  const { job, jobItems } = context.reads;
  if (!job || !jobItems) {
    return undefined;
  }
  const id = `${context.account.id}/jobs`;
  const jobs = context.memory.of(context.account.id).jobs ?? [];
  return {
    id,
    label: l10n.t('Jobs'),
    description: countText(jobs.length),
    icon: { codicon: 'checklist' },
    tokens: ['jobList'],
    args: { account: context.account.id },
    branch: fixedBranch(() =>
      jobs.length === 0
        ? [{ id: `${id}/empty`, label: '', description: l10n.t('No jobs followed yet') }]
        : jobs.map((jobId) => jobRow(jobId, context, { job: job.of(jobId), items: jobItems.of(jobId) })),
    ),
  };
}

/** Its status and its results are read together, and it is as old as the older of them. */
function jobRow(
  jobId: string,
  context: RowContext,
  { job, items }: { readonly job: Listing<Job>; readonly items: Listing<JobItem> },
): Row {
  const id = `${context.account.id}/jobs/${jobId}`;
  const args = { account: context.account.id, job: jobId };
  const [state] = job.state.items;
  const ages = [job, items].flatMap(({ state: { loadedAt } }) => loadedAt ?? []);
  const age = ages.length === 0 ? undefined : ageText(Math.min(...ages), context.now);
  return {
    id,
    label: plainText(jobId),
    ...(age !== undefined && { description: age }),
    ...(state && jobLook(state, age)),
    tokens: ['refreshable', 'job'],
    args,
    branch: {
      ...listingBranch({
        parentId: id,
        listing: items,
        args,
        providerLabel: context.providerLabel,
        empty: l10n.t('No results yet'),
        rows: (results) => results.map((result, index) => jobItemRow(result, `${id}/${index}`)),
        along: () => [job],
      }),
      load: async () => {
        await Promise.all([job.ensure(), items.ensure()]);
      },
      refresh: async () => {
        await Promise.all([job.refresh(), items.refresh()]);
      },
    },
  };
}

function jobLook(job: Job, age: string | undefined): Pick<Row, 'description' | 'tooltip' | 'icon'> {
  return {
    description: joined([
      plainText(job.status),
      l10n.t('{0} of {1}', countText(job.done), countText(job.total)),
      age,
    ]),
    tooltip: () =>
      tooltipText([
        [l10n.t('Job'), plainText(job.id)],
        [l10n.t('Status'), plainText(job.status)],
        [l10n.t('Created'), job.createdAt === undefined ? undefined : dateText(job.createdAt)],
        [l10n.t('Finished'), job.finishedAt === undefined ? undefined : dateText(job.finishedAt)],
      ]),
    icon: jobIcon(job),
  };
}

/** Done, under way, or ended with a word that is none of the good ones. */
function jobIcon({ status, isFinished }: Job): RowIcon {
  if (!isFinished) {
    return { codicon: 'sync', color: 'charts.blue' };
  }
  return status === 'completed'
    ? { codicon: 'pass', color: 'charts.green' }
    : { codicon: 'warning', color: 'list.warningForeground' };
}

function jobItemRow(item: JobItem, id: string): Row {
  const isLive = item.status === 'live';
  return {
    id,
    label: plainText(item.proxy),
    description: joined([
      plainText(item.status),
      plainText(item.protocol ?? ''),
      plainText(item.country ?? ''),
      item.connectMs === undefined ? undefined : l10n.t('{0} ms', Math.round(item.connectMs)),
    ]),
    tooltip: () =>
      tooltipText([
        [l10n.t('Proxy'), plainText(item.proxy)],
        [l10n.t('Status'), plainText(item.status)],
        [l10n.t('Exit IP'), plainText(item.exitIp ?? '')],
        [l10n.t('Connected in'), item.connectMs === undefined ? undefined : l10n.t('{0} ms', item.connectMs)],
        [
          l10n.t('First byte after'),
          item.firstByteMs === undefined ? undefined : l10n.t('{0} ms', item.firstByteMs),
        ],
      ]),
    icon: isLive
      ? { codicon: 'pass', color: 'charts.green' }
      : { codicon: 'error', color: 'disabledForeground' },
    ...(isLive ? {} : { tone: 'dimmed' as const }),
  };
}
