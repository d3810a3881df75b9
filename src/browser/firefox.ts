import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { firefoxArguments, firefoxPreferences, userJs, type FirefoxOptions } from './firefoxProfile.js';
import { BrowserProcess } from './launch.js';
import { NotOpened, type OpenBrowser } from './openBrowser.js';

export interface FirefoxStart extends FirefoxOptions {
  readonly program: string;
  /** Its profile's folder, absolute. */
  readonly profile: string;
  readonly timeZone: string | undefined;
  /** The URL that it opens with. */
  readonly page: string;
  readonly platform: NodeJS.Platform;
}

/** That it is gone so soon means that it never was up: it tells nothing itself. */
const UP_AFTER_MS = 2_000;

/**
 * Starts Firefox with a profile of its own, through a relay that demands no token: no preference holds a proxy's login.
 *
 * @throws NotOpened where it ends at once
 */
export async function openFirefox(start: FirefoxStart): Promise<OpenBrowser> {
  const { profile, page, platform } = start;
  await writeFile(join(profile, 'user.js'), userJs(firefoxPreferences(start)));
  const process = new BrowserProcess({
    ...start,
    arguments: firefoxArguments(profile, page, platform),
    hasPipes: false,
  });
  let timer: NodeJS.Timeout | undefined;
  const isUp = await Promise.race([
    process.ended.then(() => false),
    new Promise<boolean>((resolve) => {
      timer = setTimeout(resolve, UP_AFTER_MS, true);
    }),
  ]);
  clearTimeout(timer);
  if (!isUp) {
    throw new NotOpened(process.complaint);
  }
  return { ended: process.ended, close: () => process.end() };
}
