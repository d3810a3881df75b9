import { chmod, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Writes a program that starts Chromium without a window, with a port besides by which a test drives its pages. */
export function headlessChromium(folder: string, chromium: string): Promise<string> {
  const flags = '--headless=new --disable-gpu --disable-dev-shm-usage --remote-debugging-port=0';
  return script(path.join(folder, 'chromium'), `exec ${chromium} ${flags} "$@"`);
}

/** Writes a program of the shell. */
export async function script(file: string, ...lines: readonly string[]): Promise<string> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, ['#!/bin/sh', ...lines, ''].join('\n'));
  await chmod(file, 0o755);
  return file;
}
