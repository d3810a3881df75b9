import type { MementoPort } from '../../../src/ui/memory.js';

/** VS Code's workspace state as it behaves: what is stored comes back as JSON would bring it. */
export class FakeMemento implements MementoPort {
  readonly values = new Map<string, string>();

  get(key: string): unknown {
    const stored = this.values.get(key);
    return stored === undefined ? undefined : JSON.parse(stored);
  }

  update(key: string, value: unknown): Promise<void> {
    if (value === undefined) {
      this.values.delete(key);
    } else {
      this.values.set(key, JSON.stringify(value));
    }
    return Promise.resolve();
  }
}
