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
  /** The page that tells a visitor how it looks from outside, without TLS and with it. */
  readonly judgeUrl: string;
  readonly judgeTlsUrl: string;
  /** The root (PEM) of the certificate there. */
  readonly judgeCa: string;
  stop(): Promise<void>;
}

/** The judge's pages that the sandbox's proxies lead to, which know no other. */
export interface SandboxJudges {
  readonly url: string;
  readonly tlsUrl: string;
  /** PEM; what `tlsUrl` is to be trusted by. */
  readonly roots: readonly string[];
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

  /** What proxies of its accounts are checked against; undefined while it does not run. */
  judges(): SandboxJudges | undefined {
    const running = this.#running;
    return running && { url: running.judgeUrl, tlsUrl: running.judgeTlsUrl, roots: [running.judgeCa] };
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
