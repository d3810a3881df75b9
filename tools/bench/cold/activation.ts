// Runs inside the editor's extension host, as its tests do, and leaves the activation times in EGRESS_BENCH_FILE.
import { writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { activationTimes } from '../../../test/host/activationTimes.js';

const OURS = 'egress.egress';
const OTHER = 'vscode.git';

/** Called by the editor. */
export async function run(): Promise<void> {
  for (const id of [OURS, OTHER]) {
    await vscode.extensions.getExtension(id)?.activate();
  }
  const times = await activationTimes([OURS, OTHER]);
  const startMs = (id: string): number => {
    const { loadCodeMs, callActivateMs } = times.get(id) ?? { loadCodeMs: NaN, callActivateMs: NaN };
    return loadCodeMs + callActivateMs;
  };
  writeFileSync(
    process.env['EGRESS_BENCH_FILE'] ?? '',
    JSON.stringify({ oursMs: startMs(OURS), otherMs: startMs(OTHER) }),
  );
}
