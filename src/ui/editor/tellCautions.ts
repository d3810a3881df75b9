import * as vscode from 'vscode';
import type { CursorEdits } from './cursorEdits.js';
import { noteMessage, problemMessage } from './insertMessages.js';

/** Says why what was inserted will not do what it says, and what is left to do. */
export function tellCautions({ problems, notes }: CursorEdits): void {
  for (const problem of problems) {
    void vscode.window.showWarningMessage(problemMessage(problem));
  }
  for (const note of notes) {
    void vscode.window.showInformationMessage(noteMessage(note));
  }
}
