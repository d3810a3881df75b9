import * as vscode from 'vscode';
import { rowPath, type Tone } from './row.js';

const SCHEME = 'egress-row';

/** Label colours come from decorations on a URI alone; it carries the tone and names nothing on disk. */
export function rowUri(tone: Tone, rowId: string): vscode.Uri {
  return vscode.Uri.from({ scheme: SCHEME, authority: tone, path: rowPath(rowId) });
}

const COLORS: Readonly<Record<Tone, string>> = {
  warning: 'list.warningForeground',
  error: 'list.errorForeground',
  dimmed: 'descriptionForeground',
};

export const rowDecorations: vscode.FileDecorationProvider = {
  provideFileDecoration(uri) {
    const tone = uri.authority;
    return uri.scheme === SCHEME && tone in COLORS
      ? new vscode.FileDecoration(undefined, undefined, new vscode.ThemeColor(COLORS[tone as Tone]))
      : undefined;
  },
};
