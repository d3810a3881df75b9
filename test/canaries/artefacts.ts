import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inflateSync } from 'node:zlib';
import { canaryReports } from '../../tools/results.mjs';
import { sandboxCanaries } from './canaries.js';
import { CanaryScanner, type Canary, type Finding } from './scanner.js';

/** What a search of one folder saw. */
export interface CanaryReport {
  /** Which artefacts these were. */
  readonly what: string;
  readonly files: number;
  readonly findings: readonly (Finding & { readonly file: string })[];
}

/** Searches a folder for the secrets of the sandbox, and `more`; `isExempt` is asked of each path relative to it. */
export async function searchFolder(
  what: string,
  folder: string,
  isExempt: (file: string) => boolean = () => false,
  more: readonly Canary[] = [],
): Promise<CanaryReport> {
  const scanner = new CanaryScanner([...(await sandboxCanaries()), ...more]);
  const files = filesBelow(folder).filter((file) => !isExempt(file));
  return {
    what,
    files: files.length,
    findings: files.flatMap((file) =>
      scanner.scan(contentOf(path.join(folder, file))).map((finding) => ({ file, ...finding })),
    ),
  };
}

/** Leaves the report for the step that counts them, once the folder itself is gone. */
export function keepReport(report: CanaryReport): void {
  mkdirSync(canaryReports, { recursive: true });
  const name = `${readdirSync(canaryReports).length}-${process.pid}.json`;
  writeFileSync(path.join(canaryReports, name), JSON.stringify(report));
}

export function keptReports(): readonly CanaryReport[] {
  return existsSync(canaryReports)
    ? readdirSync(canaryReports)
        .sort()
        .map((name) => JSON.parse(readFileSync(path.join(canaryReports, name), 'utf8')) as CanaryReport)
    : [];
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
}

/** Git keeps what was committed compressed. */
function contentOf(file: string): Buffer {
  const bytes = readFileSync(file);
  return /[/\\]\.git[/\\]objects[/\\]..[/\\]/.test(file) ? inflateSync(bytes) : bytes;
}
