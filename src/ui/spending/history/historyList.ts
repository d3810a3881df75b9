import * as l10n from '@vscode/l10n';
import { basename } from 'node:path';
import * as vscode from 'vscode';
import { formatMoney } from '../../../core/money.js';
import { iconSafe, plainText } from '../../../core/plainText.js';
import type { DamagedFile, History } from '../../../spending/door.js';
import type { IntentRecord } from '../../../spending/intent.js';
import { agoText, dateText, joined } from '../../words.js';
import { effectText } from '../effectText.js';
import { outcomeWord } from '../outcomeText.js';
import { amountText } from '../priceText.js';

export type Chosen =
  | { readonly kind: 'record'; readonly record: IntentRecord }
  | { readonly kind: 'damaged'; readonly file: DamagedFile }
  | { readonly kind: 'export' };

interface Item extends vscode.QuickPickItem {
  readonly value?: Chosen;
}

/** The history as a list, damaged files on top, with a button that exports it. */
export function chooseFromHistory({ records, damaged }: History): Promise<Chosen | undefined> {
  const pick = vscode.window.createQuickPick<Item>();
  const exporting: vscode.QuickInputButton = {
    iconPath: new vscode.ThemeIcon('export'),
    tooltip: l10n.t('Export as CSV or JSON'),
  };
  pick.title = l10n.t('Spending history');
  pick.placeholder = l10n.t('What was sent from this machine, the latest first');
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.buttons = records.length > 0 ? [exporting] : [];
  pick.items = itemsOf(records, damaged, Date.now());
  return new Promise((resolve) => {
    const finish = (chosen: Chosen | undefined) => {
      resolve(chosen);
      listeners.dispose();
      pick.dispose();
    };
    const listeners = vscode.Disposable.from(
      pick.onDidAccept(() => {
        finish(pick.selectedItems[0]?.value);
      }),
      pick.onDidTriggerButton(() => {
        finish({ kind: 'export' });
      }),
      pick.onDidHide(() => {
        finish(undefined);
      }),
    );
    pick.show();
  });
}

function itemsOf(
  records: readonly IntentRecord[],
  damaged: readonly DamagedFile[],
  now: number,
): readonly Item[] {
  const items: readonly Item[] = [
    ...damaged.map((file): Item => ({
      label: `$(error) ${iconSafe(basename(file.file))}`,
      description: damageText(file),
      detail: iconSafe(file.file),
      value: { kind: 'damaged', file },
    })),
    ...records.map((record): Item => ({
      label: `$(${iconOf(record)}) ${iconSafe(effectText(record.intent.effect))}`,
      description: iconSafe(joined([outcomeWord(record), amountOf(record)])),
      detail: iconSafe(
        joined([
          plainText(record.intent.account.label),
          agoText(record.intent.at, now),
          dateText(record.intent.at),
        ]),
      ),
      value: { kind: 'record', record },
    })),
  ];
  return items.length > 0
    ? items
    : [
        {
          label: l10n.t('Nothing was sent yet'),
          detail: l10n.t('What you buy or change from here is listed here.'),
        },
      ];
}

function damageText({ reason }: DamagedFile): string {
  switch (reason) {
    case 'damaged':
      return l10n.t('damaged; nothing can be sent until it is set aside');
    case 'newer':
      return l10n.t('written by a newer Egress; update the extension');
    case 'unreadable':
      return l10n.t('cannot be read; check its permissions');
  }
}

function iconOf({ outcome }: IntentRecord): string {
  switch (outcome?.kind) {
    case 'done':
      return 'check';
    case 'refused':
      return 'circle-slash';
    case 'notDone':
      return 'dash';
    case 'unknown':
    case undefined:
      return 'question';
  }
}

/** What was charged, else what was confirmed. */
function amountOf({ intent, outcome }: IntentRecord): string | undefined {
  return outcome?.kind === 'done' && outcome.charged
    ? formatMoney(outcome.charged)
    : amountText(intent.price);
}
