import type { Endpoint } from '../../core/endpoint.js';
import { proxyUrl } from '../../core/proxy/format.js';
import type { Secret } from '../../core/secret.js';
import { schemeFor } from '../../snippets/languages.js';
import { type Insertion, insertionAt, literalAt } from '../../snippets/references.js';

/** A document as it is, and its cursors and selections as offsets in UTF-16 units. */
export interface Cursors {
  readonly languageId: string;
  /** The file's path. */
  readonly fileName: string;
  readonly text: string;
  readonly selections: readonly { readonly start: number; readonly end: number }[];
}

/** Text to put in the place of `[start, end)`. */
export interface CursorEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface CursorEdits {
  /** Disjoint, and in the order of the document. */
  readonly edits: readonly CursorEdit[];
  /** Why some of them will not do what they say. */
  readonly problems: readonly NonNullable<Insertion['problem']>[];
  /** What is left to do, so that they do. */
  readonly notes: readonly NonNullable<Insertion['note']>[];
}

/** The endpoint's URL in the scheme with which this language's clients leave names to the proxy. */
export function urlFor(endpoint: Endpoint, languageId: string): Secret {
  return endpoint.kind === 'tunnel'
    ? endpoint.uri
    : proxyUrl(endpoint.address, { scheme: schemeFor(languageId, endpoint.address.scheme) });
}

/** A reference to the variable at every cursor, and once whatever the document must import for it. */
export function referenceEdits(cursors: Cursors, variable: string): CursorEdits {
  return editsOf(cursors, (site) => insertionAt(site, variable));
}

/** The URL itself at every cursor, quoted as the language has it. */
export function literalEdits(cursors: Cursors, url: Secret): CursorEdits {
  return editsOf(cursors, (site) => literalAt(site, url));
}

function editsOf(
  { selections, ...document }: Cursors,
  at: (site: Parameters<typeof insertionAt>[0]) => Insertion,
): CursorEdits {
  const first = Math.min(...selections.map(({ start }) => start));
  const insertions = selections.map((selection) => at({ ...document, ...selection, first }));
  const edits: CursorEdit[] = insertions.map(({ start, end, text }) => ({ start, end, text }));
  for (const { offset, text } of distinctExtras(insertions)) {
    const around = edits.findIndex(({ start, end }) => start <= offset && offset <= Math.max(start, end - 1));
    const replaced = edits[around];
    if (replaced === undefined) {
      edits.push({ start: offset, end: offset, text });
    } else {
      // the line break that sets it apart from the line before has no such line any more
      edits[around] = { ...replaced, text: text.replace(/^[\r\n]+/, '') + replaced.text };
    }
  }
  return {
    edits: edits.sort((left, right) => left.start - right.start || left.end - right.end),
    problems: [...new Set(insertions.flatMap(({ problem }) => problem ?? []))],
    notes: [...new Set(insertions.flatMap(({ note }) => note ?? []))],
  };
}

function distinctExtras(insertions: readonly Insertion[]): NonNullable<Insertion['extra']>[] {
  const extras = insertions.flatMap(({ extra }) => extra ?? []);
  return [...new Map(extras.map((extra) => [`${extra.offset} ${extra.text}`, extra])).values()];
}
