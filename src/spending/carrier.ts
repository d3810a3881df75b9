import type { Receipt } from '../core/effects.js';
import { isProviderError, type ProviderError } from '../core/errors.js';
import { compareDecimals } from '../core/money.js';
import type { SpendOptions } from './door.js';
import type { Intent } from './intent.js';
import type { SpendingClock, Timing } from './ports.js';
import { expectedTotal } from './price.js';
import type { Proposal } from './proposal.js';
import type { Result } from './result.js';
import { RULES } from './rules/all.js';
import { bound } from './rules/rule.js';
import { sendOnce, type Answer } from './sending.js';
import type { Finding, Settler } from './settler.js';

/** Sends an intent that is on disk, and finds out what became of it. */
export class Carrier {
  constructor(
    private readonly settler: Settler,
    private readonly clock: SpendingClock,
    private readonly timing: Timing,
  ) {}

  async carryOut(
    intent: Intent,
    proposal: Proposal,
    { signal, onStage }: Pick<SpendOptions, 'signal' | 'onStage'>,
  ): Promise<Result> {
    const { clock } = this;
    const startedMs = clock.monotonicMs();
    for (let sends = 1; ; sends++) {
      onStage('sending');
      const answer = await this.#send(proposal, intent);
      if (answer.kind === 'done') {
        return this.#done(intent, answer.receipt, 'answer');
      }
      if (answer.kind === 'notSent' && sends === 1) {
        await this.settler.write(intent, { kind: 'notDone' }, 'answer');
        return notSent(intent, answer.error);
      }
      onStage('checking');
      if (answer.kind === 'refused') {
        return this.#refused(intent, answer.error, await this.settler.look(intent, proposal.account, signal));
      }
      const finding = await this.settler.watch(intent, proposal.account, signal);
      const mayGoAgain =
        finding.kind === 'nothing' &&
        sends === 1 &&
        intent.idempotencyKey !== undefined &&
        clock.monotonicMs() - startedMs < this.timing.resendMs;
      if (!mayGoAgain || !(await this.settler.writeResent(intent))) {
        return this.#found(intent, finding);
      }
    }
  }

  /**
   * A refusal is believed once the lists agree, or where none shows the effect: something between here and the
   * provider may have made it up.
   */
  async #refused(intent: Intent, error: ProviderError, finding: Finding): Promise<Result> {
    const isCredible =
      finding.kind === 'nothing' ||
      finding.kind === 'untold' ||
      (finding.kind === 'unread' && !bound(RULES, intent.effect).isListed);
    if (!isCredible) {
      return this.#found(intent, finding);
    }
    const { providerMessage } = error.details;
    await this.settler.write(
      intent,
      {
        kind: 'refused',
        error: error.kind,
        ...(providerMessage !== undefined && { message: providerMessage }),
      },
      'answer',
    );
    return { kind: 'refused', intent, error };
  }

  async #found(intent: Intent, finding: Finding): Promise<Result> {
    const outcome = await this.settler.record(intent, finding);
    switch (outcome.kind) {
      case 'done':
        return this.#result(intent, outcome);
      case 'refused':
      case 'notDone':
        return { kind: 'notDone', intent };
      case 'unknown':
        return { kind: 'unknown', intent, ...(outcome.after && { after: outcome.after }) };
    }
  }

  async #done(intent: Intent, receipt: Receipt, by: 'answer'): Promise<Result> {
    const { refs, charged } = receipt;
    await this.settler.write(intent, { kind: 'done', refs, ...(charged && { charged }) }, by);
    return this.#result(intent, receipt);
  }

  #result(intent: Intent, receipt: Receipt): Result {
    const agreed = expectedTotal(intent.price);
    const isDearer = receipt.charged && agreed && compareDecimals(receipt.charged, agreed) > 0;
    return { kind: 'done', intent, receipt, isDearer: isDearer === true };
  }

  #send({ effect, account, payload }: Proposal, { idempotencyKey }: Intent): Promise<Answer> {
    return sendOnce(effect, account, {
      // What has left cannot be called back: a person who gives up waiting would only not learn what came of it.
      signal: new AbortController().signal,
      ...(idempotencyKey !== undefined && { idempotencyKey }),
      ...(payload && { payload }),
    });
  }
}

function notSent(intent: Intent, error: unknown): Result {
  if (isProviderError(error)) {
    return { kind: 'notDone', intent, error };
  }
  throw error;
}
