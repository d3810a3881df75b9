export interface Disposable {
  dispose(): void;
}

/** Who wants to hear of one kind of event. */
export class Listeners<T> {
  readonly #listeners = new Set<(event: T) => void>();

  add(listener: (event: T) => void): Disposable {
    this.#listeners.add(listener);
    return {
      dispose: () => {
        this.#listeners.delete(listener);
      },
    };
  }

  tell(event: T): void {
    for (const listener of [...this.#listeners]) {
      listener(event);
    }
  }

  clear(): void {
    this.#listeners.clear();
  }
}
