// @ts-check
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { mustRun } from './run.mjs';

const INSTALL = ['install', '-y', '--no-install-recommends'];

const CHROMIUM = ['chromium', 'chromium-browser', 'google-chrome'];
const HEADLESS_SHELL = 'chromium-headless-shell';

/**
 * What Debian has to provide: each package beside what shows that its service is there, a program on the PATH (any
 * one of the names) or a file. What can be spared is nobody's to install by hand: root gets it where Debian has it. The
 * demo is to be run as well as tested.
 * @type {readonly { package: string, programs?: readonly string[], file?: string, isSpareable?: boolean, isOfDemo?: boolean }[]}
 */
const NEEDS = [
  { package: 'chromium', programs: CHROMIUM },
  { package: HEADLESS_SHELL, programs: [HEADLESS_SHELL], isSpareable: true },
  { package: 'fonts-dejavu-core', file: '/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf' },
  { package: 'git', programs: ['git'], isOfDemo: true },
  { package: 'curl', programs: ['curl'], isOfDemo: true },
  { package: 'wget', programs: ['wget'] },
  { package: 'openssl', programs: ['openssl'] },
  { package: 'python3', programs: ['python3'], isOfDemo: true },
  { package: 'python3-pip', programs: ['pip3', 'pip'] },
  { package: 'tinyproxy-bin', programs: ['tinyproxy'] },
  { package: 'microsocks', programs: ['microsocks'] },
  { package: 'squid', file: '/usr/sbin/squid' },
  { package: 'dante-server', file: '/usr/sbin/danted' },
];

/**
 * The full path of a program on the PATH.
 * @param {string} name
 */
export function findProgram(name) {
  const names = process.platform === 'win32' ? [`${name}.exe`, `${name}.cmd`] : [name];
  return (process.env['PATH'] ?? '')
    .split(path.delimiter)
    .flatMap((folder) => names.map((each) => path.join(folder, each)))
    .find((file) => {
      try {
        accessSync(file, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

/** A browser as people have it; CHROMIUM names another. */
export function chromium() {
  const found = process.env['CHROMIUM'] ?? CHROMIUM.map(findProgram).find(Boolean);
  if (!found) {
    throw new Error('no Chromium on the PATH: run node tools/ready.mjs');
  }
  return found;
}

/** The browser for pages that nobody looks at: without a window's code, where there is such a one, it takes a fifth less. */
export const headlessChromium = () => process.env['CHROMIUM'] ?? findProgram(HEADLESS_SHELL) ?? chromium();

const isRoot = () => process.getuid?.() === 0;

const isDebian = () =>
  existsSync('/etc/os-release') && /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));

/**
 * The Debian packages that are missing, of the demo alone or of the tests too; none on other systems, whose people install
 * these by their own means.
 * @param {boolean} isForDemo
 */
export function missingPackages(isForDemo) {
  if (process.platform !== 'linux') {
    return [];
  }
  const canSpareNone = isDebian() && isRoot();
  return NEEDS.filter(
    ({ isSpareable, isOfDemo }) => (isOfDemo || !isForDemo) && (canSpareNone || !isSpareable),
  )
    .filter(({ programs, file }) =>
      programs ? !programs.some(findProgram) : file !== undefined && !existsSync(file),
    )
    .map((need) => need.package);
}

/**
 * Installs Debian packages as root; anyone else is told the one command to run.
 * @param {readonly string[]} packages
 */
export async function installPackages(packages) {
  const command = ['apt-get update && apt-get', ...INSTALL, ...packages].join(' ');
  if (!isRoot()) {
    throw new Error(
      `these are missing and need root: ${packages.join(', ')}. Run\n\n  sudo sh -c '${command}'\n`,
    );
  }
  if (!findProgram('apt-get')) {
    throw new Error(`these are missing, and there is no apt-get to install them: ${packages.join(', ')}`);
  }
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await mustRun('apt-update', 'apt-get', ['-o', 'DPkg::Lock::Timeout=300', 'update'], { env });
  const there = packages.filter((name) => !isSpareable(name) || isKnownToApt(name));
  await mustRun('apt-install', 'apt-get', ['-o', 'DPkg::Lock::Timeout=300', ...INSTALL, ...there], { env });
}

/** @param {string} name */
const isSpareable = (name) => NEEDS.some((need) => need.package === name && need.isSpareable);

/** @param {string} name */
const isKnownToApt = (name) => spawnSync('apt-cache', ['show', name], { stdio: 'ignore' }).status === 0;
