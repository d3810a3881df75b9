import { Chromium } from '../../../src/browser/chromium.js';

/** Starts a browser, says so, and stays until it is killed: `holdBrowser.ts PROGRAM PROFILE`. */
const [, , program = '', profile = ''] = process.argv;
void Chromium.start({
  program,
  profile,
  relayPort: 1,
  languages: [],
  isRoot: process.getuid?.() === 0,
  login: { user: '', password: '' },
  timeZone: undefined,
  hasToTellTimeZone: false,
  timeLimit: AbortSignal.timeout(30_000),
}).then(() => {
  console.log('up');
  setInterval(() => undefined, 60_000);
});
