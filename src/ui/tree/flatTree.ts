import * as vscode from 'vscode';
import { REDRAWN_EVERY_MS } from './passingTime.js';

/** What a row has that its item is begun with. */
interface FlatRow {
  readonly id: string;
  readonly label: string;
}

/** How a row is drawn. */
export interface Drawing {
  readonly codicon: string;
  /** The id of a theme colour; the icon's own where absent. */
  readonly color?: string;
  readonly description: string;
}

/** A view whose rows have none below them; they are drawn anew with every change, and once a minute. */
export abstract class FlatTree<Row extends FlatRow>
  implements vscode.TreeDataProvider<Row>, vscode.Disposable
{
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #listening: { dispose(): void };
  readonly #timer: NodeJS.Timeout;

  constructor(source: { onDidChange(listener: () => void): { dispose(): void } }) {
    const redraw = () => {
      this.#changed.fire(undefined);
    };
    this.#listening = source.onDidChange(redraw);
    this.#timer = setInterval(redraw, REDRAWN_EVERY_MS);
  }

  async getChildren(row?: Row): Promise<Row[]> {
    return row ? [] : this.rows();
  }

  abstract getTreeItem(row: Row): vscode.TreeItem;

  dispose(): void {
    clearInterval(this.#timer);
    this.#listening.dispose();
    this.#changed.dispose();
  }

  protected abstract rows(): Row[] | Promise<Row[]>;

  protected itemOf({ id, label }: Row, { codicon, color, description }: Drawing): vscode.TreeItem {
    const item = new vscode.TreeItem(label);
    item.id = id;
    item.description = description;
    item.iconPath = new vscode.ThemeIcon(
      codicon,
      color === undefined ? undefined : new vscode.ThemeColor(color),
    );
    return item;
  }
}
