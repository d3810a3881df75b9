/** Tells whether a path within a workspace folder, parted by `/`, fits one of the glob patterns. */
export function globMatcher(patterns: readonly string[]): (path: string) => boolean {
  const expressions = patterns.flatMap((pattern) => matching(pattern) ?? []);
  return (path) => expressions.some((expression) => expression.test(path));
}

function matching(pattern: string): RegExp | undefined {
  try {
    return new RegExp(`^(?:${expressionOf(pattern)})$`, 'u');
  } catch {
    // a range such as `[z-a]`, which fits nothing
    return undefined;
  }
}

/** The pieces of a glob that mean something; whatever else stands for itself. */
const PIECES = /\*\*\/|\/\*\*$|\*\*|\*|\?|\[!?[^\]/]+\]|[{},]|[^]/gu;

function expressionOf(pattern: string): string {
  let open = 0;
  const isBalanced = pattern.split('{').length === pattern.split('}').length;
  return pattern.replace(PIECES, (piece) => {
    if (piece === '{' && isBalanced) {
      open += 1;
      return '(?:';
    }
    if (piece === '}' && open > 0) {
      open -= 1;
      return ')';
    }
    if (piece === ',' && open > 0) {
      return '|';
    }
    return expressionOfPiece(piece);
  });
}

function expressionOfPiece(piece: string): string {
  switch (piece) {
    case '**/':
      return '(?:.*/)?';
    case '/**':
      return '(?:/.*)?';
    case '**':
      return '.*';
    case '*':
      return '[^/]*';
    case '?':
      return '[^/]';
    default:
      return piece.length > 1 ? classOf(piece) : piece.replace(/[\\^$.*+?()[\]{}|/]/u, '\\$&');
  }
}

function classOf(piece: string): string {
  const isNegated = piece.startsWith('[!');
  const characters = piece.slice(isNegated ? 2 : 1, -1).replace(/[\\^[]/gu, '\\$&');
  return `[${isNegated ? '^' : ''}${characters}]`;
}
