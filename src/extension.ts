import * as vscode from 'vscode';
import type { App } from './app.js';
import { COMMANDS } from './core/commands.js';
import type { Row } from './ui/tree/row.js';

/**
 * The entry, loaded by every window that starts: it registers what people can reach and loads the rest
 * of the extension, `dist/app.js`, when one of them is first used.
 */
export function activate(context: vscode.ExtensionContext): unknown {
  let app: Promise<App> | undefined;
  const changed = new vscode.EventEmitter<Row | undefined>();
  const loaded = () =>
    (app ??= import('./app.js').then(async ({ createApp }) => {
      const created = await createApp(context, view);
      created.tree.onDidChangeTreeData((row) => {
        changed.fire(row);
      });
      return created;
    }));

  const view = vscode.window.createTreeView<Row>('egress.providers', {
    showCollapseAll: true,
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getChildren: async (row) => (await loaded()).tree.getChildren(row),
      getTreeItem: async (row) => (await loaded()).tree.getTreeItem(row),
      getParent: async (row) => (await loaded()).tree.getParent(row),
      resolveTreeItem: async (item, row) => (await loaded()).tree.resolveTreeItem(item, row),
    },
  });
  context.subscriptions.push(
    changed,
    view,
    ...COMMANDS.map((name) =>
      vscode.commands.registerCommand(`egress.${name}`, async (...passed: readonly unknown[]) =>
        (await loaded()).run(name, passed),
      ),
    ),
  );
  if (process.env['EGRESS_SANDBOX'] === 'start') {
    void vscode.commands.executeCommand('egress.startSandbox');
    void vscode.commands.executeCommand('egress.providers.focus');
  }
  return context.extensionMode === vscode.ExtensionMode.Test ? { loaded } : undefined;
}
