import * as l10n from '@vscode/l10n';
import type { CursorEdits } from './cursorEdits.js';
import type { EnvRefusal } from './envFile.js';
import type { WritePlan } from './envPlan.js';
import type { GitState } from './git.js';

/** What takes a tracked `.env` out of the repository, and keeps it out. */
export const MENDING_COMMANDS = ['git rm --cached .env', 'echo .env >> .gitignore'] as const;

/** A modal's first line, and what stands below it. */
export interface Question {
  readonly message: string;
  readonly detail: string;
}

/**
 * Asks before values go into `.env`: what the file will open, what keeps it out of the repository, and what
 * becomes of another value that has the name. `proxies` is the host and port of the one, or how many there
 * are; undefined where the value is no proxy.
 */
export function writeQuestion(plan: WritePlan, proxies: string | number | undefined): Question {
  const { names, ignoreText, taken } = plan;
  const contents =
    proxies === undefined
      ? l10n.t('The file will hold the whole value.')
      : typeof proxies === 'string'
        ? l10n.t('The file will hold the whole URL of {0}.', proxies)
        : l10n.t('The file will hold the whole URLs of {0} proxies.', proxies);
  const safety =
    ignoreText === undefined
      ? l10n.t('Git does not commit it.')
      : l10n.t('Before that, .env is added to .gitignore, so that git does not commit it.');
  return {
    message:
      taken === undefined
        ? l10n.t('Write {0} to .env?', namesText(names))
        : names.length === 1
          ? l10n.t('Replace {0} in .env, which has another value, or add {1}?', taken, plan.variable)
          : l10n.t('Replace the values for {0} in .env, or add those for {1}?', taken, plan.variable),
    detail: `${contents} ${safety}`,
  };
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
export function writtenMessage({ names, ignoreText, replaced }: WritePlan, isUnsaved: boolean): string {
  const what = namesText(names);
  const written =
    ignoreText !== undefined
      ? l10n.t('{0} was written to .env, which .gitignore now names.', what)
      : replaced === undefined
        ? l10n.t('{0} was written to .env.', what)
        : l10n.t('{0} has its new value in .env.', what);
  const rest = isUnsaved ? l10n.t('The file has unsaved changes: save it before the program runs.') : '';
  return `${written} ${rest}`.trimEnd();
}

/** Why the variable has no value in `.env`, and what to do about it. */
export function refusalMessage(variable: string, reason: EnvRefusal): string {
  switch (reason) {
    case 'tracked':
      return l10n.t(
        '{0} was not written: git tracks .env and would commit it. Run “{1}” and “{2}”, then try again.',
        variable,
        MENDING_COMMANDS[0],
        MENDING_COMMANDS[1],
      );
    case 'notIgnored':
      return l10n.t(
        '{0} was not written: git would commit .env. Let git ignore it, then try again.',
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
      return l10n.t('{0} was not written: the workspace is restricted. Trust it, then try again.', variable);
  }
}

/** Why what was inserted will not do what it says. */
export function problemMessage(problem: CursorEdits['problems'][number]): string {
  switch (problem) {
    case 'insideString':
      return l10n.t('The reference stands inside a string, where this language reads it as mere text.');
    case 'constant':
      return l10n.t('The reference stands in a constant, where this language does not let it be read.');
    case 'imageLayer':
      return l10n.t(
        'A Dockerfile can read a secret in RUN instructions alone: what others hold stays in the image.',
      );
    case 'execForm':
      return l10n.t(
        'A command in brackets gets the reference as mere text: write it without brackets, or let the program read the variable from its environment.',
      );
  }
}

/** What is left to do after the insertion. */
export function noteMessage(note: CursorEdits['notes'][number]): string {
  return NOTES[note]();
}

const NOTES: Readonly<Record<CursorEdits['notes'][number], () => string>> = {
  runTime: () =>
    l10n.t(
      'The container gets the variable when it starts: run it with “{0}”.',
      'docker run --env-file .env',
    ),
};

const NAMES_SHOWN = 3;

/** `PROXY_URL_DE, PROXY_URL_US, PROXY_URL_FR and 4 more`. */
function namesText(names: readonly string[]): string {
  const shown = names.slice(0, NAMES_SHOWN).join(', ');
  const more = names.length - NAMES_SHOWN;
  return more > 0 ? l10n.t('{0} and {1} more', shown, more) : shown;
}

function isCommitted(git: GitState): boolean {
  return git !== 'ignored' && git !== 'none';
}
