import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Handler } from '../commands/context.js';

const SHOWN_MS = 5_000;

export const toggleCredentialMask: Handler = async (_invocation, { settings }) => {
  const isMasked = !settings.masksCredentials();
  await settings.setCredentialMask(isMasked);
  vscode.window.setStatusBarMessage(
    isMasked
      ? l10n.t('Proxy credentials are masked in editors.')
      : l10n.t('Proxy credentials are shown in editors.'),
    SHOWN_MS,
  );
  return { isMasked };
};
