import { Secret } from '../../core/secret.js';
import { bareCode } from '../syntax/bareCode.js';
import { importPlan } from './imports.js';
import { TEXT_BRACKET_OR_END } from './importSyntax.js';
import { withIndentation } from './indentation.js';
import { preferredQuote, withNames, withQuotes } from './quotes.js';

/** A document and where code is wanted in it; offsets in UTF-16 units. */
export interface Site {
  /** The language of the code. */
  readonly languageId: string;
  /** The document is in another one, as a page of documentation: what the code imports stays with it. */
  readonly isForeign?: boolean;
  readonly text: string;
  readonly selections: readonly { readonly start: number; readonly end: number }[];
  /** What one level of indentation is. */
  readonly unit: string;
}

/** Code as a recipe gives it. */
export interface Code {
  readonly imports: readonly string[];
  /** In the syntax of VS Code's snippets. */
  readonly snippet: Secret;
}

/** Text to put in the place of `[start, end)`. */
export interface PlacedEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface Placement {
  /** What makes room, the imports among it: disjoint, and in the order of the document. They hold no credential. */
  readonly edits: readonly PlacedEdit[];
  /** Where the snippet goes once the edits are made: a line of its own each, with the indentation it has there. */
  readonly offsets: readonly number[];
  readonly snippet: Secret;
}

interface Slot {
  readonly start: number;
  readonly end: number;
  /** What takes the place of `[start, end)`, before and after the snippet. */
  readonly before: string;
  readonly after: string;
}

/** Fits code into a document: imports where its imports are, its quotes and indentation, names as they are there. */
export function placement(site: Site, { imports, snippet }: Code): Placement {
  const { languageId, isForeign = false, text, unit } = site;
  const quote = isForeign ? undefined : preferredQuote(languageId, text);
  const bare = bareCode(languageId, text);
  const slots = distinctSlots(site.selections.map((selection) => slotAt(site, bare, selection)));
  const first = slots[0]?.start ?? text.length;
  const plan = importPlan({
    languageId,
    text,
    lines: isForeign ? [] : imports.map((line) => withQuotes(line, quote)),
    canRename: true,
    before: first,
  });
  const parting = plan.additions.some(({ offset }) => /^[ \t]*$/.test(text.slice(offset, first)));
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const code = withIndentation(withNames(withQuotes(snippet.expose(), quote), plan.aliases), unit);
  const pieces = [
    ...plan.additions.map(({ offset, text: added }) => ({
      start: offset,
      end: offset,
      before: added,
      after: '',
      isSlot: false,
    })),
    ...slots.map((slot, at) => ({
      ...slot,
      before: at === 0 && parting ? newline + slot.before : slot.before,
      isSlot: true,
    })),
  ].sort((left, right) => left.start - right.start || Number(left.isSlot) - Number(right.isSlot));
  const own = isForeign && imports.length > 0 ? [...imports.map(escaped), ''] : [];
  return { ...laidOut(pieces, text), snippet: new Secret([...own, code].join('\n')) };
}

function laidOut(
  pieces: readonly (Slot & { readonly isSlot: boolean })[],
  text: string,
): Omit<Placement, 'snippet'> {
  const edits: PlacedEdit[] = [];
  const offsets: number[] = [];
  let shift = 0;
  for (const { start, end, before, after, isSlot } of pieces) {
    if (isSlot) {
      offsets.push(start + shift + before.length);
    }
    shift += before.length + after.length - (end - start);
    const last = edits.at(-1);
    if (last?.end === start && last.start === start) {
      edits[edits.length - 1] = { start, end, text: last.text + before + after };
    } else if (text.slice(start, end) !== before + after) {
      edits.push({ start, end, text: before + after });
    }
  }
  return { edits, offsets };
}

/** Without a meaning in a snippet. */
function escaped(line: string): string {
  return line.replace(/[\\$}]/g, '\\$&');
}

/** Two cursors of one line want one snippet. */
function distinctSlots(slots: readonly Slot[]): readonly Slot[] {
  const byPlace = new Map(slots.map((slot) => [slot.start, slot]));
  return [...byPlace.values()].sort((left, right) => left.start - right.start);
}

const OPENS_BLOCK = /[{([:]\s*$|\b(?:do|then)\s*$/;
/** In a block that began on this line, between statements: what an object begins with looks otherwise. */
const IN_BLOCK = /(?:[)>][ \t]*|\w[ \t]+)\{(?:[^{}]*;)?\s*$/;

/** A line of its own: the empty one of the cursor, a new one above what follows it or below what precedes it. */
function slotAt(
  { languageId, text, unit }: Site,
  bare: string,
  { start, end }: Site['selections'][number],
): Slot {
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const lineStart = text.slice(0, start).lastIndexOf('\n') + 1;
  const lineEnd = endOfLine(text, end);
  const before = text.slice(lineStart, start);
  const after = text.slice(end, lineEnd);
  const indentation = /^[ \t]*/.exec(text.slice(lineStart))?.[0] ?? '';
  if (before.trim() === '') {
    return after.trim() === ''
      ? { start: lineStart, end: lineEnd, before: start === end ? before : indentation, after: '' }
      : start === end
        ? { start: lineStart, end: lineStart, before: indentation, after: newline }
        : { start, end, before: '', after: newline + indentation };
  }
  if (start !== end) {
    return { start, end, before: '', after: '' };
  }
  const line = bareCode(languageId, text.slice(lineStart, lineEnd));
  const level = newline + indentationOfStatement(text.slice(0, lineEnd), bare);
  const closing = /^[ \t]*(?=\})/.exec(after)?.[0];
  return closing !== undefined && IN_BLOCK.test(line.slice(0, before.length))
    ? {
        start: lineStart + before.trimEnd().length,
        end: end + closing.length,
        before: level + unit,
        after: level,
      }
    : { start: lineEnd, end: lineEnd, before: level + (OPENS_BLOCK.test(line) ? unit : ''), after: '' };
}

/** That of the line which the statement began on whose end the text ends with. */
function indentationOfStatement(text: string, bare: string): string {
  const lines = bare.slice(0, text.length).split('\n');
  let depth = 0;
  const first = lines.findLastIndex((line, at) => {
    for (const [token] of line.matchAll(TEXT_BRACKET_OR_END)) {
      depth += token.length > 1 ? 0 : /[([{]/.test(token) ? -1 : 1;
    }
    return depth <= 0 && !/\\\r?$/.test(lines[at - 1] ?? '');
  });
  return /^[ \t]*/.exec(text.split('\n').at(first) ?? '')?.[0] ?? '';
}

function endOfLine(text: string, from: number): number {
  const at = text.slice(from).search(/\r?\n/);
  return at === -1 ? text.length : from + at;
}
