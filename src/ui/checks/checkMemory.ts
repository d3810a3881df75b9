import * as z from 'zod/mini';
import { CHECK_LOOKS, type CheckLook } from '../../core/checkLooks.js';
import { lazily } from '../../core/lazily.js';
import { PROXY_NOTATIONS, type ProxyNotation } from '../../core/proxy/notation.js';
import type { MementoPort } from '../memory.js';

const NAME = 'checks';
const NOTATIONS_KEPT = 50;

/** Read as strictly as any other input: an older release, or a damaged state, may have written it. */
const choices = lazily(() =>
  z.object({
    looks: z.array(z.enum(CHECK_LOOKS)),
    /** By the list's name. */
    notations: z.array(z.tuple([z.string(), z.enum(PROXY_NOTATIONS)])),
  }),
);

/** What a person chose for their checks. Plain data without secrets, in VS Code's own state. */
export class CheckMemory {
  constructor(private readonly memento: MementoPort) {}

  get looks(): readonly CheckLook[] {
    return this.#choices.looks;
  }

  /** How the ambiguous lines of the list with this name are read. */
  notationOf(list: string): ProxyNotation | undefined {
    return this.#choices.notations.find(([name]) => name === list)?.[1];
  }

  async rememberLooks(looks: readonly CheckLook[]): Promise<void> {
    await this.memento.update(NAME, { ...this.#choices, looks });
  }

  async rememberNotation(list: string, notation: ProxyNotation): Promise<void> {
    const others = this.#choices.notations.filter(([name]) => name !== list);
    const notations = [[list, notation], ...others].slice(0, NOTATIONS_KEPT);
    await this.memento.update(NAME, { ...this.#choices, notations });
  }

  get #choices(): z.output<ReturnType<typeof choices>> {
    const read = choices().safeParse(this.memento.get(NAME));
    return read.success ? read.data : { looks: [], notations: [] };
  }
}
