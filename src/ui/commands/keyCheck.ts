import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Capabilities } from '../../core/capabilities.js';
import type { CommandName } from '../../core/commands.js';
import { linkSafe, plainText } from '../../core/plainText.js';
import type { KeyReport } from '../../core/usage.js';
import { errorMessage } from '../messages.js';
import type { ReadyAccount } from '../openAccounts.js';
import { withProgress } from '../progress.js';
import { usageText } from '../usageText.js';
import { joined } from '../words.js';
import type { NextStep } from './context.js';

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
    void tell(report, open);
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

/** What was found, and what to do about a key that does not work. */
async function tell(report: KeyReport, open: ReadyAccount): Promise<void> {
  const label = plainText(open.account.label);
  if (report.isValid) {
    void vscode.window.showInformationMessage(
      linkSafe(l10n.t('The key of {0} works. {1}', label, detailsOf(report))),
    );
    return;
  }
  const steps = nextSteps(open);
  const pressed = await vscode.window.showErrorMessage(
    linkSafe(l10n.t('{0} does not accept the key of {1}. {2}', open.info.label, label, detailsOf(report))),
    ...steps.map((step) => step.label),
  );
  await steps.find((step) => step.label === pressed)?.run();
}

function detailsOf({ name, usage, bestCountries = [], message, fix }: KeyReport): string {
  const countries = bestCountries.slice(0, MOST_COUNTRIES).map((country) => plainText(country));
  return joined([
    name && plainText(name),
    usage && usageText(usage),
    message && plainText(message),
    fix && plainText(fix),
    countries.length === 0 ? undefined : l10n.t('best countries: {0}', countries.join(', ')),
  ]);
}

/** More than a notification shows at a glance. */
const MOST_COUNTRIES = 10;

function nextSteps({ account, info }: ReadyAccount): readonly NextStep[] {
  const run = (command: CommandName) => () =>
    vscode.commands.executeCommand(`egress.${command}`, { account: account.id });
  return [
    ...(account.isSandbox || info.isKept ? [] : [{ label: l10n.t('Replace key'), run: run('replaceKey') }]),
    { label: l10n.t('Open website'), run: run('openProviderSite') },
  ];
}
