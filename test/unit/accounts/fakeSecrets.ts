import type { SecretPort } from '../../../src/accounts/keys.js';
import { Listeners, type Disposable } from '../../../src/accounts/listeners.js';

/** A keychain that several windows share, and that can be told to fail as real ones do. */
export class FakeSecrets implements SecretPort {
  readonly values = new Map<string, string>();
  readonly #changed = new Listeners<string>();
  fault: 'none' | 'refusesToRead' | 'refusesToWrite' | 'forgets' | 'keepsTheOld' | 'writesThenRefusesToRead' =
    'none';

  get(name: string): Promise<string | undefined> {
    return this.fault === 'refusesToRead'
      ? Promise.reject(new Error('keychain locked'))
      : Promise.resolve(this.values.get(name));
  }

  store(name: string, value: string): Promise<void> {
    switch (this.fault) {
      case 'refusesToWrite':
        return Promise.reject(new Error(`cannot store ${value}`));
      case 'keepsTheOld':
        return Promise.resolve();
      case 'forgets':
        this.values.delete(name);
        this.fault = 'none';
        return Promise.resolve();
      case 'writesThenRefusesToRead':
        this.fault = 'refusesToRead';
        break;
      case 'refusesToRead':
      case 'none':
    }
    this.values.set(name, value);
    this.#changed.tell(name);
    return Promise.resolve();
  }

  delete(name: string): Promise<void> {
    if (this.fault === 'refusesToWrite') {
      return Promise.reject(new Error('cannot delete'));
    }
    if (this.fault !== 'keepsTheOld') {
      this.values.delete(name);
      this.#changed.tell(name);
    }
    return Promise.resolve();
  }

  onDidChange(listener: (name: string) => void): Disposable {
    return this.#changed.add(listener);
  }
}
