import type { Accounts } from '../accounts/accounts.js';
import type { Disposable } from '../accounts/listeners.js';
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

export interface SandboxSwitchPorts {
  readonly accounts: Accounts;
  readonly memory: Memory;
  readonly launch: () => Promise<EmbeddedProviders>;
  /** Menus offer to stop what runs, and to start what does not. */
  readonly showRunning: (isRunning: boolean) => Thenable<unknown>;
}

/** The embedded providers of this window: started on request, gone with it, their accounts in its memory alone. */
export class SandboxSwitch implements Disposable {
  #running: EmbeddedProviders | undefined;
  #lastTurn: Promise<unknown> = Promise.resolve();

  constructor(private readonly ports: SandboxSwitchPorts) {}

  /** Starts them, unless they run. Resolves to how many accounts they have. */
  start(): Promise<number> {
    return this.#inTurn(async () => {
      const running = this.#running ?? (await this.#launch());
      this.#running = running;
      return running.accounts.length;
    });
  }

  /** Ends them and takes their accounts away; false where none ran. */
  stop(): Promise<boolean> {
    return this.#inTurn(async () => {
      const running = this.#running;
      if (!running) {
        return false;
      }
      this.#running = undefined;
      this.ports.accounts.dropSandbox();
      await running.stop();
      await this.ports.showRunning(false);
      return true;
    });
  }

  /** One after the other, in the order asked: what is stopped while it starts is started, then stopped. */
  #inTurn<T>(act: () => Promise<T>): Promise<T> {
    const turn = this.#lastTurn.then(act);
    this.#lastTurn = turn.catch(() => undefined);
    return turn;
  }

  async #launch(): Promise<EmbeddedProviders> {
    const { accounts, memory, launch, showRunning } = this.ports;
    const sandbox = await launch();
    const adopted = sandbox.accounts.flatMap(({ provider, label, baseUrl, key }) =>
      isProviderId(provider)
        ? [{ id: `sandbox-${provider}`, provider, label, baseUrl, key: new Secret(key) }]
        : [],
    );
    // What was remembered of an earlier sandbox names jobs that ended with it.
    await Promise.all(adopted.map(({ id }) => memory.forget(id)));
    accounts.adoptSandbox(adopted);
    await showRunning(true);
    return sandbox;
  }

  dispose(): void {
    void this.stop();
  }
}
