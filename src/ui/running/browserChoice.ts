import * as l10n from '@vscode/l10n';
import { access, constants, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import * as vscode from 'vscode';
import {
  BROWSER_LABELS,
  installedBrowsers,
  placesOf,
  type InstalledBrowser,
  type Machine,
} from '../../browser/places.js';
import { BROWSERS, type BrowserName } from '../../core/browsers.js';
import { Refusal } from '../commands/context.js';
import { choose, valueOf } from '../input/steps.js';

/** @throws Refusal where nobody would see a browser: the code of this window runs on a machine without a screen */
export function refuseWithoutScreen(): void {
  const { DISPLAY = '', WAYLAND_DISPLAY = '' } = process.env;
  const hasScreen =
    process.platform === 'linux' ? DISPLAY + WAYLAND_DISPLAY !== '' : vscode.env.remoteName === undefined;
  if (!hasScreen) {
    throw new Refusal(
      l10n.t(
        'A browser would open where the code of this window runs, and there is no screen. Start a relay and forward its port instead.',
      ),
    );
  }
}

/**
 * The browsers that are installed, or the one that was asked for.
 *
 * @throws Refusal, with what was looked for, where there is none
 */
export async function browsersHere(asked: BrowserName | undefined): Promise<readonly InstalledBrowser[]> {
  const machine: Machine = { platform: process.platform, environment: process.env, home: homedir() };
  const names = asked === undefined ? BROWSERS : [asked];
  const found = await installedBrowsers(names, machine, isProgram);
  if (found.length === 0) {
    const usual = names.map((name) => placesOf(name, machine).at(-1) ?? name);
    throw new Refusal(
      l10n.t(
        '{0} was not found on this machine, neither on the PATH nor where it usually is, such as {1}.',
        names.map((name) => BROWSER_LABELS[name]).join(', '),
        usual.join(', '),
      ),
    );
  }
  return found;
}

/** Asks which, where there are several; undefined where the person closed the question. */
export async function chosenBrowser(
  installed: readonly InstalledBrowser[],
): Promise<InstalledBrowser | undefined> {
  const [only, ...others] = installed;
  return others.length === 0
    ? only
    : valueOf(
        await choose(
          installed.map((browser) => ({
            label: BROWSER_LABELS[browser.name],
            description: browser.program,
            value: browser,
          })),
          { placeholder: l10n.t('Which browser?') },
        ),
      );
}

/** Asks whether the relay may be open to all programs, as it has to be for a browser that cannot name a token. */
export async function acceptsNoToken(through: string): Promise<boolean> {
  const open = l10n.t('Open without a token');
  const answer = await vscode.window.showWarningMessage(
    l10n.t('Open Firefox through a relay without a token?'),
    {
      modal: true,
      detail: l10n.t(
        'Firefox cannot be told the token of a relay. Until it is closed, any program on this machine can go out through {0}, at your cost. Chromium, Chrome and Edge need no such relay.',
        through,
      ),
    },
    open,
  );
  return answer === open;
}

async function isProgram(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK);
    return (await stat(file)).isFile();
  } catch {
    return false;
  }
}
