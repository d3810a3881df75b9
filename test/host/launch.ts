// Runs the in-host suite, inside the real VS Code that npm provides or inside a desktop one.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { logs, root } from '../../tools/paths.mjs';
import { createProfile } from '../editor/profile.js';
import { runOnDesktop } from './desktop.js';
import { runOnServer } from './server.js';

const tests = path.join(root, 'out/test/host/index.js');

async function main(): Promise<void> {
  if (!existsSync(tests)) {
    throw new Error(`${tests} is missing: npm test -- host builds it`);
  }
  const profile = createProfile({ files: { 'README.md': '# A workspace\n' } });
  try {
    const desktop = process.env['EGRESS_VSCODE'];
    const run = { profile, extension: root, tests, logFile: path.join(logs, 'host-editor.log') };
    process.exitCode = await (desktop === undefined ? runOnServer(run) : runOnDesktop(run, desktop));
  } finally {
    await profile.remove();
  }
}

void main();
