import type { Piece, Value } from './template.js';

/** The text with tab stops as VS Code's snippets have them, and with none. */
export interface Assembled {
  readonly snippet: string;
  readonly text: string;
}

/** Puts the pieces together. A value of several lines keeps the indentation of the line it stands in. */
export function assembled(pieces: readonly Piece[], valueOf: (value: Value) => string): Assembled {
  let snippet = '';
  let text = '';
  for (const piece of pieces) {
    switch (piece.kind) {
      case 'text':
        text += piece.text;
        snippet += escaped(piece.text);
        break;
      case 'value': {
        const value = valueOf(piece).replaceAll('\n', `\n${indentationAtEnd(text)}`);
        text += value;
        snippet += escaped(value);
        break;
      }
      case 'stop':
        text += piece.text;
        snippet += `\${${piece.number}${piece.text === '' ? '' : `:${escaped(piece.text)}`}}`;
    }
  }
  return { snippet: snippet.trimEnd(), text: text.trimEnd() };
}

/** Without their meaning in a snippet. */
function escaped(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

function indentationAtEnd(text: string): string {
  return /[ \t]*/.exec(text.slice(text.lastIndexOf('\n') + 1))?.[0] ?? '';
}
