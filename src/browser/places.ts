import { posix, win32 } from 'node:path';
import type { BrowserName } from '../core/browsers.js';

/** What decides where programs are. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The person's own folder, absolute. */
  readonly home: string;
}

export interface InstalledBrowser {
  readonly name: BrowserName;
  /** Absolute. */
  readonly program: string;
}

/** What people call them; names that no language changes. */
export const BROWSER_LABELS: Readonly<Record<BrowserName, string>> = {
  chromium: 'Chromium',
  chrome: 'Google Chrome',
  edge: 'Microsoft Edge',
  firefox: 'Firefox',
};

/** The names of each browser's program on the PATH. */
const PROGRAMS: Readonly<Record<BrowserName, readonly string[]>> = {
  chromium: ['chromium', 'chromium-browser'],
  chrome: ['google-chrome', 'google-chrome-stable', 'chrome'],
  edge: ['microsoft-edge', 'microsoft-edge-stable', 'msedge'],
  firefox: ['firefox', 'firefox-esr'],
};

const MAC_APPS: Readonly<Record<BrowserName, string>> = {
  chromium: 'Chromium.app/Contents/MacOS/Chromium',
  chrome: 'Google Chrome.app/Contents/MacOS/Google Chrome',
  edge: 'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  firefox: 'Firefox.app/Contents/MacOS/firefox',
};

const WINDOWS_PROGRAMS: Readonly<Record<BrowserName, string>> = {
  chromium: 'Chromium\\Application\\chrome.exe',
  chrome: 'Google\\Chrome\\Application\\chrome.exe',
  edge: 'Microsoft\\Edge\\Application\\msedge.exe',
  firefox: 'Mozilla Firefox\\firefox.exe',
};

const LINUX_FOLDERS = ['/usr/local/bin', '/usr/bin', '/snap/bin'];

/** Where a browser is looked for, in this order: on the PATH, then where it is usually installed. */
export function placesOf(name: BrowserName, { platform, environment, home }: Machine): readonly string[] {
  switch (platform) {
    case 'win32':
      return ['ProgramFiles', 'ProgramFiles(x86)', 'LocalAppData'].flatMap((variable) => {
        const folder = environment[variable] ?? '';
        return folder === '' ? [] : [win32.join(folder, WINDOWS_PROGRAMS[name])];
      });
    case 'darwin':
      return [
        ...onPath(name, environment),
        ...['/Applications', posix.join(home, 'Applications')].map((folder) =>
          posix.join(folder, MAC_APPS[name]),
        ),
      ];
    default:
      return [...onPath(name, environment), ...LINUX_FOLDERS.flatMap((folder) => inFolder(name, folder))];
  }
}

/** Those that are there, the first of each kind. */
export async function installedBrowsers(
  names: readonly BrowserName[],
  machine: Machine,
  isProgram: (file: string) => Promise<boolean>,
): Promise<readonly InstalledBrowser[]> {
  const found: InstalledBrowser[] = [];
  for (const name of names) {
    for (const program of placesOf(name, machine)) {
      if (await isProgram(program)) {
        found.push({ name, program });
        break;
      }
    }
  }
  return found;
}

function onPath(name: BrowserName, { PATH = '' }: Machine['environment']): readonly string[] {
  return PATH.split(posix.delimiter)
    .filter((folder) => posix.isAbsolute(folder))
    .flatMap((folder) => inFolder(name, folder));
}

function inFolder(name: BrowserName, folder: string): readonly string[] {
  return PROGRAMS[name].map((program) => posix.join(folder, program));
}
