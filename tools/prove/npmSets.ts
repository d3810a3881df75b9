import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { mustRun, outerEnvironment } from '../run.mjs';
import { proofs } from './runProgram.js';

const FIXTURES = path.join(import.meta.dirname, 'npm');

/** Packages of npm that are installed together, in exact versions. */
export interface NpmSet {
  readonly name: string;
  /** Where they are installed: programs below it find them. */
  readonly folder: string;
  readonly versions: Readonly<Record<string, string>>;
}

/** The sets there are, each a folder with a manifest and a lock file. */
export const NPM_SETS: readonly NpmSet[] = readdirSync(FIXTURES).map((name) => ({
  name,
  folder: path.join(proofs, 'npm', name),
  versions: dependenciesOf(path.join(FIXTURES, name, 'package.json')),
}));

/** Installs the set, unless what is there is from the same lock file. */
export async function installNpmSet({ name, folder }: NpmSet): Promise<void> {
  const isThere = ['package-lock.json', 'package.json'].every(
    (file) => textOf(path.join(folder, file)) === textOf(path.join(FIXTURES, name, file)),
  );
  if (isThere && existsSync(path.join(folder, 'node_modules/.package-lock.json'))) {
    return;
  }
  process.stdout.write(`installing the ${name} packages of npm\n`);
  mkdirSync(folder, { recursive: true });
  for (const file of ['package.json', 'package-lock.json', '.npmrc']) {
    copyFileSync(
      file === '.npmrc' ? path.join(FIXTURES, '../../../.npmrc') : path.join(FIXTURES, name, file),
      path.join(folder, file),
    );
  }
  await mustRun(`prove-npm-${name}`, 'npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: folder,
    env: outerEnvironment(),
  });
}

function textOf(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

function dependenciesOf(file: string): Readonly<Record<string, string>> {
  const manifest: unknown = JSON.parse(readFileSync(file, 'utf8'));
  const isManifest = (value: unknown): value is { dependencies: Record<string, string> } =>
    typeof value === 'object' && value !== null && 'dependencies' in value;
  if (!isManifest(manifest)) {
    throw new Error(`${file} names no dependencies`);
  }
  // an alias has the name of what it stands for before its version
  return Object.fromEntries(
    Object.entries(manifest.dependencies).map(([name, version]) => [name, version.replace(/^npm:.*@/, '')]),
  );
}
