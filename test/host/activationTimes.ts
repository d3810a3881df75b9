import * as vscode from 'vscode';
import { until } from '../until.js';

export interface ActivationTime {
  readonly loadCodeMs: number;
  readonly callActivateMs: number;
  readonly finishActivateMs: number;
}

function cells(row: string): string[] {
  return row
    .split('|')
    .map((cell) => cell.trim())
    .slice(1, -1);
}

/** Reads the extensions' activation times, by id, from the editor's own Startup Performance report. */
export async function activationTimes(ids: readonly string[]): Promise<Map<string, ActivationTime>> {
  await vscode.commands.executeCommand('perfview.show');
  const lines = await until('the Startup Performance report', () =>
    vscode.workspace.textDocuments
      .find((document) => document.uri.scheme === 'perf' && document.getText().includes('| Extension'))
      ?.getText()
      .split('\n'),
  );
  const heading = cells(lines.find((line) => line.includes('| Extension')) ?? '');
  const times = new Map<string, ActivationTime>();
  for (const row of lines.map(cells)) {
    const value = (name: string): string | undefined => row[heading.indexOf(name)];
    const id = value('Extension');
    if (row.length === heading.length && id !== undefined && ids.includes(id)) {
      times.set(id, {
        loadCodeMs: Number(value('Load Code')),
        callActivateMs: Number(value('Call Activate')),
        finishActivateMs: Number(value('Finish Activate')),
      });
    }
  }
  const missing = ids.filter((id) => !times.has(id));
  if (missing.length > 0) {
    throw new Error(`no activation time of ${missing.join(', ')} in the report`);
  }
  return times;
}
