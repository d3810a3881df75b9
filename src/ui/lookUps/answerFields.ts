import { plainText } from '../../core/plainText.js';
import type { FieldKind, ShownField } from '../../protocol/lookUp.js';

/** A field of an answer of no known shape. */
export interface AnswerField {
  /** 0 at the top. */
  readonly depth: number;
  readonly name: string;
  readonly value: unknown;
}

/** Every field at any depth, each before those that it holds. */
export function fieldsOf(answer: object): readonly AnswerField[] {
  const fields: AnswerField[] = [];
  const waiting: AnswerField[] = [];
  const wait = (holder: unknown, depth: number): void => {
    for (const [name, value] of membersOf(holder).toReversed()) {
      waiting.push({ depth, name, value });
    }
  };
  wait(answer, 0);
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    fields.push(next);
    wait(next.value, next.depth + 1);
  }
  return fields;
}

/** A field as the page shows it: its texts are plain, and none is long. */
export function shownField({ depth, name, value }: AnswerField): ShownField {
  const kind = kindOf(value);
  return {
    depth,
    name: plainText(name),
    kind,
    value: kind === 'null' ? 'null' : plainText(value),
    size: membersOf(value).length,
  };
}

/**
 * A field's value for the clipboard: a text as it is where all of it can be seen, and else, as everything else, as JSON
 * writes it, so that nothing unseen is pasted.
 */
export function copiedValue(value: unknown): string {
  return typeof value === 'string' && !UNSEEN.test(value) ? value : jsonText(value);
}

/** JSON in which every character that cannot be seen is written by its number. */
export function jsonText(value: unknown): string {
  return JSON.stringify(value, null, 2).replaceAll(new RegExp(UNSEEN, 'gu'), (found) =>
    // the line ends that lay it out; those in its texts are escaped already
    found === '\n' ? found : Array.from({ length: found.length }, (_, at) => escaped(found, at)).join(''),
  );
}

const UNSEEN = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;

function escaped(text: string, at: number): string {
  return `\\u${text.charCodeAt(at).toString(16).padStart(4, '0')}`;
}

function membersOf(value: unknown): readonly (readonly [string, unknown])[] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

function kindOf(value: unknown): FieldKind {
  if (typeof value === 'object') {
    return value === null ? 'null' : Array.isArray(value) ? 'list' : 'object';
  }
  return typeof value === 'number' ? 'number' : typeof value === 'boolean' ? 'boolean' : 'text';
}
