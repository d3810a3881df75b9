import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { copyExtensions, startServer } from '../../../tools/editor/server.mjs';
import { builtinForTests, installedForTests, logs } from '../../../tools/paths.mjs';
import type { Canary } from '../../canaries/scanner.js';
import { openBrowser } from '../../editor/browser.js';
import { profileFolder, type Profile } from '../../editor/profile.js';
import { until } from '../../until.js';
import { extensionHostOf } from './extensionHost.js';

type Server = Awaited<ReturnType<typeof startServer>>;

/** What it has to be started for. */
interface SeatOptions {
  readonly hasTrust: boolean;
  /** Variables of the extension host's environment; with them it serves one editor alone. */
  readonly env?: Readonly<Record<string, string>> | undefined;
}

/** Those that no editor has now. */
const idle: Seat[] = [];

/**
 * A server with the packaged extension installed, which serves one editor after another, and the browser of the one that
 * has it now. An editor finds nothing of the one before.
 */
export class Seat {
  /** Where all is that its editors write. */
  readonly folder = profileFolder();
  private server: Server | undefined;
  private browser: BrowserContext | undefined;
  private port: number | undefined;
  private profile: Profile | undefined;
  /** Those of the editors that have left it. */
  private readonly secrets: Canary[] = [];

  private constructor(private readonly options: SeatOptions) {}

  /** One that suits, used before or new. */
  static take(options: SeatOptions): Seat {
    const found = idle.find((seat) => seat.options.hasTrust === options.hasTrust);
    if (found === undefined || options.env !== undefined) {
      return new Seat(options);
    }
    idle.splice(idle.indexOf(found), 1);
    return found;
  }

  get context(): BrowserContext {
    if (this.browser === undefined) {
      throw new Error('the editor is closed');
    }
    return this.browser;
  }

  get page(): Page {
    const page = this.context.pages()[0];
    if (page === undefined) {
      throw new Error('the window is closed');
    }
    return page;
  }

  /** Starts what does not run yet, where it was before. */
  async start(profile: Profile): Promise<void> {
    const { home, workspace, env, browser } = profile;
    this.profile = profile;
    if (!existsSync(path.join(home.extensions, 'extensions.json'))) {
      copyExtensions(installedForTests, home);
    }
    mkdirSync(logs, { recursive: true });
    this.server ??= await startServer({
      home,
      folder: workspace,
      logFile: path.join(logs, 'window-editor.log'),
      builtin: builtinForTests,
      trust: this.options.hasTrust,
      env: { ...env, ...this.options.env },
      ...(this.port !== undefined && { port: this.port }),
    });
    this.port = this.server.port;
    this.browser ??= await openBrowser(browser, this.port);
  }

  async stop(): Promise<void> {
    await this.browser?.close();
    await this.server?.stop();
    this.browser = undefined;
    this.server = undefined;
  }

  /** Makes it as good as new for the next editor, which gets a browser of its own. */
  async leave(): Promise<void> {
    if (this.browser === undefined || this.options.env !== undefined) {
      await this.end();
      return;
    }
    // as a person leaves a page: the window takes its leave of the server, which else waits for it to come back
    await this.page.goto('about:blank');
    await until(
      'the end of its extensions',
      () => extensionHostOf(this.profile?.home.temporary ?? '') === undefined,
    );
    // what it has not written yet it writes now, and is searched before it goes
    await this.browser.close();
    this.browser = undefined;
    this.secrets.push(...((await this.profile?.leave()) ?? []));
    idle.push(this);
  }

  /** Ends it with all that it has left. */
  async end(): Promise<void> {
    await this.stop();
    await this.profile?.remove(this.secrets);
  }
}

/** Ends those that wait for another editor. */
export async function endSeats(): Promise<void> {
  for (const seat of idle.splice(0)) {
    await seat.end();
  }
}
