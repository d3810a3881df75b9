import * as vscode from 'vscode';
import type { Placement } from '../../snippets/place/placement.js';

/**
 * Makes room and puts the snippet there, with its tab stops, in one undo step. False where the editor did not
 * take it: a read-only one may say that it did, so the text decides.
 */
export async function applySnippet(
  editor: vscode.TextEditor,
  { edits, offsets, snippet }: Placement,
): Promise<boolean> {
  const { document } = editor;
  const before = document.getText();
  if (edits.length > 0) {
    await editor.edit(
      (builder) => {
        for (const { start, end, text } of edits) {
          builder.replace(new vscode.Range(document.positionAt(start), document.positionAt(end)), text);
        }
      },
      { undoStopBefore: true, undoStopAfter: false },
    );
    if (document.getText() === before) {
      return false;
    }
  }
  const made = edits.reduceRight(
    (text, edit) => text.slice(0, edit.start) + edit.text + text.slice(edit.end),
    before,
  );
  const roomy = document.getText();
  const wasTaken = await editor.insertSnippet(
    new vscode.SnippetString(snippet.expose()),
    offsets.map((offset) => placeIn(made, offset)),
    { undoStopBefore: edits.length === 0, undoStopAfter: true },
  );
  return wasTaken && document.getText() !== roomy;
}

/** By lines: how a line ends is the document's own affair. */
function placeIn(text: string, offset: number): vscode.Position {
  const lines = text.slice(0, offset).split('\n');
  return new vscode.Position(lines.length - 1, lines.at(-1)?.length ?? 0);
}
