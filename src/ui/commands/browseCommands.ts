import * as l10n from '@vscode/l10n';
import { passes, type ProxyFilters } from '../../core/publicProxies.js';
import type { CommandArguments } from './arguments.js';
import type { Handler } from './context.js';
import { askFilters, filtersOf } from './filterSteps.js';
import { pickAccountThatCan } from './pick.js';

export const browseProxies: Handler = async ({ args }, context) => {
  const open = await pickAccountThatCan('publicProxies', args, context);
  const known = open && (context.memory.of(open.account.id).filters ?? {});
  const filters = known && (await meantFilters(args, l10n.t('Browse public proxies'), known));
  if (!filters) {
    return undefined;
  }
  await context.memory.remember(open.account.id, { filters });
  const listing = open.reads.publicProxies?.of(filters);
  await listing?.refresh();
  await context.reveal([open.account.id, `${open.account.id}/public`]);
  return { filters, loaded: listing?.state.items.length ?? 0, total: listing?.state.total };
};

/** As `browseProxies`, of a pool whose provider takes no filters: they count for what is loaded here. */
export const browsePremium: Handler = async ({ args }, context) => {
  const open = await pickAccountThatCan('premiumProxies', args, context);
  const known = open && (context.memory.of(open.account.id).premiumFilters ?? {});
  const filters = known && (await meantFilters(args, l10n.t('Browse premium proxies'), known));
  if (!filters) {
    return undefined;
  }
  await context.memory.remember(open.account.id, { premiumFilters: filters });
  await open.reads.premiumProxies?.refresh();
  await context.reveal([open.account.id, `${open.account.id}/premium`]);
  const loaded = open.reads.premiumProxies?.state.items ?? [];
  const passing = loaded.filter((proxy) => passes(proxy, filters, Date.now()));
  return { filters, loaded: loaded.length, passing: passing.length };
};

/** Those that the arguments name, else those that the person chooses. */
async function meantFilters(
  args: CommandArguments,
  title: string,
  known: ProxyFilters,
): Promise<ProxyFilters | undefined> {
  const given = filtersOf(args);
  return Object.keys(given).length > 0 ? given : askFilters(title, known);
}
