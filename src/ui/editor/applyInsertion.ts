import * as vscode from 'vscode';
import type { CursorEdit } from './cursorEdits.js';

/**
 * Makes the edits in one undo step. False where the editor did not take them: a read-only one may say
 * that it did, so the text decides.
 */
export async function applyInsertion(
  editor: vscode.TextEditor,
  edits: readonly CursorEdit[],
): Promise<boolean> {
  const { document } = editor;
  const before = document.getText();
  const changes = edits.filter(({ start, end, text }) => before.slice(start, end) !== text);
  const wasTaken = await editor.edit(
    (builder) => {
      for (const { start, end, text } of changes) {
        const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
        builder.replace(range, text);
      }
    },
    { undoStopBefore: true, undoStopAfter: true },
  );
  return wasTaken && (changes.length === 0 || document.getText() !== before);
}
