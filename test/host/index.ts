import { readdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { format } from 'node:util';
import Mocha from 'mocha';
import Reporter from '../reporter.js';

/** A web editor mixes its own log into what a page hears: the runner shows the lines that begin with this. */
function markOutput(mark: string): void {
  const log = console.log.bind(console);
  const write = (...parts: unknown[]): void => {
    for (const line of format(...parts).split('\n')) {
      log('%s', `${mark}${line}`);
    }
  };
  for (const level of ['log', 'info', 'warn', 'error'] as const) {
    // the extension host guards the console with setters that do nothing
    Object.defineProperty(console, level, { configurable: true, writable: true, value: write });
  }
}

/** Called by the editor inside its extension host: runs the suites beside this file, and throws when one failed. */
export async function run(): Promise<void> {
  const mark = process.env['EGRESS_TEST_MARK'];
  if (mark !== undefined) {
    markOutput(mark);
  }
  process.setSourceMapsEnabled(true);
  const grep = process.env['EGRESS_TEST_GREP'];
  const mocha = new Mocha({ timeout: 20_000, reporter: Reporter, ...(grep === undefined ? {} : { grep }) });
  const suites = path.join(__dirname, 'suite');
  for (const file of readdirSync(suites, { recursive: true, encoding: 'utf8' }).sort()) {
    if (file.endsWith('.test.js')) {
      mocha.addFile(path.join(suites, file));
    }
  }
  const failures = await new Promise<number>((resolve) => {
    mocha.run(resolve);
  });
  // the extension host ends as soon as this returns, and its last lines need a moment to get out
  await wait(300);
  if (failures > 0) {
    throw new Error(`${failures} failed`);
  }
}
