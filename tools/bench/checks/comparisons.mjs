// @ts-check
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { out } from '../../paths.mjs';
import { coldProgram } from '../bundles.mjs';
import { medians } from '../measure.mjs';
import { has, PEERS } from './peers.mjs';

/** @typedef {import('../measure.mjs').Finding} Finding */
/** @typedef {Readonly<Record<'live' | 'forbidden' | 'hanging' | 'delayed' | 'refused', number>>} Ports */

const start = promisify(execFile);
const CHECKER_CORE = '0';
const PROXIES_CORE = '1';
const LONGEST_MS = 180_000;

/** The checker and the proxies would otherwise take each other's time. */
export const lacksCores = () =>
  process.platform === 'linux' && has('taskset')
    ? undefined
    : 'no taskset, which keeps a program on one core';

/**
 * Gives `use` the ports of proxies that run beside it.
 * @template T
 * @param {(ports: Ports) => Promise<T>} use
 */
async function withProxies(use) {
  const proxies = path.join(import.meta.dirname, 'proxies.mjs');
  const child = spawn('taskset', ['-c', PROXIES_CORE, process.execPath, proxies], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  try {
    const [line] = await once(child.stdout, 'data');
    return await use(JSON.parse(String(line)));
  } finally {
    child.stdin.end();
    await once(child, 'close');
  }
}

/**
 * Writes a list in which each proxy is a host of its own and every fourth has a login.
 * @param {string} name
 * @param {number} count
 * @param {(index: number) => number} portOf
 */
function writeList(name, count, portOf) {
  const file = path.join(out, `bench/${name}.txt`);
  const lines = Array.from({ length: count }, (_, index) => {
    const login = index % 4 === 0 ? 'user:pa55word@' : '';
    return `http://${login}127.${1 + (index >> 16)}.${(index >> 8) & 255}.${index & 255}:${portOf(index)}`;
  });
  writeFileSync(file, lines.join('\n'));
  return file;
}

/** @param {Ports} ports */
const judgeUrl = ({ live }) => `http://127.0.0.1:${live}/`;

/**
 * Runs programs on the checker's core, one after the other, round after round; the median of each figure.
 * @template {string} Side
 * @param {number} rounds
 * @param {Readonly<Record<Side, readonly string[]>>} commands
 * @returns {Promise<Record<Side, Record<string, number>>>}
 */
async function interleaved(rounds, commands) {
  const sides = /** @type {[Side, readonly string[]][]} */ (Object.entries(commands));
  /** @type {Record<string, Record<string, number>[]>} */
  const figures = Object.fromEntries(sides.map(([side]) => [side, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const [side, command] of sides) {
      const { stdout } = await start('taskset', ['-c', CHECKER_CORE, ...command], { timeout: LONGEST_MS });
      figures[side]?.push(JSON.parse(stdout));
    }
  }
  return /** @type {Record<Side, Record<string, number>>} */ (
    Object.fromEntries(sides.map(([side]) => [side, medians(figures[side] ?? [])]))
  );
}

/** @param {string} program @param {readonly (string | number)[]} task */
const node = (program, ...task) => [process.execPath, coldProgram(program), ...task.map(String)];

/** @returns {Promise<Finding[]>} */
export function checks() {
  return withProxies(async (ports) => {
    const kinds = [ports.live, ports.refused, ports.forbidden];
    const list = writeList(
      'mixed',
      10_000,
      (index) => kinds[index % 20 < 14 ? 0 : index % 20 < 19 ? 1 : 2] ?? 0,
    );
    const task = [list, judgeUrl(ports), '500'];
    /** @type {Record<string, string[]>} */
    const commands = { ours: node('ours', ...task) };
    for (const [name, { prepare, command }] of Object.entries(PEERS)) {
      try {
        await prepare();
        commands[name] = command(task);
      } catch (error) {
        console.log(`skipped ${name}: ${error instanceof Error ? error.message.split('\n')[0] : error}`);
      }
    }
    const { ours, ...others } = await interleaved(3, commands);
    return Object.entries(others).map(([name, figures]) => ({
      name: `a check, µs of one core, against ${name}`,
      ours: ours?.['cpuUs'] ?? NaN,
      other: figures['cpuUs'] ?? NaN,
      goal: PEERS[name]?.goal ?? 1,
    }));
  });
}

/** @returns {Promise<Finding[]>} */
export function hanging() {
  return withProxies(async (ports) => {
    const timeoutMs = 2000;
    const mixed = writeList('hanging', 10_000, (index) => (index % 10 < 3 ? ports.hanging : ports.live));
    const live = writeList('live', 7000, () => ports.live);
    const { ours, holding, without } = await interleaved(3, {
      ours: node('ours', mixed, judgeUrl(ports), 500, timeoutMs),
      holding: node('holding', mixed, judgeUrl(ports), 500, timeoutMs),
      without: node('ours', live, judgeUrl(ports), 500, timeoutMs),
    });
    return [
      {
        name: '30 % hanging: 95 % of the live found, ms, against slots that are held',
        ours: ours['foundMs'] ?? NaN,
        other: holding['foundMs'] ?? NaN,
        goal: 0.1,
      },
      {
        name: '30 % hanging: the whole, ms, against the live ones alone and one time limit',
        ours: ours['wallMs'] ?? NaN,
        other: (without['wallMs'] ?? NaN) + timeoutMs,
        goal: 1.1,
      },
    ];
  });
}

/** @returns {Promise<Finding[]>} */
export function accuracy() {
  return withProxies(async (ports) => {
    const list = writeList('delayed', 10_000, () => ports.delayed);
    /** @type {Finding[]} */
    const findings = [];
    for (const atOnce of [100, 500, 1000, 4000]) {
      const few = atOnce === 100 ? writeList('few', 3000, () => ports.delayed) : list;
      const { ours } = await interleaved(3, { ours: node('ours', few, judgeUrl(ports), atOnce, 10_000) });
      const count = few === list ? 10_000 : 3000;
      findings.push({
        name: `live ones called dead, ${atOnce} at once, of ${count}`,
        ours: count - (ours['live'] ?? NaN),
        other: 1,
        goal: 0,
      });
      const most = atOnce === 100 ? 0.02 : atOnce === 1000 ? 0.05 : undefined;
      if (most !== undefined) {
        findings.push({
          name: `p95 of the latency's error, ${atOnce} at once, against ${most * 100} %`,
          ours: ours['error'] ?? NaN,
          other: most,
          goal: 1,
        });
      }
    }
    return findings;
  });
}

/** @returns {Promise<Finding[]>} */
export function runs() {
  return withProxies(async (ports) => {
    const list = writeList('hundred', 100, (index) => (index % 10 < 8 ? ports.live : ports.refused));
    const { ours } = await interleaved(1, {
      ours: [process.execPath, '--expose-gc', coldProgram('runs'), list, judgeUrl(ports)],
    });
    return [
      {
        name: 'memory after 1,000 runs of 100, MB, against after the first 100',
        ours: ours['lastMb'] ?? NaN,
        other: ours['firstMb'] ?? NaN,
        goal: 1.05,
      },
    ];
  });
}
