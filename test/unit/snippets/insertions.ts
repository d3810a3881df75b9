import type { Insertion, Site } from '../../../src/snippets/references.js';
import { insertionAt } from '../../../src/snippets/references.js';

/** A site from a text in which `|` is the cursor, and two are a selection's ends. */
export function site(languageId: string, marked: string, fileName = 'file'): Site {
  const start = marked.indexOf('|');
  const end = marked.lastIndexOf('|');
  return {
    languageId,
    fileName,
    text: marked.replaceAll('|', ''),
    start,
    end: end === start ? start : end - 1,
  };
}

/** The text after the insertion. */
export function applied(text: string, insertion: Insertion): string {
  const { extra } = insertion;
  const main = { from: insertion.start, to: insertion.end, text: insertion.text };
  const edits = [main, ...(extra ? [{ from: extra.offset, to: extra.offset, text: extra.text }] : [])];
  return edits
    .sort((left, right) => right.from - left.from)
    .reduce((changed, edit) => changed.slice(0, edit.from) + edit.text + changed.slice(edit.to), text);
}

export function inserted(languageId: string, marked: string, fileName?: string): string {
  const at = site(languageId, marked, fileName);
  return applied(at.text, insertionAt(at, 'P'));
}
