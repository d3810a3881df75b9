import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { editorHome } from '../../tools/editor/server.mjs';
import type { EditorHome } from '../../tools/editor/server.mjs';
import { quietSettings } from '../../tools/editor/settings.mjs';

export interface ProfileOptions {
  /** Files of the workspace, by relative path. */
  readonly files?: Readonly<Record<string, string>>;
  /** The user's settings, over the quiet ones of every test. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Turns Workspace Trust on, with the workspace's authors trusted or not; where absent, trust is off. */
  readonly trust?: 'trusted' | 'restricted';
}

/** The folders of one throw-away editor and the git repository it opens. */
export interface Profile {
  readonly folder: string;
  readonly home: EditorHome;
  readonly workspace: string;
  /** The browser's own profile, which holds the secrets of a web editor. */
  readonly browser: string;
  /** Writes the user's settings over those of the start; a running window sees them after a reload. */
  changeSettings(settings: Readonly<Record<string, unknown>>): void;
  remove(): void;
}

/** Creates a fresh profile below the temporary folder, with a workspace that is an empty git repository but for `files`. */
export function createProfile(options: ProfileOptions = {}): Profile {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'egress-'));
  const workspace = path.join(folder, 'workspace');
  mkdirSync(workspace);
  execFileSync('git', ['init', '--quiet', '--initial-branch=main', workspace]);
  for (const [name, text] of Object.entries(options.files ?? {})) {
    const file = path.join(workspace, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  let settings: Readonly<Record<string, unknown>> = {
    ...quietSettings,
    'security.workspace.trust.enabled': options.trust !== undefined,
    'security.workspace.trust.startupPrompt': options.trust === 'trusted' ? 'always' : 'never',
    ...options.settings,
  };
  const home = path.join(folder, 'editor');
  return {
    folder,
    home: editorHome(home, settings),
    workspace,
    browser: path.join(folder, 'browser'),
    changeSettings(changes) {
      settings = { ...settings, ...changes };
      editorHome(home, settings);
    },
    remove() {
      if (process.env['EGRESS_KEEP_PROFILE'] === undefined) {
        rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
      } else {
        console.log(`  profile kept in ${folder}`);
      }
    },
  };
}
