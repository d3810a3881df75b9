import * as z from 'zod/mini';
import { lazily } from '../core/lazily.js';
import type { MementoPort } from './memory.js';

const VARIABLE_NAME = /^[A-Za-z_][A-Za-z0-9_]{0,99}$/;

/** Whether every shell and every reader of a `.env` takes this as a variable's name. */
export function isVariableName(text: string): boolean {
  return VARIABLE_NAME.test(text);
}

const chosenNames = lazily(() => z.record(z.string(), z.string().check(z.refine(isVariableName))));

/** What a person calls the variables of a folder in the stead of the usual names: names alone, never a value. */
export class VariableMemory {
  /** `memento` is VS Code's state of the workspace. */
  constructor(private readonly memento: MementoPort) {}

  /** The name chosen for what is usually called `usual`, as `PROXY_URL`. */
  nameFor(usual: string, folder: string): string | undefined {
    return this.#of(folder)[usual];
  }

  async remember(usual: string, folder: string, name: string): Promise<void> {
    await this.memento.update(keyOf(folder), { ...this.#of(folder), [usual]: name });
  }

  #of(folder: string): Readonly<Record<string, string>> {
    const result = chosenNames().safeParse(this.memento.get(keyOf(folder)));
    return result.success ? result.data : {};
  }
}

function keyOf(folder: string): string {
  return `variables/${folder}`;
}
