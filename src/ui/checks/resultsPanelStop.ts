import * as l10n from '@vscode/l10n';
import type { StopReason } from '../../check/engine/plan.js';
import { plainText } from '../../core/plainText.js';
import { countText, joined } from '../words.js';

/** Why a run ended before its list did, and what to do about it, in a sentence or two. */
export function stopText(reason: StopReason): string {
  switch (reason.kind) {
    case 'credentialRefused':
      return l10n.t(
        'Stopped early: {0} proxies in a row refused the same login. Going on could lock it out; look at the login first.',
        countText(reason.count),
      );
    case 'noJudge':
      return l10n.t(
        'Stopped: no judge page answers without a proxy ({0}). Look at the connection, or set other judges.',
        joined(reason.tried.map((url) => plainText(url))),
      );
    case 'noDescriptors':
      return l10n.t('Stopped: this machine has no sockets left. Lower the number of checks at once.');
    case 'providerFailed':
      return l10n.t(
        'Stopped: the provider that checks cannot be asked any longer. Refresh its account to see why.',
      );
    case 'jobStalled':
      return l10n.t('Stopped: job {0} has not gone on for a long time.', plainText(reason.job));
    case 'sendUnknown':
      return l10n.t(
        'Stopped: the provider did not answer when the list was sent. It may check it all the same.',
      );
    case 'interrupted':
      return l10n.t('The window was closed in the middle: what was found by then is here.');
  }
}
