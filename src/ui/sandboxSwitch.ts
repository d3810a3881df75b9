import * as vscode from 'vscode';
import type { Accounts } from '../accounts/accounts.js';
import { isProviderId } from '../core/provider.js';
import { Secret } from '../core/secret.js';
import type { Memory } from './memory.js';

/** What `dist/sandbox.js` hands out, as far as it is needed here. */
export interface EmbeddedProviders {
  readonly accounts: readonly {
    readonly provider: string;
    readonly label: string;
    readonly baseUrl: string;
    readonly key: string;
  }[];
  stop(): Promise<void>;
}

/** The embedded providers of this window: started on request, gone with it, their accounts in its memory alone. */
export class SandboxSwitch implements vscode.Disposable {
  #running: Promise<EmbeddedProviders> | undefined;

  constructor(
    private readonly accounts: Accounts,
    private readonly memory: Memory,
    private readonly launch: () => Promise<EmbeddedProviders>,
  ) {}

  /** Starts them, unless they run. Resolves to how many accounts they have. */
  async start(): Promise<number> {
    this.#running ??= this.#launch();
    return (await this.#running).accounts.length;
  }

  /** Ends them and takes their accounts away; false where none ran. */
  async stop(): Promise<boolean> {
    const running = this.#running;
    this.#running = undefined;
    if (!running) {
      return false;
    }
    this.accounts.dropSandbox();
    await (await running).stop();
    await showRunning(false);
    return true;
  }

  async #launch(): Promise<EmbeddedProviders> {
    try {
      const sandbox = await this.launch();
      const accounts = sandbox.accounts.flatMap(({ provider, label, baseUrl, key }) =>
        isProviderId(provider)
          ? [{ id: `sandbox-${provider}`, provider, label, baseUrl, key: new Secret(key) }]
          : [],
      );
      // What was remembered of an earlier sandbox names jobs that ended with it.
      await Promise.all(accounts.map(({ id }) => this.memory.forget(id)));
      this.accounts.adoptSandbox(accounts);
      await showRunning(true);
      return sandbox;
    } catch (error) {
      this.#running = undefined;
      throw error;
    }
  }

  dispose(): void {
    void this.stop();
  }
}

/** Menus offer to stop what runs, and to start what does not. */
function showRunning(isRunning: boolean): Thenable<unknown> {
  return vscode.commands.executeCommand('setContext', 'egress.sandboxRunning', isRunning);
}
