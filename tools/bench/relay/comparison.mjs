// @ts-check
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { coldProgram } from '../bundles.mjs';
import { medians } from '../measure.mjs';
import { installPeers } from '../peers.mjs';
import { lostOf, pages, tunnels } from './load.mjs';

/** @typedef {import('../measure.mjs').Finding} Finding */
/** @typedef {import('./load.mjs').Place} Place */

const ROUNDS = 5;
const AT_ONCE = 16;
const WARM_UP = 50;
const EACH = 150;
const CONNECTIONS = 1000;
const GOAL = 1.15;

/**
 * Gives `use` what a program of Node says, line by line.
 * @template T
 * @param {readonly string[]} programArguments
 * @param {(next: (word?: string) => Promise<string>) => Promise<T>} use
 */
async function withProgram(programArguments, use) {
  const child = spawn(process.execPath, programArguments, { stdio: ['pipe', 'pipe', 'inherit'] });
  try {
    return await use(async (word) => {
      if (word !== undefined) {
        child.stdin.write(word);
      }
      const [line] = await once(child.stdout, 'data');
      return String(line);
    });
  } finally {
    child.stdin.end();
    await once(child, 'close');
  }
}

/**
 * The CPU of one request, in microseconds.
 * @param {(word?: string) => Promise<string>} next
 * @param {Place} place
 * @param {(place: Place, count: number) => Promise<void>} load
 */
async function cpuUs(next, place, load) {
  const many = (/** @type {number} */ count) =>
    Promise.all(Array.from({ length: AT_ONCE }, () => load(place, count)));
  await many(WARM_UP);
  const before = Number(await next('\n'));
  await many(EACH);
  return (Number(await next('\n')) - before) / (AT_ONCE * EACH);
}

/** @returns {Promise<Finding[]>} */
export async function relay() {
  const folder = await installPeers('relay', path.join(import.meta.dirname, 'peers'));
  const programs = { ours: coldProgram('relay'), other: path.join(folder, 'proxyChain.mjs') };
  return withProgram([path.join(import.meta.dirname, 'upstream.mjs')], async (upstream) => {
    const port = (await upstream()).trim();
    /** @type {Record<'ours' | 'other', Record<string, number>[]>} */
    const found = { ours: [], other: [] };
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const side of /** @type {const} */ (['ours', 'other'])) {
        found[side].push(
          await withProgram([programs[side], port], async (next) => {
            const place = JSON.parse(await next());
            return {
              tunnelUs: await cpuUs(next, place, tunnels),
              pageUs: await cpuUs(next, place, pages),
              lost: await lostOf(place, CONNECTIONS),
            };
          }),
        );
      }
    }
    const [ours, other] = [medians(found.ours), medians(found.other)];
    const row = (/** @type {string} */ name, /** @type {string} */ figure) => ({
      name: `${name}, µs of one core, against bare proxy-chain`,
      ours: ours[figure] ?? NaN,
      other: other[figure] ?? NaN,
      goal: GOAL,
    });
    const lost = Math.max(...found.ours.map((round) => round['lost'] ?? NaN));
    return [
      row('a relayed tunnel', 'tunnelUs'),
      row('a relayed page', 'pageUs'),
      { name: `tunnels lost of ${CONNECTIONS} at once, against one`, ours: lost, other: 1, goal: 0 },
    ];
  });
}
