import * as l10n from '@vscode/l10n';
import { plainText } from '../../core/plainText.js';
import { dateText, joined } from '../words.js';
import type { KeptAnswer } from './keptAnswers.js';
import { sectionsText } from './sections.js';

/** Deeper, and longer, than anything that is meant to be read. */
const MOST_DEPTH = 6;
const MOST_LINES = 100;

/** A question with its answer as a text to read. */
export function answerText({ question, account, provider, answer, related, at }: KeptAnswer): string {
  return sectionsText([
    { lines: [question, '', joined([account.label, provider, dateText(at)])] },
    { heading: l10n.t('Answer'), lines: answer },
    ...(related.length === 0 ? [] : [{ heading: l10n.t('Related'), lines: related }]),
  ]);
}

/** A value of any shape as lines of names and values: `best_countries: US, GB`. */
export function namedValues(value: unknown): readonly string[] {
  return linesOf(value, 0).slice(0, MOST_LINES);
}

function linesOf(value: unknown, depth: number): readonly string[] {
  if (typeof value !== 'object' || value === null) {
    return plainText(value) === '' ? [] : [plainText(value)];
  }
  if (depth >= MOST_DEPTH) {
    return ['…'];
  }
  if (Array.isArray(value) && value.every((each) => typeof each !== 'object' || each === null)) {
    return value.length === 0 ? [] : [value.slice(0, MOST_LINES).map(plainText).join(', ')];
  }
  return Object.entries(value)
    .slice(0, MOST_LINES)
    .flatMap(([name, each]) => named(plainText(name), linesOf(each, depth + 1), isNested(each)));
}

function named(name: string, lines: readonly string[], isBelow: boolean): readonly string[] {
  return isBelow ? [`${name}:`, ...lines.map((line) => `  ${line}`)] : [`${name}: ${lines.join(' ')}`.trim()];
}

function isNested(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    (!Array.isArray(value) || value.some((each) => typeof each === 'object' && each !== null))
  );
}
