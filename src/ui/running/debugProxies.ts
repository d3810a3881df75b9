import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { linkSafe, plainText } from '../../core/plainText.js';
import { bindingName, boundAccounts, readBinding } from '../binding.js';
import { type CommandContext, Refusal } from '../commands/context.js';
import { accountsNamed } from '../commands/pick.js';
import { type Candidate, candidateItems } from '../commands/pickEndpoint.js';
import { choose, valueOf } from '../input/steps.js';
import type { ReadyAccount } from '../openAccounts.js';
import type { ChosenProxies, RunTools } from './context.js';
import type { EgressAttribute } from './debugAttribute.js';
import { refuseBesideMark } from './terminalWorkspace.js';

/** What asks for a proxy by a file of its folder. */
export interface ConfiguredRun {
  /** Its own name in launch.json or tasks.json. */
  readonly name: string;
  readonly folder: vscode.Uri | undefined;
}

/**
 * The proxies that an attribute means, once the person lets this workspace have them. Undefined where a question was closed.
 *
 * @throws Refusal where there is no such proxy, the workspace is restricted, or all new terminals go through another
 */
export async function configuredProxies(
  attribute: EgressAttribute,
  run: ConfiguredRun,
  context: CommandContext,
  tools: RunTools,
): Promise<ChosenProxies | undefined> {
  if (!vscode.workspace.isTrusted) {
    throw new Refusal(
      l10n.t('The workspace is restricted: "{0}" gets no proxy. Trust it first.', plainText(run.name)),
    );
  }
  // the terminal it may run in would have the other proxy
  refuseBesideMark(tools.running);
  if (attribute === 'ask') {
    return tools.choose({ args: {}, row: undefined });
  }
  const open = await context.openAccounts.all();
  const ready = open.filter((each) => each.kind === 'ready');
  if (attribute === 'workspace') {
    return boundProxies(ready, run, context, tools);
  }
  const meant = accountsNamed(attribute.account, ready);
  return (await isAllowed(meant, run, tools))
    ? tools.choose({ args: { ...attribute }, row: undefined })
    : undefined;
}

async function boundProxies(
  ready: readonly ReadyAccount[],
  run: ConfiguredRun,
  context: CommandContext,
  tools: RunTools,
): Promise<ChosenProxies | undefined> {
  const binding = readBinding(context.settings.bindingSetting(run.folder));
  if (binding === undefined || binding === 'unusable') {
    throw new Refusal(l10n.t('This folder is bound to no proxy that can be read. Bind it first.'), {
      label: l10n.t('Bind the workspace'),
      run: () => vscode.commands.executeCommand('egress.bindWorkspace'),
    });
  }
  const meant = boundAccounts(binding, ready);
  if (!(await isAllowed(meant, run, tools))) {
    return undefined;
  }
  const items = meant.length === 0 ? [] : await candidateItems(meant, {}, context);
  const bound = items?.filter(({ value }) => bindingName(value) === binding.endpoint);
  if (bound?.length === 0) {
    throw new Refusal(
      l10n.t(
        'No proxy {0} of {1} was found, to which this folder is bound.',
        linkSafe(binding.endpoint),
        linkSafe(binding.account),
      ),
    );
  }
  const [only, ...others] = bound ? onceEach(bound) : [];
  const chosen =
    only && others.length > 0
      ? valueOf(await choose([only, ...others], { placeholder: l10n.t('Which proxy?') }))
      : only?.value;
  return (
    chosen &&
    tools.choose({
      args: { account: chosen.account.account.id, proxy: chosen.endpoint.id },
      row: undefined,
    })
  );
}

/** One way to each proxy. */
function onceEach<T extends { readonly value: Candidate }>(items: readonly T[]): readonly T[] {
  const ways = items.filter(({ value }) => value.endpoint.kind === 'proxy');
  const seen = new Set<string>();
  return (ways.length > 0 ? ways : items).filter(({ value }) => {
    const proxy = `${value.account.account.id} ${value.group}`;
    return !seen.has(proxy) && seen.add(proxy);
  });
}

const ALLOWED = 'running.allowedAccounts';

/** Whether files of this workspace may name these accounts: asked once for each account and workspace, before anything is read. */
async function isAllowed(
  accounts: readonly ReadyAccount[],
  { name }: ConfiguredRun,
  { ports: { memento } }: RunTools,
): Promise<boolean> {
  const kept = memento.get<unknown>(ALLOWED);
  const allowed = Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : [];
  const asked = accounts.filter(({ account }) => !allowed.includes(account.id));
  if (asked.length === 0) {
    return true;
  }
  const allow = l10n.t('Allow');
  const labels = asked.map(({ account }) => plainText(account.label)).join(', ');
  const answer = await vscode.window.showWarningMessage(
    l10n.t('Let this workspace’s files send programs through {0}?', labels),
    {
      modal: true,
      detail: l10n.t(
        '"{0}" names it. What its launch configurations and tasks run may use up what you pay for there. You are asked once for each account.',
        plainText(name),
      ),
    },
    allow,
  );
  if (answer !== allow) {
    return false;
  }
  await memento.update(ALLOWED, [...allowed, ...asked.map(({ account }) => account.id)]);
  return true;
}
