// @ts-check
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { out } from './paths.mjs';

const folder = path.join(out, 'results');

/** Where each search for secrets leaves what it found. */
export const canaryReports = path.join(folder, 'canaries');

/** @typedef {{ passed: number, failed: number, skipped: number, failedFiles?: number }} Counts */

/**
 * The file in which a kind of test leaves its counts.
 * @param {string} kind
 */
export const resultsFile = (kind) => path.join(folder, `${kind}.json`);

/** @param {string} kind */
export function forgetResults(kind) {
  rmSync(resultsFile(kind), { force: true });
}

/** Forgets all counts and reports, those of what is gone by now too. */
export function forgetEverything() {
  rmSync(folder, { recursive: true, force: true });
}

/** Under which names counts have been left. */
export function countedNames() {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return names.filter((name) => name.endsWith('.json')).map((name) => path.basename(name, '.json'));
}

/**
 * @param {string} kind
 * @returns {Counts | undefined} nothing where the kind never got to its end
 */
export function readResults(kind) {
  return existsSync(resultsFile(kind)) ? JSON.parse(readFileSync(resultsFile(kind), 'utf8')) : undefined;
}

/**
 * @param {string} kind
 * @param {Counts} counts
 */
export function writeResults(kind, counts) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(resultsFile(kind), JSON.stringify(counts));
}

/**
 * @param {readonly Counts[]} all
 * @returns {Counts}
 */
export function total(all) {
  const sum = (/** @type {'passed' | 'failed' | 'skipped'} */ field) =>
    all.reduce((so, counts) => so + counts[field], 0);
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };
}
