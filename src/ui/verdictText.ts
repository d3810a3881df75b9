import * as l10n from '@vscode/l10n';
import type { Verdict } from '../check/verdict.js';

/** What became of proxies, as a word to count by. */
export function verdictText(verdict: Verdict): string {
  switch (verdict) {
    case 'waiting':
      return l10n.t('Waiting');
    case 'live':
      return l10n.t('Live');
    case 'authRefused':
      return l10n.t('Login refused');
    case 'refused':
      return l10n.t('Refused');
    case 'timeout':
      return l10n.t('Timed out');
    case 'blocked':
      return l10n.t('Blocked by the target');
    case 'garbage':
      return l10n.t('No proxy');
    case 'intercepted':
      return l10n.t('TLS intercepted');
    case 'unchecked':
      return l10n.t('Not checked');
  }
}
