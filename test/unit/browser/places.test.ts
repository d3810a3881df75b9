import assert from 'node:assert/strict';
import { installedBrowsers, placesOf, type Machine } from '../../../src/browser/places.js';
import { BROWSERS } from '../../../src/core/browsers.js';

const LINUX: Machine = {
  platform: 'linux',
  environment: { PATH: '/opt/mine:relative:/usr/bin' },
  home: '/home/me',
};

describe('where browsers are', () => {
  it('is the PATH first in Linux, in its order and without folders that depend on where one stands', () => {
    const places = placesOf('chromium', LINUX);
    assert.deepEqual(places.slice(0, 3), [
      '/opt/mine/chromium',
      '/opt/mine/chromium-browser',
      '/usr/bin/chromium',
    ]);
    assert.ok(places.includes('/snap/bin/chromium'));
    assert.ok(places.every((place) => place.startsWith('/')));
  });

  it('is the applications in macOS, the person’s own as well', () => {
    const places = placesOf('edge', { platform: 'darwin', environment: { PATH: '' }, home: '/Users/me' });
    assert.deepEqual(places, [
      '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
      '/Users/me/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    ]);
  });

  it('is the folders of programs in Windows, as far as there are any', () => {
    const environment = { ProgramFiles: 'C:\\Program Files', LocalAppData: 'C:\\Users\\me\\AppData\\Local' };
    assert.deepEqual(placesOf('chrome', { platform: 'win32', environment, home: 'C:\\Users\\me' }), [
      'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
      'C:\\Users\\me\\AppData\\Local\\Google\\Chrome\\Application\\chrome.exe',
    ]);
  });

  it('finds the first of each kind that is there', async () => {
    const there = new Set(['/opt/mine/firefox-esr', '/usr/bin/firefox', '/usr/bin/google-chrome-stable']);
    const found = await installedBrowsers(BROWSERS, LINUX, (file) => Promise.resolve(there.has(file)));
    assert.deepEqual(found, [
      { name: 'chrome', program: '/usr/bin/google-chrome-stable' },
      { name: 'firefox', program: '/opt/mine/firefox-esr' },
    ]);
    assert.deepEqual(await installedBrowsers(['edge'], LINUX, () => Promise.resolve(false)), []);
  });
});
