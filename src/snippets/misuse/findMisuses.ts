import { isInRange } from '../detect/versions.js';
import { Code } from './code.js';
import type { Condition, Misuse, MisuseRule } from './rule.js';
import { AXIOS_RULES } from './axiosRules.js';
import { BROWSER_RULES } from './browserRules.js';
import { COMPILED_RULES } from './compiledRules.js';
import { ENVIRONMENT_RULES } from './environmentRules.js';
import { NODE_RULES } from './nodeRules.js';
import { PYTHON_RULES } from './pythonRules.js';
import { URL_RULES } from './urlRules.js';

/** All of them. */
export const MISUSE_RULES: readonly MisuseRule[] = [
  ...PYTHON_RULES,
  ...AXIOS_RULES,
  ...NODE_RULES,
  ...BROWSER_RULES,
  ...COMPILED_RULES,
  ...ENVIRONMENT_RULES,
  ...URL_RULES,
];

/** The ends of `proxy`, `proxies` and `PROXY`: a search is fast that looks for a rare letter first. */
const NAMES_OF_PROXIES = ['xy', 'xies', 'XY'];

/** A misuse with the rule that it breaks. */
export interface FoundMisuse extends Misuse {
  readonly rule: MisuseRule;
}

/** A text, and what it is written in. */
export interface MisuseDocument {
  readonly languageId: string;
  /** The file's path. */
  readonly fileName: string;
  readonly text: string;
}

/** The version of a package that the project uses; `undefined` where it does not tell. */
export type KnownVersion = (condition: Condition) => string | undefined;

/** The packages whose versions decide about this text. */
export function conditionsOf(document: MisuseDocument): readonly Condition[] {
  return rulesFor(document).flatMap(({ when }) => (when ? [when] : []));
}

/** Every misuse in the text, in its order. */
export function findMisuses(document: MisuseDocument, versionOf: KnownVersion): readonly FoundMisuse[] {
  const rules = rulesFor(document).filter(({ when }) => !when || isMet(when, versionOf(when)));
  const code = new Code(document.text, document.languageId, document.fileName);
  return rules
    .flatMap((rule) => {
      const left = Math.min(0, code.tokensLeft);
      const found = rule.find(code).map((misuse) => ({ ...misuse, rule }));
      // what a rule makes of half the tokens may be wrong
      return code.tokensLeft < left ? [] : found;
    })
    .sort((left, right) => left.start - right.start);
}

/** The text with the edits made. */
export function withEdits(text: string, edits: Misuse['fix']): string {
  return (edits?.edits ?? [])
    .toSorted((left, right) => left.start - right.start)
    .reduceRight((changed, edit) => changed.slice(0, edit.start) + edit.text + changed.slice(edit.end), text);
}

function rulesFor({ languageId, text }: MisuseDocument): readonly MisuseRule[] {
  const known = new Map<string, boolean>();
  const has = (word: string): boolean => {
    const isThere = known.get(word) ?? text.includes(word);
    known.set(word, isThere);
    return isThere;
  };
  const namesProxy = NAMES_OF_PROXIES.some(has);
  return MISUSE_RULES.filter(
    ({ languages, words, isOfAnyText }) =>
      (namesProxy || isOfAnyText) && languages.includes(languageId) && words.every(has),
  );
}

function isMet({ versions, orUnknown }: Condition, version: string | undefined): boolean {
  return version === undefined ? orUnknown === true : isInRange(version, versions);
}
