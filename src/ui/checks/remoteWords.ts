import * as l10n from '@vscode/l10n';
import type { CheckList } from '../../check/list/checkList.js';
import type { RemoteParts, SkipReason } from '../../check/remote/remoteParts.js';
import { countText } from '../words.js';

const SHOWN = 5;

/** To whom a list goes, in how many jobs, and how many credentials with it. */
export function whatLeaves({ parts, credentialCount }: RemoteParts, origin: string): string {
  const jobs = parts.length === 1 ? '' : l10n.t('in {0} jobs', countText(parts.length));
  const where = jobs === '' ? origin : `${origin} (${jobs})`;
  return credentialCount === 0
    ? l10n.t('They are sent to {0}. No credential is among them.', where)
    : l10n.t('They are sent to {0}, with the credentials of {1}.', where, countText(credentialCount));
}

/** What stays here, and why: the first of it. */
export function leftHere({ skipped }: RemoteParts, list: CheckList): readonly string[] {
  if (skipped.length === 0) {
    return [];
  }
  const shown = skipped
    .slice(0, SHOWN)
    .map(({ row, reason }) => l10n.t('{0}: {1}', list.label(row), reasonText(reason)));
  const more = skipped.length - shown.length;
  const reasons = [...shown, ...(more > 0 ? [l10n.t('{0} more', countText(more))] : [])].join('; ');
  return [
    skipped.length === 1
      ? l10n.t('1 stays here: {0}.', reasons)
      : l10n.t('{0} stay here: {1}.', countText(skipped.length), reasons),
  ];
}

function reasonText(reason: SkipReason): string {
  switch (reason) {
    case 'hostName':
      return l10n.t('a host name, not an address');
    case 'ipv6':
      return l10n.t('an IPv6 address');
    case 'unwritableLogin':
      return l10n.t('a colon or a space in its login');
    case 'accountKey':
      return l10n.t('a login named "user" may carry an account’s key');
    case 'samePlace':
      return l10n.t('another one has the same address');
  }
}
