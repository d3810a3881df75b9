import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { iconSafe } from '../../core/plainText.js';
import { RUNNING_ICONS } from './runningWords.js';
import type { Running, RunningList } from './running.js';

/** Says in the status bar what goes out through which proxy, as long as something does; a click stops it. */
export function showInStatusBar(list: RunningList): { dispose(): void } {
  const item = vscode.window.createStatusBarItem('egress.running', vscode.StatusBarAlignment.Left);
  item.name = l10n.t('Egress: running with a proxy');
  item.command = 'egress.stopRunningWithProxy';
  const listening = list.onDidChange(() => {
    const all = list.all();
    const [first, ...others] = all;
    if (!first) {
      item.hide();
      return;
    }
    const text = others.length === 0 ? lineOf(first) : l10n.t('{0} run with a proxy', all.length);
    item.text = `$(${others.length === 0 ? RUNNING_ICONS[first.kind] : 'broadcast'}) ${iconSafe(text)}`;
    item.tooltip = [...all.map(lineOf), l10n.t('Click to stop.')].join('\n');
    item.accessibilityInformation = {
      label: l10n.t('Running with a proxy: {0}', all.map(lineOf).join(', ')),
    };
    item.show();
  });
  return vscode.Disposable.from(item, listening);
}

function lineOf({ label, through }: Running): string {
  return `${label} → ${through}`;
}
