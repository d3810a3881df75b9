// Starts the editor once, on a fresh profile, and has it run the program that its argument names.
import path from 'node:path';
import { createProfile } from '../../test/editor/profile.js';
import { runOnDesktop } from '../../test/host/desktop.js';
import { runOnServer } from '../../test/host/server.js';
import { logs, root } from '../paths.mjs';

async function main(): Promise<void> {
  const profile = createProfile();
  try {
    const desktop = process.env['EGRESS_VSCODE'];
    const run = {
      profile,
      extension: root,
      tests: process.argv[2] ?? '',
      logFile: path.join(logs, 'bench-editor.log'),
    };
    process.exitCode = await (desktop === undefined ? runOnServer(run) : runOnDesktop(run, desktop));
  } finally {
    await profile.remove();
  }
}

void main();
