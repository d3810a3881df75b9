import { chmod, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { chromium as chromiumPath } from '../../../tools/needs.mjs';

/** Writes a program that is Chromium without a window, and with a port besides by which a test drives its pages. */
export async function headlessChromium(folder: string, name = 'chromium'): Promise<string> {
  await mkdir(folder, { recursive: true });
  const program = path.join(folder, name);
  const flags = '--headless=new --disable-gpu --disable-dev-shm-usage --remote-debugging-port=0';
  await writeFile(program, `#!/bin/sh\nexec ${chromiumPath()} ${flags} "$@"\n`);
  await chmod(program, 0o755);
  return program;
}
