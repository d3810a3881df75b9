import * as l10n from '@vscode/l10n';

/** What several verdicts come down to for whoever only wants to know whether to act. */
export const OUTCOMES = [
  'live',
  'dead',
  'authRefused',
  'blocked',
  'intercepted',
  'waiting',
  'unchecked',
] as const;

export type Outcome = (typeof OUTCOMES)[number];

const DEAD: readonly string[] = ['refused', 'timeout', 'garbage'];

/** The outcome of a verdict; one that is not known stands for itself among the dead. */
export function outcomeOf(verdict: string): Outcome {
  return OUTCOMES.find((each) => each === verdict) ?? 'dead';
}

/** Whether a choice of the list of verdicts, an outcome or a verdict, means this verdict. */
export function isMeant(choice: string, verdict: string): boolean {
  return choice === verdict || choice === outcomeOf(verdict);
}

/** The verdicts that share an outcome with others, and so are told apart beside it. */
export function isDead(verdict: string): boolean {
  return DEAD.includes(verdict);
}

/** `6,020 live`: the word behind the number. */
export function outcomeText(outcome: Outcome): string {
  switch (outcome) {
    case 'live':
      return l10n.t('live');
    case 'dead':
      return l10n.t('dead');
    case 'authRefused':
      return l10n.t('refused login');
    case 'blocked':
      return l10n.t('blocked');
    case 'intercepted':
      return l10n.t('intercepted');
    case 'waiting':
      return l10n.t('waiting');
    case 'unchecked':
      return l10n.t('unchecked');
  }
}

/** A verdict in the table and in the list of verdicts; the word itself where it is not known. */
export function verdictText(verdict: string): string {
  switch (verdict) {
    case 'refused':
      return l10n.t('refused');
    case 'timeout':
      return l10n.t('timed out');
    case 'garbage':
      return l10n.t('no proxy');
    default: {
      const outcome = OUTCOMES.find((each) => each === verdict);
      return outcome === undefined ? verdict : outcomeText(outcome);
    }
  }
}

/** The mark before a row: told apart by its shape, not by its colour alone. */
export function verdictMark(verdict: string): string {
  switch (outcomeOf(verdict)) {
    case 'live':
      return '●';
    case 'dead':
      return '✕';
    case 'authRefused':
      return '◆';
    case 'blocked':
    case 'intercepted':
      return '▲';
    case 'waiting':
      return '◌';
    case 'unchecked':
      return '○';
  }
}

export function verdictTone(verdict: string): 'good' | 'bad' | 'warning' | 'dim' {
  switch (outcomeOf(verdict)) {
    case 'live':
      return 'good';
    case 'dead':
      return 'bad';
    case 'authRefused':
    case 'blocked':
    case 'intercepted':
      return 'warning';
    case 'waiting':
    case 'unchecked':
      return 'dim';
  }
}
