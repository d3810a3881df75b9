import type { Relay } from '../../relay/relay.js';

export type RunningKind = 'relay' | 'terminal' | 'workspaceTerminals' | 'task' | 'debug' | 'browser';

/** Something that goes out through a proxy until it is stopped. */
export interface Running {
  /** Of this window alone. */
  readonly id: string;
  readonly kind: RunningKind;
  /** What it is: the terminal's name, the launch configuration's, the browser's. */
  readonly label: string;
  /** The proxies it goes through, as a person knows them; plain text. */
  readonly through: string;
  /** The ids of their accounts. */
  readonly accounts: readonly string[];
  readonly startedAt: number;
  /** Absent where the program has the proxy's own credentials, which was chosen. */
  readonly relay: Relay | undefined;
  /** What a person has to know of it besides: the exit that was seen, that no token is demanded. */
  readonly note?: string | undefined;
  /** Ends it and its relay; resolves once both are gone. */
  stop(): Promise<void>;
}

/** All that goes out through a proxy by this window. */
export class RunningList {
  readonly #running = new Map<string, Running>();
  readonly #listeners = new Set<() => void>();
  #count = 0;

  /** The first started first. */
  all(): readonly Running[] {
    return [...this.#running.values()];
  }

  newId(): string {
    this.#count += 1;
    return String(this.#count);
  }

  /** Adds it, or puts it in the place of what has the same id. */
  put(running: Running): void {
    this.#running.set(running.id, running);
    this.#tell();
  }

  remove(id: string): void {
    if (this.#running.delete(id)) {
      this.#tell();
    }
  }

  onDidChange(listener: () => void): { dispose(): void } {
    this.#listeners.add(listener);
    return { dispose: () => this.#listeners.delete(listener) };
  }

  #tell(): void {
    for (const listener of this.#listeners) {
      listener();
    }
  }
}
