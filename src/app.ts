import { config as useTranslations } from '@vscode/l10n';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { randomAccountId } from './accounts/account.js';
import { Accounts } from './accounts/accounts.js';
import { AccountFiles } from './accounts/store.js';
import type { CommandName } from './core/commands.js';
import { createConnect } from './http/connect.js';
import type { Checks } from './checkPart.js';
import type { RunRow } from './ui/checks/checksTree.js';
import type { ReminderRow } from './ui/usage/remindersTree.js';
import type { Guard } from './guardPart.js';
import type { Money } from './moneyPart.js';
import type { UsageWatch } from './usagePart.js';
import type { ProxyRuns } from './runPart.js';
import type { RunningRow } from './ui/running/runningTree.js';
import { PROVIDERS } from './providers/index.js';
import type { CommandContext, KeptLists, LaterHandlers } from './ui/commands/context.js';
import { runCommand } from './ui/commands/run.js';
import { LastEditor } from './ui/editor/lastEditor.js';
import { LastChecks } from './ui/lastChecks.js';
import { Memory } from './ui/memory.js';
import { tellFileProblem } from './ui/notices.js';
import { OpenAccounts } from './ui/openAccounts.js';
import { EARLIER_KEY } from './ui/running/earlierKey.js';
import { RunningNow } from './ui/running/runningNow.js';
import { SandboxSwitch } from './ui/sandboxSwitch.js';
import { secretPort } from './ui/secretPort.js';
import { settings } from './ui/settings.js';
import { VariableMemory } from './ui/variableMemory.js';
import { WaitNotice } from './ui/waitNotice.js';
import { rowDecorations } from './ui/tree/decorations.js';
import type { Row } from './ui/tree/row.js';
import { revealer } from './ui/tree/revealer.js';
import { ProvidersTree } from './ui/tree/treeProvider.js';

/** The extension once it is used: what the tiny entry forwards to. */
export interface App {
  readonly tree: ProvidersTree;
  run(name: CommandName, passed: readonly unknown[]): Promise<unknown>;
  /** Finds out what became of what an earlier window sent and did not see the end of. */
  settleUnfinished(): Promise<void>;
  /** Begins to look after the text in the editors. */
  guard(): Promise<void>;
  /** The part that checks proxies: its runs as rows, and lists dropped on them. */
  checks(): Promise<Checks>;
  /** The part that watches what is left and what runs out. */
  usage(): Promise<UsageWatch>;
  /** The part that runs programs through proxies. */
  runs(): Promise<ProxyRuns>;
  /** Loads that part as soon as there is an account. */
  watchUsage(): void;
}

/** What the entry registered with the window. */
export interface Views {
  readonly view: vscode.TreeView<Row>;
  readonly checksView: vscode.TreeView<RunRow>;
  readonly remindersView: vscode.TreeView<ReminderRow>;
  readonly runningView: vscode.TreeView<RunningRow>;
}

/** Makes everything once, from the bottom up, and introduces each to the others. Sends nothing. */
export async function createApp(
  context: vscode.ExtensionContext,
  { view, checksView, remindersView, runningView }: Views,
): Promise<App> {
  if (vscode.l10n.bundle) {
    useTranslations({ contents: vscode.l10n.bundle });
  }
  const providers = PROVIDERS.map(({ info }) => info);
  const waitNotice = new WaitNotice(view, providers);
  const connect = createConnect({
    onWait: (wait) => {
      waitNotice.show(wait);
    },
    userAgent: `Egress/${versionOf(context)}`,
  });
  const accounts = new Accounts({
    files: new AccountFiles(join(context.globalStorageUri.fsPath, 'accounts')),
    secrets: secretPort(context.secrets),
    now: Date.now,
    randomId: randomAccountId,
  });
  const openAccounts = new OpenAccounts({
    accounts,
    providers,
    connect: ({ provider, baseUrl }, key) =>
      PROVIDERS.find(({ info }) => info.id === provider)?.connect({ baseUrl, key }, connect) ?? {},
    clock: Date.now,
    onDidRead: () => {
      tree.redraw();
      learnt.fire();
    },
  });
  const learnt = new vscode.EventEmitter<void>();
  const memory = new Memory(context.globalState, () => {
    learnt.fire();
  });
  const lastChecks = new LastChecks(join(context.globalStorageUri.fsPath, 'checks', 'last.json'), () => {
    tree.redraw();
    learnt.fire();
  });
  const tree: ProvidersTree = new ProvidersTree({ openAccounts, memory, lastChecks, clock: Date.now, view });
  let money: Promise<Money> | undefined;
  const loadedMoney = () =>
    (money ??= import('./moneyPart.js').then(({ Money }) => {
      const loaded = new Money({
        folder: join(context.globalStorageUri.fsPath, 'spending'),
        limits: () => settings.limits(),
        signUpAt: (provider, baseUrl) =>
          PROVIDERS.find(({ info }) => info.id === provider)?.signUp?.(baseUrl, connect),
      });
      context.subscriptions.push(loaded);
      return loaded;
    }));
  const sandbox = new SandboxSwitch({
    accounts,
    memory,
    launch: async () => (await import('./sandbox/index.js')).startSandbox(),
    showRunning: async (isRunning) => {
      await (isRunning
        ? undefined
        : money?.then((loaded) => {
            loaded.forgetSandbox();
          }));
      await vscode.commands.executeCommand('setContext', 'egress.sandboxRunning', isRunning);
    },
  });
  const log = vscode.window.createOutputChannel('Egress', { log: true });
  const running = new RunningNow();
  const lastEditor = new LastEditor();

  context.subscriptions.push(
    accounts.onProblem(tellFileProblem),
    accounts.onDidChange(() => {
      showWhetherThereAre(accounts);
      tree.redraw();
      learnt.fire();
    }),
    learnt,
    running,
    vscode.window.registerFileDecorationProvider(rowDecorations),
    waitNotice,
    log,
    sandbox,
    tree,
    openAccounts,
    accounts,
    lastEditor,
  );
  await accounts.reload();
  showWhetherThereAre(accounts);

  const variableMemory = new VariableMemory(context.workspaceState);
  const shown = {
    memory,
    variableMemory,
    lastEditor,
    lastChecks,
    tree,
    view,
    checksView,
    remindersView,
    runningView,
    reveal: revealer(tree, view),
    log,
    settings,
  };
  let guard: Promise<Guard> | undefined;
  const loadedGuard = () =>
    (guard ??= import('./guardPart.js').then(({ Guard }) => {
      const loaded = new Guard(commands);
      context.subscriptions.push(loaded);
      return loaded;
    }));
  let checks: Promise<Checks> | undefined;
  const loadedChecks = () =>
    (checks ??= import('./checkPart.js').then(({ Checks }) => {
      const loaded = new Checks(commands, {
        folder: join(context.globalStorageUri.fsPath, 'checks'),
        extensionUri: context.extensionUri,
        memento: context.globalState,
      });
      context.subscriptions.push(loaded);
      return loaded;
    }));
  let usage: Promise<UsageWatch> | undefined;
  const loadedUsage = () =>
    (usage ??= import('./usagePart.js').then(({ UsageWatch }) => {
      const loaded = new UsageWatch(commands, {
        folder: join(context.globalStorageUri.fsPath, 'usage'),
        extensionUri: context.extensionUri,
        memento: context.globalState,
      });
      context.subscriptions.push(loaded);
      return loaded;
    }));
  let runs: Promise<ProxyRuns> | undefined;
  const loadedRuns = () =>
    (runs ??= import('./runPart.js').then(({ ProxyRuns }) => {
      const loaded = new ProxyRuns(commands, {
        memento: context.workspaceState,
        environment: context.environmentVariableCollection,
        folder: join(context.globalStorageUri.fsPath, 'browsers'),
      });
      context.subscriptions.push(loaded);
      return loaded;
    }));
  const later: LaterHandlers = {
    money: async () => (await loadedMoney()).handlers,
    code: async () => (await import('./codePart.js')).codeHandlers,
    guard: async () => (await loadedGuard()).handlers,
    check: async () => (await loadedChecks()).handlers,
    usage: async () => (await loadedUsage()).handlers,
    run: async () => (await loadedRuns()).handlers,
  };
  const commands: CommandContext = {
    accounts,
    openAccounts,
    providers,
    sandbox,
    keptLists: keptListsIn(join(context.globalStorageUri.fsPath, 'lists')),
    submitCheck: async (list) => (await loadedMoney()).submitCheck(list, commands),
    spendingRecords: async () => (await loadedMoney()).records(),
    onDidLearn: learnt.event,
    running,
    showLookUp: async (answered) => {
      (await loadedChecks()).showLookUp(answered);
    },
    later,
    ...shown,
  };
  // it outlives a crash of the extensions
  void vscode.commands.executeCommand('setContext', 'egress.hasRunning', false);
  if (context.workspaceState.get(EARLIER_KEY) !== undefined) {
    void loadedRuns();
  }
  return {
    tree,
    run: (name, passed) => runCommand(name, passed, commands),
    settleUnfinished: async () => (await loadedMoney()).settleUnfinished(commands),
    guard: async () => {
      await loadedGuard();
    },
    checks: loadedChecks,
    usage: loadedUsage,
    runs: loadedRuns,
    watchUsage: () => {
      whenThereAre(accounts, () => void loadedUsage());
    },
  };
}

function showWhetherThereAre(accounts: Accounts): void {
  void vscode.commands.executeCommand('setContext', 'egress.hasAccounts', accounts.all().length > 0);
}

/** Calls `then` once, now or when the first account is added. */
function whenThereAre(accounts: Accounts, then: () => void): void {
  if (accounts.all().length > 0) {
    then();
    return;
  }
  const waiting = accounts.onDidChange(() => {
    if (accounts.all().length > 0) {
      waiting.dispose();
      then();
    }
  });
}

/** The provider whose accounts are lists on this machine, with `folder` to keep them in. */
function keptListsIn(folder: string): KeptLists {
  for (const { info, kept } of PROVIDERS) {
    if (kept) {
      return {
        info,
        keep: (proxies) => kept.keep(folder, proxies),
        discard: (baseUrl) => kept.discard(baseUrl),
      };
    }
  }
  throw new Error('No provider keeps lists');
}

function versionOf({ extension }: vscode.ExtensionContext): string {
  const { version } = extension.packageJSON as { readonly version: string };
  return version;
}
