import type { Send } from '../../protocol/messages.js';
import type { ShownAccount, TO_USAGE } from '../../protocol/usage.js';
import type { OpenAccount } from '../openAccounts.js';
import { accountFacts } from './accountFacts.js';
import { isBeingRead } from './freeReads.js';
import type { UsageSources } from './usagePanelPage.js';

/** What the page is told: each message once, and again where it says something else. */
export class UsageMessages {
  readonly #sources: UsageSources;
  readonly #told = new Map<string, string>();

  constructor(sources: UsageSources) {
    this.#sources = sources;
  }

  /** The page that was told is gone. */
  forget(): void {
    this.#told.clear();
  }

  async tell(send: Send<typeof TO_USAGE>): Promise<void> {
    const { context } = this.#sources;
    const open = (await context.openAccounts.all()).filter(({ info }) => info.isKept !== true);
    this.#once(send, 'accounts', { accounts: open.map((each) => this.#account(each)) });
  }

  /** These transactions, as far as they were told, as a table for a spreadsheet. */
  csvOf(rows: readonly { readonly account: string; readonly id: string }[]): string {
    return rows.map(({ id }) => id).join('\n');
  }

  #account(open: OpenAccount): ShownAccount {
    const { account, abilities, usage } = accountFacts(open, this.#sources.context.memory);
    return {
      ...account,
      ...(abilities.usageCost && { cost: abilities.usageCost }),
      ...(usage?.value.kind === 'requests' && { reading: { value: usage.value, at: usage.at } }),
      isReading: isBeingRead(open),
      spentThisMonth: [],
      budgets: [],
      abilities,
    };
  }

  #once<Name extends keyof typeof TO_USAGE>(
    send: Send<typeof TO_USAGE>,
    name: Name,
    said: Parameters<typeof send<Name>>[1],
  ): void {
    const text = JSON.stringify(said);
    if (this.#told.get(name) !== text) {
      this.#told.set(name, text);
      send(name, said);
    }
  }
}
