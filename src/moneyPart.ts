import { machineDoor } from './spending/machineDoor.js';
import type { SendOutcome } from './check/remote/remoteCheck.js';
import type { IntentRecord } from './spending/intent.js';
import type { Limits } from './spending/limits.js';
import type { CommandContext, MoneyHandlers } from './ui/commands/context.js';
import { MONEY_DOCUMENTS, type MoneyPorts } from './ui/spending/context.js';
import { ReadOnlyDocuments } from './ui/readOnlyDocuments.js';
import { moneyHandlers, sayingWhyNot } from './ui/spending/moneyHandlers.js';
import { type ListToSubmit, submitCheck } from './ui/spending/submitCheck.js';
import { settleUnfinished, tellUnrecorded } from './ui/spending/unfinished.js';

export interface MoneyOptions {
  /** Absolute; all windows of this machine share it. */
  readonly folder: string;
  readonly limits: () => Limits;
  readonly signUpAt: MoneyPorts['signUpAt'];
}

/** The part of the extension that spends and changes things, loaded when one of its commands is first used. */
export class Money {
  readonly handlers: MoneyHandlers;
  readonly #documents = new ReadOnlyDocuments(MONEY_DOCUMENTS);
  readonly #machine: ReturnType<typeof machineDoor>;

  constructor({ folder, limits, signUpAt }: MoneyOptions) {
    this.#machine = machineDoor(folder, { limits, onUnrecorded: tellUnrecorded });
    const { door } = this.#machine;
    this.handlers = moneyHandlers({ door, documents: this.#documents, signUpAt });
  }

  /** Sends a list of proxies to be checked from outside. */
  submitCheck(
    list: ListToSubmit,
    context: Pick<CommandContext, 'openAccounts' | 'log'>,
  ): Promise<SendOutcome> {
    const { door } = this.#machine;
    return sayingWhyNot(() => submitCheck(list, { ...context, door, documents: this.#documents }));
  }

  /** All that was sent from this machine, the latest first. */
  async records(): Promise<readonly IntentRecord[]> {
    return (await this.#machine.door.history()).records;
  }

  /** Finds out what became of what an earlier window sent and did not see the end of. */
  settleUnfinished(context: Pick<CommandContext, 'openAccounts' | 'log'>): Promise<void> {
    return settleUnfinished({ ...context, door: this.#machine.door });
  }

  /** What is open when the sandbox ends cannot be looked at any more. */
  forgetSandbox(): void {
    this.#machine.sandbox.forgetOpen();
  }

  dispose(): void {
    this.#documents.dispose();
  }
}
