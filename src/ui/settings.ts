import * as vscode from 'vscode';
import type { EngineLimits } from '../check/engine/plan.js';
import type { Limits } from '../spending/limits.js';
import type { BoundNames } from './binding.js';
import { isVariableName } from './variableMemory.js';

/** What people may set, each with the scope the manifest gives it. A test keeps both equal. */
export interface Settings {
  /** Whether an insertion is a reference to a variable, or the URL itself. */
  credentials(): 'reference' | 'literal';
  /** The name a proxy URL gets in `.env`, where somebody set one; each folder may have its own. */
  variableName(document: vscode.Uri | undefined): string | undefined;
  /** What one action, and those of the last 24 hours, may cost at most; as typed, since what is no amount stops spending. */
  limits(): Limits;
  /** How credentials in a text are marked. */
  leakSeverity(document: vscode.Uri | undefined): Severity;
  /** Globs of the files in which credentials are not looked for. */
  leakExclusions(document: vscode.Uri | undefined): readonly string[];
  /** How code is marked that goes around its proxy or fails with it. */
  misuseSeverity(document: vscode.Uri | undefined): Severity;
  /** What a folder's binding is set to, of any shape; nothing in a restricted workspace. */
  bindingSetting(document: vscode.Uri | undefined): unknown;
  /** Puts the binding into the settings of the folder that holds `document`, or takes it out. Rejects as VS Code does. */
  setBinding(document: vscode.Uri, binding: BoundNames | undefined): Thenable<void>;
  /** Whether it is said above a reference which proxy it stands for. */
  showsCodeLenses(document: vscode.Uri | undefined): boolean;
  /** Whether editors show dots in the place of credentials. */
  masksCredentials(): boolean;
  setCredentialMask(isOn: boolean): Thenable<void>;
  /** How many checks are under way at once, over all and at one proxy host, and how long one may take. */
  checkLimits(): EngineLimits;
  /** Pages that say how their visitor looks; what is no http or https URL is left out. */
  judges(): readonly string[];
  /** The page of one's own to check against, of any shape. */
  checkTarget(): unknown;
  /** What the status bar tells, and of which account (its id or label; of all where empty). */
  statusBar(): { readonly shows: StatusBarContent; readonly account: string };
  /** How often what is free is read by itself while it is seen; 0 is never. */
  refreshEveryMs(): number;
  /** When a person wants to hear of what runs out; the balance as typed. */
  reminderThresholds(): ReminderSettings;
  /** When a relay that nothing needs closes (0 is never), and whether it may reach private networks. */
  relay(): { readonly idleStopMs: number; readonly allowsPrivateTargets: boolean };
}

export type StatusBarContent = 'off' | 'remaining' | 'nextExpiry' | 'binding';

const STATUS_BAR_CONTENTS: readonly StatusBarContent[] = ['off', 'remaining', 'nextExpiry', 'binding'];

export interface ReminderSettings {
  /** Whether notifications are shown; the view has all either way. */
  readonly notifies: boolean;
  readonly expiryDays: number;
  readonly remainingPercent: number;
  readonly balance?: string;
}

/** How a finding is marked; `off` is not at all. */
export type Severity = 'off' | 'hint' | 'information' | 'warning' | 'error';

const SEVERITIES: readonly Severity[] = ['off', 'hint', 'information', 'warning', 'error'];

/** Reads the settings each time anew, so that a change counts at once. */
export const settings: Settings = {
  credentials() {
    return read('insert.credentials') === 'literal' ? 'literal' : 'reference';
  },
  variableName(document) {
    const name = isSet('insert.variableName', document) ? read('insert.variableName', document) : undefined;
    return typeof name === 'string' && isVariableName(name) ? name : undefined;
  },
  limits() {
    const perAction = typed(read('spending.actionLimit'));
    const perDay = typed(read('spending.dailyLimit'));
    return {
      ...(perAction === undefined ? {} : { perAction }),
      ...(perDay === undefined ? {} : { perDay }),
    };
  },
  leakSeverity(document) {
    return severity(read('leaks.severity', document));
  },
  leakExclusions(document) {
    const globs = read('leaks.exclude', document);
    return Array.isArray(globs) ? globs.filter((glob) => typeof glob === 'string') : [];
  },
  misuseSeverity(document) {
    return severity(read('misuse.severity', document));
  },
  bindingSetting(document) {
    return vscode.workspace.isTrusted ? read('binding', document) : undefined;
  },
  setBinding(document, binding) {
    const { WorkspaceFolder } = vscode.ConfigurationTarget;
    return vscode.workspace.getConfiguration('egress', document).update('binding', binding, WorkspaceFolder);
  },
  showsCodeLenses(document) {
    return read('codeLens.enabled', document) === true;
  },
  masksCredentials() {
    return read('credentials.mask') === true;
  },
  checkLimits() {
    return {
      concurrency: bounded(read('check.concurrency'), 1, 4000, 500),
      perHost: bounded(read('check.perHost'), 1, 4000, 100),
      timeoutMs: bounded(read('check.timeoutSeconds'), 1, 120, 10) * 1000,
    };
  },
  judges() {
    const urls = read('check.judges');
    return Array.isArray(urls)
      ? urls.filter((url): url is string => typeof url === 'string' && /^https?:\/\//.test(url))
      : [];
  },
  checkTarget() {
    return read('check.target') ?? undefined;
  },
  statusBar() {
    const shows = STATUS_BAR_CONTENTS.find((each) => each === read('statusBar.shows')) ?? 'remaining';
    const account = read('statusBar.account');
    return { shows, account: typeof account === 'string' ? account : '' };
  },
  refreshEveryMs() {
    return bounded(read('usage.refreshMinutes'), 0, 1440, 0) * 60_000;
  },
  reminderThresholds() {
    const balance = typed(read('reminders.balance'));
    return {
      notifies: read('reminders.notify') !== false,
      expiryDays: bounded(read('reminders.expiryDays'), 0, 365, 3),
      remainingPercent: bounded(read('reminders.remainingPercent'), 0, 100, 10),
      ...(balance === undefined ? {} : { balance }),
    };
  },
  relay() {
    return {
      idleStopMs: bounded(read('relay.idleMinutes'), 0, 1440, 60) * 60_000,
      allowsPrivateTargets: read('relay.allowPrivateTargets') === true,
    };
  },
  setCredentialMask(isOn) {
    const { Global } = vscode.ConfigurationTarget;
    return vscode.workspace.getConfiguration('egress').update('credentials.mask', isOn, Global);
  },
};

function bounded(value: unknown, least: number, most: number, otherwise: number): number {
  return typeof value === 'number' && Number.isFinite(value)
    ? Math.min(most, Math.max(least, value))
    : otherwise;
}

function severity(value: unknown): Severity {
  return SEVERITIES.find((each) => each === value) ?? 'warning';
}

function read(name: string, scope?: vscode.Uri): unknown {
  return vscode.workspace.getConfiguration('egress', scope).get(name);
}

/** Whether anything but the manifest's default counts. */
function isSet(name: string, scope?: vscode.Uri): boolean {
  const { globalValue, workspaceValue, workspaceFolderValue } =
    vscode.workspace.getConfiguration('egress', scope).inspect(name) ?? {};
  return [globalValue, workspaceValue, workspaceFolderValue].some((value) => value !== undefined);
}

function typed(value: unknown): string | undefined {
  return value === null || value === undefined
    ? undefined
    : typeof value === 'string'
      ? value
      : JSON.stringify(value);
}
