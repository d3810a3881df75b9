import * as l10n from '@vscode/l10n';
import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { linkSafe, plainText } from '../../core/plainText.js';
import { depositPage, type MadeAddress } from './depositPage.js';

/** Opens an address beside the editors; the panel is gone with its window, so that none is shown from memory. */
export function showDepositPanel(deposit: MadeAddress, providerLabel: string): void {
  const panel = vscode.window.createWebviewPanel(
    'egress.deposit',
    l10n.t('Deposit {0} on {1}', plainText(deposit.currency), plainText(deposit.network)),
    vscode.ViewColumn.Active,
    { enableScripts: false, enableForms: false, enableCommandUris: false, localResourceRoots: [] },
  );
  panel.webview.html = depositPage(deposit, {
    providerLabel,
    at: Date.now(),
    language: vscode.env.language,
    nonce: randomBytes(16).toString('base64url'),
  });
}

/** Offers to copy the address, and each thing that must go along, exactly as they were answered. */
export async function offerToCopy({ currency, network, address, extras }: MadeAddress): Promise<void> {
  const values = new Map([
    [l10n.t('Copy address'), address],
    ...extras.map(({ name, value }) => [l10n.t('Copy {0}', plainText(name)), value] as const),
  ]);
  let message = l10n.t(
    'The deposit address for {0} on {1} is open.',
    plainText(currency),
    plainText(network),
  );
  for (;;) {
    const chosen = await vscode.window.showInformationMessage(linkSafe(message), ...values.keys());
    const value = chosen === undefined ? undefined : values.get(chosen);
    if (value === undefined) {
      return;
    }
    await vscode.env.clipboard.writeText(value);
    message = l10n.t('Copied exactly as it was answered.');
  }
}
