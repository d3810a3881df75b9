import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Endpoint } from '../../core/endpoint.js';
import type { ExportFormat } from '../../core/publicProxies.js';
import { copyProxyUrl as copyEndpoint } from '../editor/copyProxyUrl.js';
import { insertProxyUrl as insertEndpoint } from '../editor/insertProxyUrl.js';
import { choose, enter, mapAnswer, runSteps, valueOf, type Position, type Step } from '../input/steps.js';
import { withProgress } from '../progress.js';
import type { CommandArguments } from './arguments.js';
import { Refusal, type CommandContext, type Handler } from './context.js';
import { pickAccountThatCan, type AccountThatCan } from './pick.js';
import { definedTarget, pickEndpoint } from './pickEndpoint.js';

export const insertProxyUrl: Handler = async ({ args }, context) => {
  const endpoint = await pickEndpoint(args, context);
  return endpoint && insert(endpoint, args, context);
};

function insert(endpoint: Endpoint, args: CommandArguments, { settings }: CommandContext) {
  return insertEndpoint({
    endpoint,
    credentials: args.credentials ?? settings.credentials(),
    suggestedVariable:
      endpoint.kind === 'tunnel' ? `${endpoint.protocol.toUpperCase()}_URL` : settings.variableName(),
  });
}

export const copyProxyUrl: Handler = async ({ args }, context) => {
  const endpoint = await pickEndpoint(args, context);
  return endpoint && copyEndpoint(endpoint);
};

interface TargetDraft {
  readonly country: string;
  readonly city: string;
  readonly session: string;
}

/** Asks for country, city and session, keeps the target as a row, and inserts its URL where an editor is open. */
export const buildTargetedProxy: Handler = async ({ args }, context) => {
  const open = await pickAccountThatCan('targeting', args, context);
  if (!open) {
    return undefined;
  }
  const draft = await runSteps<TargetDraft>(
    l10n.t('Build a targeted proxy'),
    { country: args.country ?? '', city: args.city ?? '', session: args.session ?? '' },
    [
      ...(args.country === undefined ? [countryStep(await suggestedCountries(open))] : []),
      ...(args.city === undefined ? [cityStep] : []),
      ...(args.session === undefined ? [sessionStep] : []),
    ],
  );
  if (!draft) {
    return undefined;
  }
  const problem = wordProblem(draft.city) ?? wordProblem(draft.session) ?? countryProblem(draft.country);
  if (problem !== undefined) {
    throw new Refusal(problem);
  }
  const target = definedTarget({
    country: draft.country.toUpperCase() || undefined,
    city: draft.city || undefined,
    session: draft.session || undefined,
  });
  const { targets = [] } = context.memory.of(open.account.id);
  const others = targets.filter((each) => JSON.stringify(each) !== JSON.stringify(target));
  if (Object.keys(target).length > 0) {
    await context.memory.remember(open.account.id, { targets: [target, ...others].slice(0, TARGETS_KEPT) });
  }
  context.tree.redraw();
  const endpoint = await pickEndpoint(
    { account: open.account.id, target, ...(args.scheme === undefined ? {} : { scheme: args.scheme }) },
    context,
  );
  if (!endpoint) {
    return undefined;
  }
  const inserted = await insert(endpoint, args, context);
  return { ...target, ...inserted };
};

const TARGETS_KEPT = 20;

async function suggestedCountries(open: AccountThatCan<'targeting'>): Promise<readonly string[]> {
  const { keyCheck } = open.reads.capabilities;
  if (keyCheck?.cost !== 'free') {
    return [];
  }
  try {
    const report = await withProgress(l10n.t('Asking for the best countries'), (signal) =>
      keyCheck.check(signal),
    );
    return report.bestCountries ?? [];
  } catch {
    // Suggestions are a help, not a condition: any country can be typed.
    return [];
  }
}

function countryStep(suggested: readonly string[]): Step<TargetDraft> {
  const names = new Intl.DisplayNames(undefined, { type: 'region' });
  const codes = suggested.filter((code) => countryProblem(code) === undefined && code !== '');
  return async (draft, position) => {
    const chosen = await choose<string | undefined>(
      [
        { label: l10n.t('Any country'), value: '' },
        ...codes.map((code) => ({ label: code, description: names.of(code) ?? '', value: code })),
        { label: l10n.t('Another country…'), value: undefined, alwaysShow: true },
      ],
      {
        placeholder: l10n.t('Which country shall the traffic come out in?'),
        position,
        active: draft.country,
      },
    );
    const answer =
      chosen.kind === 'answered' && chosen.value === undefined ? await otherCountry(draft, position) : chosen;
    return mapAnswer(answer, (country) => ({ ...draft, country: country ?? '' }));
  };
}

function otherCountry(draft: TargetDraft, position: Position) {
  return enter({
    prompt: l10n.t('Country as two letters, such as US. Leave empty for any.'),
    value: draft.country,
    position,
    validate: countryProblem,
  });
}

const cityStep: Step<TargetDraft> = async (draft, position) =>
  mapAnswer(
    await enter({
      prompt: l10n.t('City, such as miami. Leave empty for any.'),
      value: draft.city,
      position,
      validate: wordProblem,
    }),
    (city) => ({ ...draft, city }),
  );

const sessionStep: Step<TargetDraft> = async (draft, position) =>
  mapAnswer(
    await enter({
      prompt: l10n.t(
        'Session name: the same name keeps the same exit. Leave empty for a new exit each time.',
      ),
      value: draft.session,
      position,
      validate: wordProblem,
    }),
    (session) => ({ ...draft, session }),
  );

function countryProblem(text: string): string | undefined {
  return /^([a-z]{2})?$/i.test(text) ? undefined : l10n.t('Enter two letters, such as US, or nothing.');
}

/** Contracts: iploop, "Targeting options": words are set apart by dashes, so a word cannot hold one. */
function wordProblem(text: string): string | undefined {
  return /^[A-Za-z0-9_.]*$/.test(text)
    ? undefined
    : l10n.t('Use letters and digits only: a dash or a space would be read as the next option.');
}

/** Saves the provider's own file, chosen by row: an order's proxies, the public list, a job's results. */
export const downloadProxies: Handler = async ({ args }, context) => {
  if (args.order !== undefined) {
    const open = await pickAccountThatCan('orders', args, context);
    return open && downloadOrder(open, args.order, args);
  }
  if (args.job !== undefined) {
    const open = await pickAccountThatCan('jobs', args, context);
    const job = args.job;
    return (
      open &&
      downloadAs(args, l10n.t('job {0}', job), (format, file, signal) =>
        open.reads.capabilities.jobs.download(job, format, file, signal),
      )
    );
  }
  const open = await pickAccountThatCan('publicProxies', args, context);
  const filters = open && (context.memory.of(open.account.id).filters ?? {});
  return (
    open &&
    downloadAs(args, l10n.t('public proxies'), (format, file, signal) =>
      open.reads.capabilities.publicProxies.download(filters ?? {}, format, file, signal),
    )
  );
};

async function downloadOrder(
  open: AccountThatCan<'orders'>,
  order: string,
  args: CommandArguments,
): Promise<unknown> {
  const withCredentials =
    args.format === 'user:pass@ip:port'
      ? true
      : args.format === undefined
        ? valueOf(
            await choose(
              [
                { label: 'ip:port', description: l10n.t('without credentials'), value: false },
                { label: 'user:pass@ip:port', description: l10n.t('with credentials'), value: true },
              ],
              { placeholder: l10n.t('Which form?') },
            ),
          )
        : false;
  const protocol =
    withCredentials === undefined
      ? undefined
      : args.protocol === 'socks5' || args.protocol === 'https'
        ? args.protocol
        : valueOf(
            await choose<'https' | 'socks5'>(
              [
                { label: l10n.t('HTTP ports'), value: 'https' },
                { label: l10n.t('SOCKS5 ports'), value: 'socks5' },
              ],
              { placeholder: l10n.t('Which ports?') },
            ),
          );
  if (
    withCredentials === undefined ||
    protocol === undefined ||
    (withCredentials && !(await agreesToSecrets(order)))
  ) {
    return undefined;
  }
  const file = await target(args, `order-${order}.txt`);
  return (
    file &&
    save(file, (signal) =>
      open.reads.capabilities.orders.download(order, { withCredentials, protocol }, file, signal),
    )
  );
}

async function agreesToSecrets(order: string): Promise<boolean> {
  const download = l10n.t('Download with credentials');
  const answer = await vscode.window.showWarningMessage(
    l10n.t('Save the passwords of order {0} to a file?', order),
    {
      modal: true,
      detail: l10n.t('Whoever reads the file can use these proxies. Keep it out of the repository.'),
    },
    download,
  );
  return answer === download;
}

async function downloadAs(
  args: CommandArguments,
  what: string,
  download: (format: ExportFormat, file: string, signal: AbortSignal) => Promise<void>,
): Promise<unknown> {
  const format =
    args.format === 'csv' || args.format === 'json' || args.format === 'txt'
      ? args.format
      : valueOf(
          await choose<ExportFormat>(
            (['txt', 'csv', 'json'] as const).map((value) => ({ label: value, value })),
            { placeholder: l10n.t('Which format for {0}?', what) },
          ),
        );
  const file = format && (await target(args, `${what.replaceAll(/[^\w-]+/g, '-')}.${format}`));
  return file && save(file, (signal) => download(format, file, signal));
}

/** Where to, always asked: the file comes from the provider, and a path in an argument is only a suggestion. */
async function target(args: CommandArguments, name: string): Promise<string | undefined> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const suggestion =
    args.file !== undefined ? vscode.Uri.file(args.file) : folder && vscode.Uri.joinPath(folder, name);
  const uri = await vscode.window.showSaveDialog({
    title: l10n.t('Save proxies'),
    ...(suggestion && { defaultUri: suggestion }),
  });
  if (uri && uri.scheme !== 'file') {
    throw new Refusal(l10n.t('Choose a folder on this machine.'));
  }
  return uri?.fsPath;
}

async function save(file: string, download: (signal: AbortSignal) => Promise<void>): Promise<unknown> {
  await withProgress(l10n.t('Downloading'), download);
  const open = l10n.t('Open');
  void vscode.window
    .showInformationMessage(l10n.t('Saved {0}', vscode.workspace.asRelativePath(file)), open)
    .then((answer) => (answer === open ? vscode.window.showTextDocument(vscode.Uri.file(file)) : undefined));
  return { file };
}
