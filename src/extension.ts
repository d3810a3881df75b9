import * as vscode from 'vscode';
import type { App } from './app.js';
import { COMMANDS } from './core/commands.js';
import type { RunRow } from './ui/checks/checksTree.js';
import type { Row } from './ui/tree/row.js';
import type { ReminderRow } from './ui/usage/remindersTree.js';
import type { RunningRow } from './ui/running/runningTree.js';

/**
 * The entry, loaded by every window that starts: it registers what people can reach and loads the rest
 * of the extension, `dist/app.js`, when one of them is first used.
 */
export function activate(context: vscode.ExtensionContext): unknown {
  let app: Promise<App> | undefined;
  const changed = new vscode.EventEmitter<Row | undefined>();
  const loaded = () =>
    (app ??= import('./app.js').then(async ({ createApp }) => {
      const created = await createApp(context, { view, checksView, remindersView, runningView });
      created.tree.onDidChangeTreeData((row) => {
        changed.fire(row);
      });
      return created;
    }));

  const view = vscode.window.createTreeView<Row>('egress.providers', {
    showCollapseAll: true,
    canSelectMany: true,
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getChildren: async (row) => (await loaded()).tree.getChildren(row),
      getTreeItem: async (row) => (await loaded()).tree.getTreeItem(row),
      getParent: async (row) => (await loaded()).tree.getParent(row),
      resolveTreeItem: async (item, row) => (await loaded()).tree.resolveTreeItem(item, row),
    },
  });
  const runsChanged = new vscode.EventEmitter<undefined>();
  const checks = async () => {
    const part = await (await loaded()).checks();
    part.tree.onDidChangeTreeData(() => {
      runsChanged.fire(undefined);
    });
    return part;
  };
  let checksPart: ReturnType<typeof checks> | undefined;
  const loadedChecks = () => (checksPart ??= checks());
  const checksView = vscode.window.createTreeView<RunRow>('egress.checks', {
    treeDataProvider: {
      onDidChangeTreeData: runsChanged.event,
      getChildren: async (row) => {
        const rows = await (await loadedChecks()).tree.getChildren(row);
        setTimeout(layOutChecks);
        return rows;
      },
      getTreeItem: async (row) => (await loadedChecks()).tree.getTreeItem(row),
    },
    dragAndDropController: {
      dropMimeTypes: ['text/uri-list', 'text/plain'],
      dragMimeTypes: [],
      handleDrop: async (_row, dropped) => {
        await (await loadedChecks()).drop(dropped);
      },
    },
  });
  const remindersChanged = new vscode.EventEmitter<undefined>();
  const usage = async () => {
    const part = await (await loaded()).usage();
    part.tree.onDidChangeTreeData(() => {
      remindersChanged.fire(undefined);
    });
    return part;
  };
  let usagePart: ReturnType<typeof usage> | undefined;
  const loadedUsage = () => (usagePart ??= usage());
  const remindersView = vscode.window.createTreeView<ReminderRow>('egress.reminders', {
    treeDataProvider: {
      onDidChangeTreeData: remindersChanged.event,
      getChildren: async (row) => (await loadedUsage()).tree.getChildren(row),
      getTreeItem: async (row) => (await loadedUsage()).tree.getTreeItem(row),
    },
  });
  const runningChanged = new vscode.EventEmitter<RunningRow | undefined>();
  const runs = async () => {
    const part = await (await loaded()).runs();
    part.tree.onDidChangeTreeData((row) => {
      runningChanged.fire(row);
    });
    return part;
  };
  let runsPart: ReturnType<typeof runs> | undefined;
  const loadedRuns = () => (runsPart ??= runs());
  const runningView = vscode.window.createTreeView<RunningRow>('egress.running', {
    treeDataProvider: {
      onDidChangeTreeData: runningChanged.event,
      getChildren: async (row) => (await loadedRuns()).tree.getChildren(row),
      getTreeItem: async (row) => (await loadedRuns()).tree.getTreeItem(row),
    },
  });
  // VS Code leaves the first rows of a view that was collapsed unseen for two seconds, or until its message is set
  const layOutChecks = () => {
    checksView.message = '';
  };
  const timer = setTimeout(() => {
    void hasFiles(vscode.Uri.joinPath(context.globalStorageUri, 'spending', 'open')).then((isUnfinished) =>
      isUnfinished ? loaded().then((app) => app.settleUnfinished()) : undefined,
    );
  }, UNFINISHED_AFTER_MS);
  const guardTimer = setTimeout(() => {
    void loaded().then((app) => {
      app.watchUsage();
      return app.guard();
    });
  }, GUARD_AFTER_MS);
  context.subscriptions.push(
    new vscode.Disposable(() => {
      clearTimeout(timer);
      clearTimeout(guardTimer);
    }),
    changed,
    view,
    runsChanged,
    checksView,
    vscode.window.registerWebviewPanelSerializer('egress.results', {
      deserializeWebviewPanel: async (panel, state) => {
        (await loadedChecks()).restorePanel(panel, state);
      },
    }),
    remindersChanged,
    remindersView,
    runningChanged,
    runningView,
    vscode.debug.registerDebugConfigurationProvider('*', {
      resolveDebugConfigurationWithSubstitutedVariables: async (folder, configuration, token) =>
        'egress' in configuration
          ? (await loadedRuns()).resolveDebug(folder, configuration, token)
          : configuration,
    }),
    vscode.tasks.registerTaskProvider('egress', {
      provideTasks: () => [],
      resolveTask: async (task) => (await loadedRuns()).resolveTask(task),
    }),
    vscode.window.registerWebviewPanelSerializer('egress.usage', {
      deserializeWebviewPanel: async (panel) => {
        (await loadedUsage()).restorePanel(panel);
      },
    }),
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

/** What an earlier window sent and did not see the end of waits until this one has started. */
const UNFINISHED_AFTER_MS = 5000;

/** Credentials in the text are looked for once the window stands. */
const GUARD_AFTER_MS = 1000;

/** Asked of VS Code, which has loaded what reads a folder anyway. */
async function hasFiles(folder: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.readDirectory(folder).then(
    (entries) => entries.length > 0,
    () => false,
  );
}
