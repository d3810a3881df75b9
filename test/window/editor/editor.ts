import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { ConsoleMessage, FrameLocator, Page, Request } from 'playwright-core';
import { out } from '../../../tools/paths.mjs';
import { VIEWPORT, workbenchUrl } from '../../editor/browser.js';
import { createProfile } from '../../editor/profile.js';
import type { Profile, ProfileOptions } from '../../editor/profile.js';
import { until } from '../../until.js';
import { Documents } from './documents.js';
import { Modal } from './modal.js';
import { Notifications } from './notifications.js';
import { QuickInput } from './quickInput.js';
import { Seat } from './seat.js';
import { Sidebar } from './sidebar.js';

/** The themes to look at, each with the class that the window bears once it is painted. */
const THEMES = {
  'Dark 2026': 'vscode-theme-defaults-themes-2026-dark-json',
  'Light 2026': 'vscode-theme-defaults-themes-2026-light-json',
  'Default High Contrast': 'vscode-theme-defaults-themes-hc_black-json',
};

/** Names of files for webviews, which a service worker of the window answers: nobody looks them up. */
const WEBVIEW_FILES = '.vscode-resource.vscode-cdn.net';

export type Theme = keyof typeof THEMES;

export interface EditorOptions extends ProfileOptions {
  /** Variables of the extension host's environment. */
  readonly env?: Readonly<Record<string, string>>;
  readonly viewport?: { readonly width: number; readonly height: number };
}

/** A window of the real editor with the packaged extension installed, on a profile and a workspace of its own. */
export class Editor {
  /** Addresses outside loopback that the window has asked for. */
  readonly outsideRequests: string[] = [];

  private constructor(
    private readonly seat: Seat,
    readonly profile: Profile,
    private readonly options: EditorOptions,
  ) {}

  static async open(options: EditorOptions = {}): Promise<Editor> {
    const seat = Seat.take({ hasTrust: options.trust !== undefined, env: options.env });
    const editor = new Editor(seat, createProfile(options, seat.folder), options);
    try {
      await editor.start(async () => {
        if (options.trust === 'trusted') {
          await editor.modal.press('Yes, I trust the authors');
        }
      });
      return editor;
    } catch (error) {
      await seat.end();
      throw error;
    }
  }

  get page(): Page {
    return this.seat.page;
  }

  get quickInput(): QuickInput {
    return new QuickInput(this.page);
  }

  get sidebar(): Sidebar {
    return new Sidebar(this.page);
  }

  get modal(): Modal {
    return new Modal(this.page);
  }

  get notifications(): Notifications {
    return new Notifications(this.page, this.quickInput);
  }

  get documents(): Documents {
    return new Documents(this.page, this.quickInput);
  }

  /** The content of the webview that is shown. */
  get webview(): FrameLocator {
    return this.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
  }

  /** Runs the palette's command of this title, as in `Egress: Add Account`. */
  async runCommand(title: string): Promise<void> {
    await this.quickInput.runCommand(title);
  }

  /** Waits for a status bar item with this text. */
  async statusBar(text: string | RegExp): Promise<void> {
    await this.page.locator('.statusbar-item').filter({ hasText: text }).first().waitFor();
  }

  /** The text of a workspace's file on disk. */
  fileText(name: string): string {
    return readFileSync(path.join(this.profile.workspace, name), 'utf8');
  }

  /** Waits until the workspace's file on disk holds this, which comes after the line of code that refers to it. */
  async isOnDisk(name: string, text: string): Promise<void> {
    await until(
      `the text in ${name}`,
      () => existsSync(path.join(this.profile.workspace, name)) && this.fileText(name).includes(text),
    );
  }

  /** Saves a picture of the window in `out/shots`; the answer is its path. */
  async screenshot(name: string): Promise<string> {
    const folder = path.join(out, 'shots');
    mkdirSync(folder, { recursive: true });
    const file = path.join(folder, `${name.replaceAll(/[^\w-]+/g, '-').slice(0, 120)}.png`);
    await this.page.screenshot({ path: file });
    return file;
  }

  /** Shows the window in another theme, as a person chooses it. */
  async useTheme(theme: Theme): Promise<void> {
    await this.runCommand('Preferences: Color Theme');
    await this.quickInput.isAsking('Select Color Theme');
    await this.quickInput.input.fill(theme);
    await this.quickInput.pick(theme);
    await this.page.locator(`.monaco-workbench.${THEMES[theme]}`).waitFor();
  }

  /** Changes the user's settings and reloads the window, which would not notice them otherwise. */
  async changeSettings(settings: Readonly<Record<string, unknown>>): Promise<void> {
    this.profile.changeSettings(settings);
    await this.reload();
  }

  /** Reloads the window: the extension host starts anew. */
  async reload(): Promise<void> {
    await this.page.reload();
    await this.isShown();
  }

  /** Ends the server and the browser and starts both again, as after a restart of the machine. */
  async restart(): Promise<void> {
    await this.seat.stop();
    await this.start();
  }

  async close(): Promise<void> {
    await this.seat.leave();
  }

  private async start(answer: () => Promise<void> = () => Promise.resolve()): Promise<void> {
    await this.seat.start(this.profile);
    this.seat.context.on('request', this.onRequest).on('console', this.onConsole);
    await this.page.setViewportSize(this.options.viewport ?? VIEWPORT);
    await this.page.goto(workbenchUrl(this.profile.workspace));
    await answer();
    await this.isShown();
  }

  private readonly onRequest = (request: Request): void => {
    const { hostname, protocol, href } = new URL(request.url());
    if (protocol.startsWith('http') && hostname !== '127.0.0.1' && !hostname.endsWith(WEBVIEW_FILES)) {
      this.outsideRequests.push(href);
    }
  };

  private readonly onConsole = (message: ConsoleMessage): void => {
    // a window that cannot open its databases goes on without, and forgets all that a reload should bring back
    if (message.text().includes('IndexedDB Storage')) {
      console.log(`  ${message.text()}`);
    }
  };

  /** Waits for what the last of the editor's own extensions adds: git's branch, or the sign that git may not run here. */
  private async isShown(): Promise<void> {
    const last = this.options.trust === 'restricted' ? 'status.workspaceTrust' : 'status.scm.0';
    await this.page.locator(`[id="${last}"]`).waitFor({ timeout: 60_000 });
  }
}
