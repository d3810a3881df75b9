import type { Schema } from './client.js';
import type { Fail } from './failure.js';

const MAX_DEPTH = 64;
const MAX_NODES = 500_000;

/** Reads an answer's text through its schema. What comes out was built by the schema, never by the provider. */
export function parseAnswer<T>(text: string, schema: Schema<T>, status: number, fail: Fail): T {
  const answer = parseJson(text);
  if (!answer.ok) {
    throw fail({ kind: answer.kind, status, detail: answer.detail });
  }
  const result = schema.safeParse(answer.value);
  if (result.success) {
    return result.data;
  }
  const issue = result.error.issues[0];
  throw fail({
    kind: 'malformedAnswer',
    status,
    jsonPath: jsonPath(issue?.path ?? []),
    detail: issue?.message ?? 'not what the documents say',
  });
}

type Json =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly kind: 'malformedAnswer' | 'tooLarge'; readonly detail: string };

/** Parses JSON, refusing what would cost a schema too much to walk. An empty text is `undefined`. */
export function parseJson(text: string): Json {
  if (text.trim() === '') {
    return { ok: true, value: undefined };
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, kind: 'malformedAnswer', detail: whatItIs(text.trim()) };
  }
  return excessIn(value) ?? { ok: true, value };
}

function whatItIs(text: string): string {
  if (text.startsWith('<')) {
    return 'HTML in place of JSON';
  }
  const closing = { '{': '}', '[': ']' }[text.charAt(0)];
  return closing !== undefined && !text.endsWith(closing) ? 'JSON that ends too early' : 'not JSON';
}

/** Level by level and without recursion, so that depth costs no stack. */
function excessIn(root: unknown): Json | undefined {
  let level = [root].filter(isContainer);
  let nodes = 1;
  for (let depth = 0; level.length > 0; depth++) {
    if (depth >= MAX_DEPTH) {
      return { ok: false, kind: 'tooLarge', detail: `nested deeper than ${MAX_DEPTH} levels` };
    }
    const deeper: object[] = [];
    for (const container of level) {
      if (Object.hasOwn(container, '__proto__')) {
        return { ok: false, kind: 'malformedAnswer', detail: 'a member named __proto__' };
      }
      const children: unknown[] = Object.values(container);
      nodes += children.length;
      if (nodes > MAX_NODES) {
        return { ok: false, kind: 'tooLarge', detail: `more than ${MAX_NODES} values` };
      }
      for (const child of children) {
        if (isContainer(child)) {
          deeper.push(child);
        }
      }
    }
    level = deeper;
  }
  return undefined;
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function jsonPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') {
      return `${text}[${key}]`;
    }
    const name = String(key);
    return /^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(name) ? `${text}.${name}` : `${text}[${JSON.stringify(name)}]`;
  }, '$');
}
