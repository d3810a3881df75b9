import * as l10n from '@vscode/l10n';
import type { ProxyFilters } from '../../core/publicProxies.js';
import { runSteps } from '../input/steps.js';
import type { CommandArguments } from './arguments.js';
import type { Handler } from './context.js';
import { anonymityStep, countryStep, protocolStep } from './filterSteps.js';
import { pickAccountThatCan } from './pick.js';

export const browseProxies: Handler = async ({ args }, context) => {
  const open = await pickAccountThatCan('publicProxies', args, context);
  if (!open) {
    return undefined;
  }
  const given = filtersOf(args);
  const filters =
    Object.keys(given).length > 0
      ? given
      : await runSteps<ProxyFilters>(
          l10n.t('Browse public proxies'),
          context.memory.of(open.account.id).filters ?? {},
          [protocolStep, countryStep, anonymityStep],
        );
  if (!filters) {
    return undefined;
  }
  await context.memory.remember(open.account.id, { filters });
  const listing = open.reads.publicProxies?.of(filters);
  await listing?.refresh();
  await context.reveal([open.account.id, `${open.account.id}/public`]);
  return { filters, loaded: listing?.state.items.length ?? 0, total: listing?.state.total };
};

export const browsePremium: Handler = async ({ args }, context) => {
  const open = await pickAccountThatCan('premiumProxies', args, context);
  if (!open) {
    return undefined;
  }
  await open.reads.premiumProxies?.refresh();
  await context.reveal([open.account.id, `${open.account.id}/premium`]);
  return { loaded: open.reads.premiumProxies?.state.items.length ?? 0 };
};

function filtersOf({
  protocol,
  country,
  anonymity,
  freshMinutes,
  maxLatencyMs,
  minUptime,
}: CommandArguments): ProxyFilters {
  return {
    ...(protocol === undefined ? {} : { protocol }),
    ...(country === undefined ? {} : { country }),
    ...(anonymity === undefined ? {} : { anonymity }),
    ...(freshMinutes === undefined ? {} : { freshMinutes }),
    ...(maxLatencyMs === undefined ? {} : { maxLatencyMs }),
    ...(minUptime === undefined ? {} : { minUptime }),
  };
}
