import * as l10n from '@vscode/l10n';
import type { CursorEdits } from './cursorEdits.js';
import type { EnvRefusal } from './envFile.js';
import type { EnvPlan } from './envPlan.js';
import type { GitState } from './git.js';

type WritePlan = Extract<EnvPlan, { kind: 'write' }>;

/** A modal's first line, and what stands below it. */
export interface Question {
  readonly message: string;
  readonly detail: string;
}

/** Asks before a value goes into `.env`: what the file will open, and what keeps it out of the repository. */
export function writeQuestion({ variable, ignoreText }: WritePlan, endpointName: string): Question {
  const contents = l10n.t('The file will hold the whole URL of {0}.', endpointName);
  const safety =
    ignoreText === undefined
      ? l10n.t('Git does not commit it.')
      : l10n.t('Before that, .env is added to .gitignore, so that git does not commit it.');
  return { message: l10n.t('Write {0} to .env?', variable), detail: `${contents} ${safety}` };
}

/** Asks before the credentials themselves go into a document. */
export function literalQuestion(fileName: string, endpointName: string, git: GitState): Question {
  const consequence = l10n.t('Whoever reads this file can then use {0}.', endpointName);
  const danger = isCommitted(git) ? l10n.t('Git commits this file, and the password with it.') : '';
  return {
    message: l10n.t('Insert the proxy URL with its password into {0}?', fileName),
    detail: `${consequence} ${danger}`.trimEnd(),
  };
}

/** Announces what was written, and what is left to do. */
export function writtenMessage({ variable, ignoreText }: WritePlan, isUnsaved: boolean): string {
  const written =
    ignoreText === undefined
      ? l10n.t('{0} was written to .env.', variable)
      : l10n.t('{0} was written to .env, which .gitignore now names.', variable);
  const rest = isUnsaved ? l10n.t('The file has unsaved changes: save it before the program runs.') : '';
  return `${written} ${rest}`.trimEnd();
}

/** Why the variable has no value in `.env`, and what to do about it. */
export function refusalMessage(variable: string, reason: EnvRefusal): string {
  switch (reason) {
    case 'tracked':
      return l10n.t(
        '{0} was not written: git tracks .env and would commit it. Run “git rm --cached .env”, then insert again.',
        variable,
      );
    case 'notIgnored':
      return l10n.t(
        '{0} was not written: git would commit .env. Let git ignore it, then insert again.',
        variable,
      );
    case 'linkedOutside':
      return l10n.t(
        '{0} was not written: .env is a link that leads out of the folder. Set it yourself.',
        variable,
      );
    case 'notText':
      return l10n.t('{0} was not written: .env or .gitignore is not UTF-8 text. Set it yourself.', variable);
    case 'unreadable':
      return l10n.t('{0} was not written: .env or .gitignore cannot be read. Set it yourself.', variable);
    case 'unwritable':
      return l10n.t('{0} was not written: .env or .gitignore cannot be changed. Set it yourself.', variable);
    case 'changed':
      return l10n.t('{0} was not written: .env has changed in the meantime. Insert again.', variable);
    case 'noFolder':
      return l10n.t('{0} has no value yet: this file is in no folder where a .env can be written.', variable);
    case 'untrusted':
      return l10n.t(
        '{0} was not written: the workspace is restricted. Trust it, then insert again.',
        variable,
      );
  }
}

/** Why what was inserted will not do what it says. */
export function problemMessage(problem: CursorEdits['problems'][number]): string {
  switch (problem) {
    case 'insideString':
      return l10n.t('The reference stands inside a string, where this language reads it as mere text.');
    case 'imageLayer':
      return l10n.t(
        'A Dockerfile can read a secret in RUN instructions alone: what others hold stays in the image.',
      );
  }
}

function isCommitted(git: GitState): boolean {
  return git !== 'ignored' && git !== 'none';
}
