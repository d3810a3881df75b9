import * as l10n from '@vscode/l10n';
import type { Provider } from '../provider.js';
import { openList } from './openList.js';
import { discardList, keepList } from './keptList.js';

/** The lists of any other vendor: nothing is asked of anybody, all of it is on this machine. */
export const list: Provider = {
  info: {
    id: 'list',
    label: 'Proxy list',
    summary: () => l10n.t('Proxies of any other vendor, kept on this machine'),
    keyHint: () => l10n.t('From a file, the clipboard or the open editor; passwords go to the keychain'),
    keyPlaceholder: '',
    isKept: true,
  },

  connect: openList,

  kept: { keep: keepList, discard: discardList },
};
