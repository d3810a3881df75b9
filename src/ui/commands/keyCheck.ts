import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Capabilities } from '../../core/capabilities.js';
import { linkSafe, plainText } from '../../core/plainText.js';
import type { KeyReport } from '../../core/usage.js';
import { errorMessage } from '../messages.js';
import type { ReadyAccount } from '../openAccounts.js';
import { withProgress } from '../progress.js';
import { usageText } from '../usageText.js';
import { joined } from '../words.js';

/**
 * Checks the key of `open` and tells what was found; where that costs a request, the person is asked
 * first. Resolves to the report, or to `undefined` where the person declined or it could not be asked.
 */
export async function checkKeyOf(
  open: ReadyAccount,
  keyCheck: Capabilities['keyCheck'],
): Promise<KeyReport | undefined> {
  if (keyCheck.cost === 'oneRequest' && !(await agreesToPay(open))) {
    return undefined;
  }
  const label = linkSafe(plainText(open.account.label));
  try {
    const report = await withProgress(l10n.t('Checking the key of {0}', label), (signal) =>
      keyCheck.check(signal),
    );
    void tell(report, label, open.info.label);
    return report;
  } catch (error) {
    void vscode.window.showErrorMessage(
      linkSafe(
        l10n.t(
          'The key of {0} could not be checked. {1} The account is kept as it is.',
          label,
          errorMessage(error, open.info.label),
        ),
      ),
    );
    return undefined;
  }
}

async function agreesToPay({ account, info }: ReadyAccount): Promise<boolean> {
  const check = l10n.t('Check for 1 request');
  const answer = await vscode.window.showInformationMessage(
    l10n.t('Check the key of {0}?', linkSafe(plainText(account.label))),
    {
      modal: true,
      detail: l10n.t(
        '{0} counts the check as one request of your plan. The key is stored either way.',
        info.label,
      ),
    },
    check,
  );
  return answer === check;
}

function tell(report: KeyReport, label: string, provider: string): Thenable<unknown> {
  const details = joined([
    report.name && plainText(report.name),
    report.usage && usageText(report.usage),
    report.message && plainText(report.message),
    report.fix && plainText(report.fix),
  ]);
  return report.isValid
    ? vscode.window.showInformationMessage(linkSafe(l10n.t('The key of {0} works. {1}', label, details)))
    : vscode.window.showErrorMessage(
        linkSafe(l10n.t('{0} does not accept the key of {1}. {2}', provider, label, details)),
      );
}
