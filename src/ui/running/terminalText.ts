import * as l10n from '@vscode/l10n';
import { logSafe } from '../../core/plainText.js';

/** What a terminal says first: plain text, in which the terminal finds no link. */
export function openingText(through: string, isRelayed: boolean): string {
  const name = logSafe(through);
  return [
    isRelayed
      ? l10n.t('Goes out through {0} by a relay on this machine, until you close this terminal.', name)
      : l10n.t('Goes out through {0}, whose credentials are in its environment.', name),
    l10n.t('Programs that look for no proxy in their environment go direct: ssh, and Node.js before 22.21.'),
  ].join('\r\n');
}
