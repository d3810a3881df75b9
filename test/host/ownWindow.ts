import { createRequire } from 'node:module';
import path from 'node:path';
import * as vscode from 'vscode';
import type { App } from '../../src/app.js';
import type { CommandName } from '../../src/core/commands.js';
import { extension } from './product.js';

/** What the editor keeps for the extension between two windows. */
export interface KeptState {
  readonly folder: string;
  readonly secrets: Map<string, string>;
  readonly memory: Map<string, unknown>;
}

/** The entry and what it loads later. */
const BUNDLES = ['extension', 'app', 'common', 'money', 'code', 'guard', 'check', 'usage', 'run'];

/** The extension as one more window would start it: modules, views and commands of its own, on a state of its own. */
export class OwnWindow {
  static readonly #editorsRegister = vscode.commands.registerCommand;
  static readonly #editorsChannels = vscode.window.createOutputChannel;
  static readonly #editorsModules = new Map<string, NodeJS.Module>();
  static #openWindows = 0;
  #isOpen = true;
  readonly #commands = new Map<string, (...passed: readonly unknown[]) => unknown>();
  readonly #subscriptions: vscode.Disposable[] = [];
  readonly #exports: { loaded(): Promise<App> };
  readonly #files = BUNDLES.map((name) => path.join(extension().extensionPath, `dist/${name}.js`));
  readonly #entry = path.join(extension().extensionPath, 'dist/extension.js');
  readonly #rest = path.join(extension().extensionPath, 'dist/app.js');
  readonly #require = createRequire(this.#entry);

  /** Activates it: what is registered stays here, apart from the editor's own. */
  constructor(state: KeptState) {
    const { createTreeView, registerWebviewPanelSerializer } = vscode.window;
    this.#takeModules();
    Object.assign(vscode.commands, {
      registerCommand: (id: string, run: (...passed: readonly unknown[]) => unknown) => {
        this.#commands.set(id, run);
        return new vscode.Disposable(() => this.#commands.delete(id));
      },
    });
    Object.assign(vscode.window, {
      createTreeView: () => ({
        reveal: () => Promise.resolve(),
        onDidChangeVisibility: () => new vscode.Disposable(() => undefined),
        dispose: () => undefined,
      }),
      // the editor takes one for each kind of panel
      registerWebviewPanelSerializer: () => new vscode.Disposable(() => undefined),
    });
    try {
      const entry = this.#require(this.#entry) as {
        activate(context: unknown): { loaded(): Promise<App> };
      };
      this.#exports = entry.activate(contextOf(state, this.#subscriptions));
    } finally {
      OwnWindow.#openWindows += 1;
      // a part that is loaded later has commands of its own, which the editor has from its own window
      Object.assign(vscode.commands, { registerCommand: () => new vscode.Disposable(() => undefined) });
      Object.assign(vscode.window, {
        createTreeView,
        registerWebviewPanelSerializer,
        // the editor has one log of a name, which would be closed with this window
        createOutputChannel: (name: string) =>
          OwnWindow.#editorsChannels(`${name} of another window`, { log: true }),
      });
    }
  }

  /** The editor's own are put by, so that each part of this window meets the others of this window alone. */
  #takeModules(): void {
    for (const file of this.#files) {
      const loaded = this.#require.cache[file];
      if (loaded && OwnWindow.#openWindows === 0) {
        OwnWindow.#editorsModules.set(file, loaded);
      }
      Reflect.deleteProperty(this.#require.cache, file);
    }
  }

  #giveModulesBack(): void {
    for (const file of this.#files) {
      Reflect.deleteProperty(this.#require.cache, file);
    }
    for (const [file, loaded] of OwnWindow.#editorsModules) {
      this.#require.cache[file] = loaded;
    }
    OwnWindow.#editorsModules.clear();
  }

  /** Whether the part behind the entry was loaded. */
  get isLoaded(): boolean {
    return this.#require.cache[this.#rest] !== undefined;
  }

  app(): Promise<App> {
    return this.#exports.loaded();
  }

  run(name: CommandName, ...passed: readonly unknown[]): Promise<unknown> {
    return Promise.resolve(this.#commands.get(`egress.${name}`)?.(...passed));
  }

  close(): void {
    if (!this.#isOpen) {
      return;
    }
    OwnWindow.#openWindows -= 1;
    this.#isOpen = false;
    for (const disposable of this.#subscriptions) {
      disposable.dispose();
    }
    if (OwnWindow.#openWindows === 0) {
      Object.assign(vscode.commands, { registerCommand: OwnWindow.#editorsRegister });
      Object.assign(vscode.window, { createOutputChannel: OwnWindow.#editorsChannels });
      this.#giveModulesBack();
    }
  }
}

/** As much of an extension's context as the extension uses. */
function contextOf({ folder, secrets, memory }: KeptState, subscriptions: vscode.Disposable[]): unknown {
  const changed = new vscode.EventEmitter<vscode.SecretStorageChangeEvent>();
  return {
    subscriptions,
    extensionMode: vscode.ExtensionMode.Test,
    extension: extension(),
    extensionUri: extension().extensionUri,
    globalStorageUri: vscode.Uri.file(folder),
    globalState: mementoOf(memory),
    workspaceState: mementoOf(memory, 'workspace/'),
    environmentVariableCollection: environment(),
    secrets: {
      get: (name: string) => Promise.resolve(secrets.get(name)),
      store: (name: string, value: string) => Promise.resolve(secrets.set(name, value)),
      delete: (name: string) => Promise.resolve(secrets.delete(name)),
      onDidChange: changed.event,
    },
  };
}

/** What a window has for new terminals, of which it opens none. */
function environment() {
  const values = new Map<string, string>();
  return {
    persistent: true,
    replace: (name: string, value: string) => void values.set(name, value),
    clear: () => {
      values.clear();
    },
  };
}

function mementoOf(memory: Map<string, unknown>, folder = '') {
  return {
    get: (name: string) => memory.get(folder + name),
    update: (name: string, value: unknown) =>
      Promise.resolve(memory.set(folder + name, structuredClone(value))),
  };
}
