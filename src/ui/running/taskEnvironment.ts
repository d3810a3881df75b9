import type { ProxyEnvironment } from '../../relay/environment.js';

/**
 * An environment that is made anew each time a task starts. VS Code asks for its values one after the other, each once
 * for a start, and gives the start up at the first that is undefined.
 */
export class TaskEnvironment {
  readonly #given = new Set<string>();
  #made: Promise<ProxyEnvironment | undefined> | undefined;

  constructor(private readonly make: () => Promise<ProxyEnvironment | undefined>) {}

  async value(name: string): Promise<string | undefined> {
    if (!this.#made || this.#given.has(name)) {
      this.#given.clear();
      this.#made = this.make();
    }
    this.#given.add(name);
    const made = this.#made;
    let environment: ProxyEnvironment | undefined;
    try {
      environment = await made;
    } finally {
      if (!environment && this.#made === made) {
        this.#made = undefined;
      }
    }
    return environment?.[name];
  }
}
