import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { editorHome } from '../../tools/editor/server.mjs';
import type { EditorHome } from '../../tools/editor/server.mjs';
import { quietSettings } from '../../tools/editor/settings.mjs';
import { warmBrowser } from '../../tools/paths.mjs';
import { keepReport, searchFolder } from '../canaries/artefacts.js';
import type { Canary } from '../canaries/scanner.js';

export interface ProfileOptions {
  /** Files of the workspace, by relative path. */
  readonly files?: Readonly<Record<string, string>>;
  /** The user's settings, over the quiet ones of every test. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** The user's keybindings. */
  readonly keybindings?: readonly Keybinding[];
  /** Turns Workspace Trust on, with the workspace's authors trusted or not; where absent, trust is off. */
  readonly trust?: 'trusted' | 'restricted';
  /** Files of the workspace into which the tests put a secret on purpose, beside any `.env`. */
  readonly literals?: readonly string[];
  /** What must not be found either, once the tests are over: secrets that came up in them. */
  readonly secrets?: () => Promise<readonly Canary[]>;
}

/** One entry of keybindings.json. */
export interface Keybinding {
  readonly key: string;
  readonly command: string;
  readonly args?: object;
}

/** The folders of one throw-away editor and the git repository it opens. */
export interface Profile {
  readonly folder: string;
  readonly home: EditorHome;
  readonly workspace: string;
  /** For the editor's environment: a home folder of its own, lest a shell do what the person's shells do at their start. */
  readonly env: Readonly<Record<string, string>>;
  /** The browser's own profile, which holds the secrets of a web editor. */
  readonly browser: string;
  /** Writes the user's settings over those of the start; a running window sees them after a reload. */
  changeSettings(settings: Readonly<Record<string, unknown>>): void;
  /** Writes the user's keybindings; a running window sees them after a reload. */
  bindKeys(bindings: readonly Keybinding[]): void;
  /** Searches as `remove` does, and deletes what an editor after it must not find; the answer is what else it looked for. */
  leave(): Promise<readonly Canary[]>;
  /** Searches all that the editor left for secrets of the sandbox, and `more`, keeps what it found, and deletes the folders. */
  remove(more?: readonly Canary[]): Promise<void>;
}

/** A new folder for the profiles of one editor after another. */
export const profileFolder = () => mkdtempSync(path.join(os.tmpdir(), 'egress-'));

/** Creates a fresh profile with a workspace that is an empty git repository but for `files`; `folder` may be one that was left. */
export function createProfile(options: ProfileOptions = {}, folder = profileFolder()): Profile {
  // a server remembers terminals by their workspace, so each has a place of its own
  const place = mkdtempSync(path.join(folder, 'opened-'));
  const workspace = path.join(place, 'workspace');
  mkdirSync(workspace);
  const personHome = path.join(folder, 'home');
  mkdirSync(personHome);
  execFileSync('git', ['init', '--quiet', '--initial-branch=main', workspace]);
  for (const [name, text] of Object.entries(options.files ?? {})) {
    const file = path.join(workspace, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  let settings: Readonly<Record<string, unknown>> = {
    ...quietSettings,
    // a notification may lie over what another test presses
    'egress.reminders.notify': false,
    'security.workspace.trust.enabled': options.trust !== undefined,
    'security.workspace.trust.startupPrompt': options.trust === 'trusted' ? 'always' : 'never',
    ...options.settings,
  };
  const home = path.join(folder, 'editor');
  const made = editorHome(home, settings);
  const bindKeys = (bindings: readonly Keybinding[]) => {
    writeFileSync(path.join(made.userData, 'User/keybindings.json'), JSON.stringify(bindings));
  };
  bindKeys(options.keybindings ?? []);
  const browser = path.join(folder, 'browser');
  let hasLeft = false;
  const search = async (secrets: readonly Canary[]) => {
    const isExempt = (file: string) =>
      isAsItBegan(folder, file) || mayHoldSecrets(file, path.relative(folder, workspace), options.literals);
    keepReport(await searchFolder(whatItIs(options), folder, isExempt, secrets));
  };
  const erase = (erased: string) => {
    rmSync(erased, { recursive: true, force: true, maxRetries: 5 });
  };
  return {
    folder,
    home: made,
    workspace,
    env: { HOME: personHome },
    browser,
    changeSettings(changes) {
      settings = { ...settings, ...changes };
      editorHome(home, settings);
    },
    bindKeys,
    async leave() {
      const secrets = (await options.secrets?.()) ?? [];
      hasLeft = true;
      await search(secrets);
      for (const own of [place, personHome, browser, path.join(made.userData, 'User')]) {
        erase(own);
      }
      return secrets;
    },
    async remove(more = []) {
      // once it was left, those are gone who know them
      const own = hasLeft ? [] : ((await options.secrets?.()) ?? []);
      await search([...more, ...own]);
      if (process.env['EGRESS_KEEP_PROFILE'] === undefined) {
        erase(folder);
      } else {
        console.log(`  profile kept in ${folder}`);
      }
    },
  };
}

/** The tests that run, and what their editor was opened on. */
function whatItIs({ files = {}, trust }: ProfileOptions): string {
  const tests = path.parse(process.env['EGRESS_TEST_RESULTS'] ?? 'editor').name;
  const workspace = Object.keys(files).join(', ') || 'an empty workspace';
  return `${tests}: the editor on ${workspace}${trust === undefined ? '' : `, ${trust}`}`;
}

/** Where a secret is meant to be: the sandbox's own code, what keeps secrets for the window, and what a test asked for. */
function mayHoldSecrets(file: string, workspace: string, literals: readonly string[] = []): boolean {
  return (
    /^editor\/extensions\/egress\.egress-[^/]+\/dist\/sandbox\.js$/.test(file) ||
    path.basename(file) === '.env' ||
    literals.some((literal) => file === `${workspace}/${literal}`)
  );
}

/** What a browser begins with was there before any secret, and is most of what it has. */
function isAsItBegan(folder: string, file: string): boolean {
  const first = path.join(warmBrowser, path.relative('browser', file));
  return (
    file.startsWith('browser/') &&
    existsSync(first) &&
    readFileSync(first).equals(readFileSync(path.join(folder, file)))
  );
}
