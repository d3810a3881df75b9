import * as vscode from 'vscode';
import type { MessageHandlers } from '../../protocol/messages.js';
import { FROM_USAGE, type TO_USAGE } from '../../protocol/usage.js';
import type { CommandContext } from '../commands/context.js';
import { tellProblem } from '../commands/run.js';
import type { ReadyAccount } from '../openAccounts.js';
import { Throttle } from '../throttle.js';
import { pageHtml } from '../webviews/pageHtml.js';
import { PagePort } from '../webviews/pagePort.js';
import { freeReads, priceReads } from './freeReads.js';
import type { Reminders } from './reminders.js';
import type { Sampler } from './sampler.js';
import { UsageMessages } from './usagePanelMessages.js';
import { saveCsv } from './usagePanelSave.js';

/** Changes are told together, at most so often: more would not be seen. */
const TOLD_EVERY_MS = 100;

/** Numbers that are read, not watched. */
const RELAYS_TOLD_EVERY_MS = 1000;

/** The page's bundle. */
const PAGE = 'usage';

/** Where the panel has what it shows from. */
export interface UsageSources {
  readonly context: CommandContext;
  readonly extensionUri: vscode.Uri;
  readonly reminders: Reminders;
  readonly sampler: Pick<Sampler, 'series' | 'onDidChange'>;
}

/** What the panel shows: tells the page what is known and what changes, and does what it asks for. */
export class ShownUsage implements vscode.Disposable {
  readonly #panel: vscode.WebviewPanel;
  readonly #context: CommandContext;
  readonly #port: PagePort<typeof TO_USAGE, typeof FROM_USAGE>;
  readonly #messages: UsageMessages;
  readonly #telling = new Throttle(() => this.#tell(), TOLD_EVERY_MS);
  readonly #tellingRelays = new Throttle(() => {
    if (this.#port.isHeard) {
      this.#messages.tellRelays(this.#port.send);
    }
    return Promise.resolve();
  }, RELAYS_TOLD_EVERY_MS);
  readonly #subscriptions: readonly { dispose(): void }[];
  /** Ends what the page asked to be read. */
  readonly #end = new AbortController();
  /** The account whose card is to come into sight once a page stands. */
  #wanted: string | undefined;
  /** Until what was told is other without anything being read. */
  #timer: NodeJS.Timeout | undefined;

  constructor(panel: vscode.WebviewPanel, sources: UsageSources) {
    const { context, extensionUri, reminders, sampler } = sources;
    this.#panel = panel;
    this.#context = context;
    this.#messages = new UsageMessages(sources);
    this.#port = new PagePort(panel, {
      messages: FROM_USAGE,
      handlers: this.#handlers(),
      onDropped: (fault) => {
        context.log.warn(`usage: dropped ${fault}`);
      },
      onFailed: (name, error) => {
        tellProblem(name, error, context);
      },
    });
    const changed = () => {
      if (this.#port.isHeard) {
        this.#telling.ask();
      }
    };
    this.#subscriptions = [
      context.onDidLearn(changed),
      reminders.onDidChange(changed),
      sampler.onDidChange(changed),
      context.running.onDidChange(() => {
        this.#tellingRelays.ask();
      }),
    ];
    panel.webview.html = pageHtml(panel.webview, extensionUri, PAGE);
  }

  /** Comes to the front, with the card of this account in sight. */
  reveal(account: string | undefined): void {
    this.#wanted = account;
    this.#panel.reveal();
    if (this.#port.isHeard) {
      this.#showWanted();
    }
  }

  dispose(): void {
    this.#end.abort();
    for (const subscription of this.#subscriptions) {
      subscription.dispose();
    }
    this.#telling.dispose();
    this.#tellingRelays.dispose();
    clearTimeout(this.#timer);
    this.#port.dispose();
  }

  #handlers(): MessageHandlers<typeof FROM_USAGE> {
    const run = async (name: string, args: unknown) => {
      await vscode.commands.executeCommand(`egress.${name}`, args);
    };
    return {
      ready: () => this.#begin(),
      refresh: async ({ account }) => {
        const { signal } = this.#end;
        const listings = (await this.#ready(account)).flatMap((open) => [
          ...freeReads(open),
          ...priceReads(open),
        ]);
        await Promise.all(listings.map((listing) => listing.refresh(signal)));
      },
      check: ({ account }) => run('checkKey', { account }),
      more: async ({ account }) => {
        for (const { reads } of await this.#ready(account)) {
          await reads.transactions?.of('all').loadMore(this.#end.signal);
        }
      },
      reveal: ({ account, kind, id }) =>
        this.#context.reveal(
          kind === 'account' ? [account] : [account, `${account}/${kind}s`, `${account}/${kind}/${id}`],
        ),
      prolong: ({ account, kind, id }) =>
        kind === 'order'
          ? run('extendOrder', { account, order: id })
          : run('renewSubscription', { account, subscription: id }),
      deposit: ({ account }) => run('showDepositAddresses', { account }),
      act: (which) => run('actOnReminder', which),
      snooze: (which) => run('snoozeReminder', which),
      save: ({ rows }) => saveCsv(this.#messages.csvOf(rows), 'transactions.csv'),
    };
  }

  /** A page stands that knows nothing yet. */
  async #begin(): Promise<void> {
    this.#port.send('hello', {
      language: vscode.env.language,
      ...(vscode.l10n.bundle && { translations: vscode.l10n.bundle }),
    });
    this.#messages.forget();
    await this.#tell();
    this.#showWanted();
    const listings = (await this.#ready()).flatMap((open) => [...freeReads(open), ...priceReads(open)]);
    await Promise.all(listings.map((listing) => listing.obtain(this.#end.signal)));
  }

  async #tell(): Promise<void> {
    if (this.#port.isHeard) {
      const changesAt = await this.#messages.tell(this.#port.send);
      clearTimeout(this.#timer);
      if (changesAt !== undefined && !this.#end.signal.aborted) {
        this.#timer = setTimeout(
          () => {
            this.#telling.ask();
          },
          Math.max(0, changesAt - Date.now()),
        );
      }
    }
  }

  #showWanted(): void {
    if (this.#wanted !== undefined) {
      this.#port.send('show', { account: this.#wanted });
      this.#wanted = undefined;
    }
  }

  /** The accounts that can be asked, or the one with this id if it can. */
  async #ready(id?: string): Promise<readonly ReadyAccount[]> {
    const all = await this.#context.openAccounts.all();
    return all.filter(
      (open): open is ReadyAccount => open.kind === 'ready' && (id === undefined || open.account.id === id),
    );
  }
}
