// @ts-check
import os from 'node:os';
import path from 'node:path';

/** The checkout. */
export const root = path.dirname(import.meta.dirname);

/** Everything a run leaves behind: `logs`, `results`, `shots` and the packaged extension. */
export const out = path.join(root, 'out');

/** Where the logs of long steps go. */
export const logs = path.join(out, 'logs');

/** What outlives a checkout: the editor and the demo's data. EGRESS_EDITOR_CACHE moves the editor elsewhere. */
export const cache = path.join(process.env['XDG_CACHE_HOME'] ?? path.join(os.homedir(), '.cache'), 'egress');

/** The tests that run as bundles, in a folder for each kind. */
export const builtTests = path.join(out, 'test');

/** The extension as it is packed for the window tests. */
export const packagedForTests = path.join(out, 'egress.vsix');

/** The editor's own extensions, as far as the tests need them. */
export const builtinForTests = path.join(out, 'builtin');

/** The folders of an editor that has it installed. */
export const installedForTests = path.join(out, 'installed');

/** What a browser keeps of a workbench that it has compiled, for the browsers of the tests to begin with. */
export const warmBrowser = path.join(out, 'warmBrowser');
