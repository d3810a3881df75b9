import * as l10n from '@vscode/l10n';
import { iconSafe, plainText } from '../../core/plainText.js';
import { choose, enter, valueOf } from '../input/steps.js';
import type { ReadyAccount } from '../openAccounts.js';

/** The job chosen among those that are followed, or typed where none is: the provider has no list of them. */
export async function askJob(open: ReadyAccount, followed: readonly string[]): Promise<string | undefined> {
  return followed.length === 0
    ? enterJob(open)
    : valueOf(
        await choose(
          followed.map((value) => ({ label: iconSafe(plainText(value)), value })),
          { placeholder: l10n.t('Which check job?') },
        ),
      );
}

/** The id of a job, typed. */
export async function enterJob({ info }: ReadyAccount): Promise<string | undefined> {
  return valueOf(
    await enter({
      prompt: l10n.t('Id of a check job at {0}', info.label),
      validate: (text) => (text === '' ? l10n.t('Enter the id that the job was answered with.') : undefined),
    }),
  );
}
