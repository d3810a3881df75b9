import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { iconSafe, linkSafe, plainText } from '../../core/plainText.js';
import { bindingName, type BoundNames, readBinding } from '../binding.js';
import { type CommandContext, type Handler, Refusal } from '../commands/context.js';
import { type Candidate, namesakes, pickCandidate } from '../commands/pickEndpoint.js';
import { currentFolder, workspaceBinding } from '../commands/workspaceBinding.js';
import { USUAL_VARIABLE } from '../editor/variableChoice.js';
import { choose, valueOf } from '../input/steps.js';

/**
 * Binds the folder that is worked in to an account and an endpoint by their names, in the folder's settings, or
 * takes the binding out. The names select among the accounts that somebody has; they open nothing.
 */
export const bindWorkspace: Handler = async ({ args, row }, context) => {
  const folder = currentFolder();
  if (!folder) {
    throw new Refusal(l10n.t('Open a folder first: a binding is kept in its settings.'));
  }
  if (!vscode.workspace.isTrusted) {
    throw new Refusal(l10n.t('The workspace is restricted. Trust it first, then bind it.'));
  }
  const before = workspaceBinding(context);
  const isNamed =
    row !== undefined || [args.proxy, args.subscription, args.target].some((each) => each !== undefined);
  const wish = before && !isNamed ? await chosenWish(before) : 'bind';
  if (wish === 'remove') {
    await write(folder, undefined, context);
    say(l10n.t('The binding of {0} was removed.', linkSafe(folder.name)));
    return { removed: true };
  }
  const candidate = wish && (await pickCandidate(args, context));
  return candidate && bind(folder, candidate, before, context);
};

async function chosenWish(binding: BoundNames): Promise<'bind' | 'remove' | undefined> {
  return valueOf(
    await choose<'bind' | 'remove'>(
      [
        { label: l10n.t('Bind to another proxy…'), value: 'bind' },
        { label: l10n.t('Remove the binding'), value: 'remove' },
      ],
      { placeholder: l10n.t('Bound to {0} of {1}', iconSafe(binding.endpoint), iconSafe(binding.account)) },
    ),
  );
}

async function bind(
  folder: vscode.WorkspaceFolder,
  candidate: Candidate,
  before: BoundNames | undefined,
  context: CommandContext,
): Promise<{ readonly account: string; readonly endpoint: string } | undefined> {
  const variable = before?.variable ?? context.variableMemory.nameFor(USUAL_VARIABLE, folder.uri.fsPath);
  const names = { account: candidate.account.account.label, endpoint: bindingName(candidate) };
  const binding = readBinding({ ...names, ...(variable !== undefined && { variable }) });
  if (typeof binding !== 'object') {
    throw new Refusal(
      l10n.t(
        'A name here is too long, or holds what cannot be shown as it is. Rename the account or the proxy first.',
      ),
    );
  }
  if (!(await agreesToNamesakes(candidate, binding, context))) {
    return undefined;
  }
  await write(folder, binding, context);
  say(
    l10n.t(
      '{0} is bound to {1} of {2}. Its settings hold these names alone, and may be committed.',
      linkSafe(folder.name),
      linkSafe(binding.endpoint),
      linkSafe(binding.account),
    ),
  );
  return names;
}

/** A name that several have is said: each time one of them is chosen. */
async function agreesToNamesakes(
  candidate: Candidate,
  { account, endpoint }: BoundNames,
  context: CommandContext,
): Promise<boolean> {
  const { length: count } = await namesakes(candidate, context);
  if (count <= 1) {
    return true;
  }
  const agree = l10n.t('Bind');
  const answer = await vscode.window.showWarningMessage(
    l10n.t(
      '{0} proxies of {1} are called {2}. Bind to this name?',
      count,
      plainText(account),
      plainText(endpoint),
    ),
    {
      modal: true,
      detail: l10n.t('A binding is by name: all of them stand first when a proxy is chosen.'),
    },
    agree,
  );
  return answer === agree;
}

async function write(
  folder: vscode.WorkspaceFolder,
  binding: BoundNames | undefined,
  { settings }: CommandContext,
): Promise<void> {
  try {
    await settings.setBinding(folder.uri, binding);
  } catch {
    throw new Refusal(
      l10n.t(
        'The settings of {0} could not be written. Look into .vscode/settings.json.',
        linkSafe(folder.name),
      ),
    );
  }
}

function say(sentence: string): void {
  void vscode.window.showInformationMessage(sentence);
}
