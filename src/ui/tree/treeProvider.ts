import * as vscode from 'vscode';
import type { LastChecks } from '../lastChecks.js';
import type { Memory } from '../memory.js';
import type { OpenAccount, OpenAccounts } from '../openAccounts.js';
import { accountRow } from './accountRow.js';
import { rowUri } from './decorations.js';
import { PassingTime, type PassingTimePorts } from './passingTime.js';
import { withoutRepeats, type Row } from './row.js';

/** Answers that come this fast are shown at once, without a row that says "Loading…" in between. */
const PATIENCE_MS = 150;
/** Changes that come this close together are drawn once. */
const COALESCE_MS = 30;

export interface ProvidersTreePorts {
  readonly openAccounts: Pick<OpenAccounts, 'all'>;
  readonly memory: Memory;
  readonly lastChecks: Pick<LastChecks, 'of'>;
  readonly clock: () => number;
  /** Where it is drawn. */
  readonly view: PassingTimePorts['view'];
}

/** Draws the accounts as rows. It asks a row's branch for what is below, and knows no provider. */
export class ProvidersTree implements vscode.TreeDataProvider<Row>, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<Row | undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  /** Held as long as the rows themselves are, which VS Code asks about by the objects it was given. */
  readonly #parents = new WeakMap<Row, Row>();
  /**
   * The end of the patience with each row that is being read, by its id. A redraw has no more patience than was left:
   * until it is done, VS Code has no row to pass to a command.
   */
  readonly #patience = new Map<string, Promise<unknown>>();
  #timer: NodeJS.Timeout | undefined;
  /** The accounts as they were drawn last. */
  #drawn: readonly OpenAccount[] | undefined;
  /** Nothing but time has passed since then: the keychain is not asked again, and nothing that was not read is. */
  #isOnlyOlder = false;
  readonly #passingTime: PassingTime;

  constructor(private readonly ports: ProvidersTreePorts) {
    const { view, clock } = ports;
    this.#passingTime = new PassingTime({
      view,
      clock,
      redraw: () => {
        this.#drawOlder();
      },
    });
  }

  async getChildren(row?: Row): Promise<Row[]> {
    if (!row) {
      return this.#roots();
    }
    if (!row.branch) {
      return [];
    }
    const read = row.branch.load?.() ?? Promise.resolve();
    await Promise.race([read, this.#patienceWith(row.id, read)]);
    const rows = withoutRepeats(row.branch.rows());
    for (const child of rows) {
      this.adopt(child, row);
    }
    return rows;
  }

  getParent(row: Row): Row | undefined {
    return this.#parents.get(row);
  }

  /** Remembers where a row stands, as VS Code asks for it when the row is revealed. */
  adopt(child: Row, parent: Row): void {
    this.#parents.set(child, parent);
  }

  getTreeItem(row: Row): vscode.TreeItem {
    const { branch } = row;
    const item = new vscode.TreeItem(
      row.label,
      branch
        ? branch.isExpanded
          ? vscode.TreeItemCollapsibleState.Expanded
          : vscode.TreeItemCollapsibleState.Collapsed
        : vscode.TreeItemCollapsibleState.None,
    );
    item.id = row.id;
    item.accessibilityInformation = { label: [row.label, row.description].filter(Boolean).join(', ') };
    item.contextValue = row.tokens?.join(' ') ?? '';
    if (row.description !== undefined) {
      item.description = row.description;
    }
    if (row.icon) {
      item.iconPath = new vscode.ThemeIcon(
        row.icon.codicon,
        row.icon.color === undefined ? undefined : new vscode.ThemeColor(row.icon.color),
      );
    }
    if (row.tone) {
      item.resourceUri = rowUri(row.tone, row.id);
    }
    if (row.command) {
      item.command = { command: `egress.${row.command}`, title: row.label, arguments: [row] };
    }
    return item;
  }

  resolveTreeItem(item: vscode.TreeItem, row: Row): vscode.TreeItem {
    // in a narrow sidebar, the description is cut
    item.tooltip = row.tooltip?.() ?? [row.label, row.description].filter(Boolean).join('\n');
    return item;
  }

  /** Draws what changed; calls that come close together are one. */
  redraw(): void {
    this.#isOnlyOlder = false;
    this.#timer ??= setTimeout(() => {
      this.drawPending();
    }, COALESCE_MS);
  }

  /** Draws at once what waits to be drawn: VS Code finds a row only among those it was told of. */
  drawPending(): void {
    if (this.#timer) {
      clearTimeout(this.#timer);
      this.#timer = undefined;
      this.#changed.fire(undefined);
    }
  }

  /**
   * The rows along a path of row ids, each the child of the one before and known to VS Code as such, as far as they are
   * there: lists are read on the way, and lose the filters that keep the next row away.
   */
  async rowsAlong(path: readonly string[]): Promise<readonly Row[]> {
    const rows: Row[] = [];
    for (const id of path) {
      const parent = rows.at(-1);
      const row = (await this.#childOf(parent, id)) ?? (await this.#unfilteredChildOf(parent, id));
      if (!row) {
        return rows;
      }
      rows.push(row);
    }
    return rows;
  }

  async #childOf(parent: Row | undefined, id: string): Promise<Row | undefined> {
    await parent?.branch?.load?.();
    return (await this.getChildren(parent)).find((child) => child.id === id);
  }

  /** The same where the parent, drawn anew without its filters, has it. */
  async #unfilteredChildOf(parent: Row | undefined, id: string): Promise<Row | undefined> {
    if (!parent?.branch?.unfilter) {
      return undefined;
    }
    await parent.branch.unfilter();
    const above = this.getParent(parent);
    const whole = (await this.getChildren(above)).find((row) => row.id === parent.id);
    return whole && this.#childOf(whole, id);
  }

  #patienceWith(rowId: string, read: Promise<void>): Promise<unknown> {
    const known = this.#patience.get(rowId);
    if (known) {
      return known;
    }
    const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
    this.#patience.set(rowId, patience);
    const forget = () => this.#patience.delete(rowId);
    read.then(forget, forget);
    return patience;
  }

  #drawOlder(): void {
    if (this.#drawn && !this.#timer) {
      this.#isOnlyOlder = true;
      this.#changed.fire(undefined);
    }
  }

  async #roots(): Promise<Row[]> {
    const { openAccounts, memory, clock, lastChecks } = this.ports;
    const older = this.#isOnlyOlder ? this.#drawn : undefined;
    this.#isOnlyOlder = false;
    this.#drawn = older ?? (await openAccounts.all());
    const rows = this.#drawn.map((account) => accountRow(account, memory, clock(), lastChecks));
    for (const row of older ? [] : rows) {
      void row.branch?.load?.();
    }
    return rows;
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#passingTime.dispose();
    this.#changed.dispose();
  }
}
