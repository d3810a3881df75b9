import * as vscode from 'vscode';
import type { RowToken } from '../../core/rowTokens.js';
import { Throttle } from '../throttle.js';
import type { RelayCosts } from './relayCosts.js';
import type { Running, RunningList } from './running.js';
import { RUNNING_ICONS, runningDescription, runningTooltip } from './runningWords.js';

/** Counts change with every request; more would not be read. */
const REDRAWN_EVERY_MS = 1000;

/** What goes out through a proxy, in the Running view. It stays the same object while it runs. */
export interface RunningRow {
  readonly id: string;
  readonly label: string;
  readonly args: { readonly running: string };
}

interface Drawn {
  running: Running;
  readonly row: RunningRow;
  /** As it was drawn last. */
  text: string;
  listening: { dispose(): void } | undefined;
}

/** Draws what goes out through proxies as rows; one whose numbers changed is drawn again by itself. */
export class RunningTree implements vscode.TreeDataProvider<RunningRow>, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<RunningRow | undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #drawn = new Map<string, Drawn>();
  readonly #redrawing = new Throttle(() => {
    this.#redraw();
    return Promise.resolve();
  }, REDRAWN_EVERY_MS);
  readonly #listening: { dispose(): void };

  constructor(
    private readonly list: RunningList,
    private readonly costs: RelayCosts,
  ) {
    this.#listening = list.onDidChange(() => {
      this.#follow();
      this.#changed.fire(undefined);
    });
  }

  getChildren(row?: RunningRow): RunningRow[] {
    return row ? [] : [...this.#drawn.values()].map((each) => each.row);
  }

  getTreeItem({ id }: RunningRow): vscode.TreeItem {
    const drawn = this.#drawn.get(id);
    const item = new vscode.TreeItem(drawn?.running.label ?? '');
    item.id = id;
    if (drawn) {
      const { running } = drawn;
      const { relay, label, kind } = running;
      const cost = this.costs.costOf(relay);
      const description = runningDescription(running, cost);
      drawn.text = runningTooltip(running, cost);
      item.description = description;
      item.tooltip = drawn.text;
      item.iconPath = new vscode.ThemeIcon(
        RUNNING_ICONS[kind],
        isFailing(running) ? new vscode.ThemeColor('list.warningForeground') : undefined,
      );
      const tokens: readonly RowToken[] = relay ? ['running', 'relayed'] : ['running'];
      item.contextValue = tokens.join(' ');
      item.accessibilityInformation = { label: `${label}, ${description}` };
    }
    return item;
  }

  dispose(): void {
    this.#listening.dispose();
    this.#redrawing.dispose();
    for (const { listening } of this.#drawn.values()) {
      listening?.dispose();
    }
    this.#changed.dispose();
  }

  #follow(): void {
    const all = new Map(this.list.all().map((running) => [running.id, running]));
    for (const [id, { listening, running }] of this.#drawn) {
      if (all.get(id)?.relay !== running.relay || !all.has(id)) {
        listening?.dispose();
        this.#drawn.delete(id);
      }
    }
    for (const running of all.values()) {
      const { id, label, relay } = running;
      const known = this.#drawn.get(id);
      if (known) {
        known.running = running;
      } else {
        this.#drawn.set(id, {
          running,
          row: { id, label, args: { running: id } },
          text: '',
          listening: relay?.onDidChange(() => {
            this.#redrawing.ask();
          }),
        });
      }
    }
  }

  #redraw(): void {
    for (const { running, row, text } of this.#drawn.values()) {
      if (runningTooltip(running, this.costs.costOf(running.relay)) !== text) {
        this.#changed.fire(row);
      }
    }
  }
}

function isFailing({ relay }: Running): boolean {
  return (relay?.lastFailure?.inARow ?? 0) > 0;
}
