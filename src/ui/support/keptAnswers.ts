import { randomUUID } from 'node:crypto';
import * as z from 'zod/mini';
import { lazily } from '../../core/lazily.js';
import type { MementoPort } from '../memory.js';

const NAME = 'support/answers';

/** The oldest beyond these go. */
const MOST_KEPT = 100;
const MOST_CHARACTERS = 500_000;

const keptAnswers = lazily(() =>
  z.array(
    z.object({
      id: z.string(),
      account: z.object({ id: z.string(), label: z.string() }),
      provider: z.string(),
      question: z.string(),
      /** Plain lines. */
      answer: z.array(z.string()),
      /** What the provider added, as plain lines of names and values. */
      related: z.array(z.string()),
      /** Epoch milliseconds. */
      at: z.number(),
    }),
  ),
);

/** A provider's answer to a person's question; without secrets. */
export type KeptAnswer = z.output<ReturnType<typeof keptAnswers>>[number];

/** What providers answered to questions, over the windows and their reloads. */
export class KeptAnswers {
  constructor(private readonly memento: MementoPort) {}

  /** The latest first. */
  all(): readonly KeptAnswer[] {
    const kept = keptAnswers().safeParse(this.memento.get(NAME));
    return kept.success ? kept.data : [];
  }

  async keep(answer: Omit<KeptAnswer, 'id'>): Promise<KeptAnswer> {
    const kept = { ...answer, id: randomUUID() };
    await this.memento.update(NAME, withinBounds([kept, ...this.all()]));
    return kept;
  }

  async forget(ids: readonly string[]): Promise<void> {
    await this.memento.update(
      NAME,
      this.all().filter(({ id }) => !ids.includes(id)),
    );
  }
}

function withinBounds(answers: readonly KeptAnswer[]): readonly KeptAnswer[] {
  let characters = 0;
  return answers.slice(0, MOST_KEPT).filter((answer, at) => {
    characters += JSON.stringify(answer).length;
    return at === 0 || characters <= MOST_CHARACTERS;
  });
}
