import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { iconSafe } from '../../core/plainText.js';
import { followJobOf } from '../followedJobs.js';
import { choose, valueOf } from '../input/steps.js';
import type { ReadyAccount } from '../openAccounts.js';
import type { Branch, Row } from '../tree/row.js';
import { Refusal, type CommandContext, type Handler } from './context.js';
import type { CommandArguments } from './arguments.js';
import { enterJob } from './jobQuestion.js';
import { pickAccount, pickAccountThatCan } from './pick.js';

/** Reads the row again, or the account, or everything a person sees. */
export const refresh: Handler = async ({ args, row }, context) => {
  const rows = row ? [row] : await accountRows(args, context);
  await Promise.all(rows.map(async (each) => branchWith('refresh', each, context)?.refresh?.()));
  context.tree.redraw();
  return { refreshed: rows.length };
};

async function accountRows(args: CommandArguments, context: CommandContext): Promise<readonly Row[]> {
  const rows = await context.tree.getChildren();
  if (args.account === undefined) {
    return rows;
  }
  const open = await pickAccount(args, context);
  return rows.filter(({ id }) => id === open?.account.id);
}

export const loadMore: Handler = async ({ row }, context) => {
  await branchWith('loadMore', row, context)?.loadMore?.();
  return undefined;
};

export const cancelLoading: Handler = ({ row }, context) => {
  branchWith('cancel', row, context)?.cancel?.();
  // what it waited for is told there, and is over
  context.view.message = '';
  return Promise.resolve(undefined);
};

/** The nearest branch that can do it, upwards from the row: "Load more" speaks for the list it stands in. */
function branchWith(
  act: 'refresh' | 'loadMore' | 'cancel',
  row: Row | undefined,
  context: CommandContext,
): Branch | undefined {
  for (let at = row; at; at = context.tree.getParent(at)) {
    if (at.branch?.[act]) {
      return at.branch;
    }
  }
  return undefined;
}

/** Searches the rows that are loaded; a list's own filters are one of the choices. */
export const find: Handler = async ({ args }, context) => {
  const accounts = await context.tree.getChildren();
  const loaded = accounts.flatMap((row) => loadedRows(row, context));
  if (loaded.length === 0) {
    throw new Refusal(l10n.t('There is nothing to search yet. Add an account, or start the sandbox.'));
  }
  const meant = loaded.find(
    ({ row }) =>
      args.proxy !== undefined &&
      row.args?.proxy === args.proxy &&
      (args.account === undefined || row.args.account === args.account),
  );
  if (meant) {
    return shown(meant.row, context);
  }
  const filterable = loaded.flatMap((each) => {
    const command = FILTERS.find(([token]) => each.row.tokens?.includes(token))?.[1];
    return command === undefined ? [] : [{ ...each, command }];
  });
  const found = valueOf(
    await choose<Found>(
      [
        ...loaded.map(({ row, above }) => ({
          label: iconSafe(row.label),
          description: iconSafe(row.description ?? ''),
          detail: iconSafe(above),
          value: { row, filter: undefined },
        })),
        ...filterable.map(({ row, above, command }) => ({
          label: l10n.t('$(filter) Filter at the provider: {0}', iconSafe(row.label)),
          detail: iconSafe(above),
          alwaysShow: true,
          value: { row, filter: command },
        })),
      ],
      { placeholder: l10n.t('Search everything loaded: label, note, host, country, status') },
    ),
  );
  if (!found) {
    return undefined;
  }
  if (found.filter !== undefined) {
    return vscode.commands.executeCommand(found.filter, found.row);
  }
  return shown(found.row, context);
};

async function shown(row: Row, { tree, view }: CommandContext) {
  tree.drawPending();
  await view.reveal(row, { select: true, focus: true, expand: true });
  return { found: row.label };
}

/** Lists that the provider itself can filter, by the token of their row, and the command that asks how. */
const FILTERS = [
  ['publicList', 'egress.browseProxies'],
  ['orderList', 'egress.showOrders'],
  ['transactionList', 'egress.showTransactions'],
] as const;

interface Found {
  readonly row: Row;
  /** The command that asks for the provider's own filters, where that is what was chosen. */
  readonly filter: (typeof FILTERS)[number][1] | undefined;
}

interface LoadedRow {
  readonly row: Row;
  readonly above: string;
}

/** The row and all below it, as far as they are in memory: opens no list, sends nothing. */
function loadedRows(row: Row, context: CommandContext, above = ''): LoadedRow[] {
  const here = row.label === '' ? above : above === '' ? row.label : `${above} › ${row.label}`;
  const below = row.branch?.rows() ?? [];
  for (const child of below) {
    context.tree.adopt(child, row);
  }
  const isOwn = row.label !== '' && row.tokens?.includes('loadable') !== true;
  return [...(isOwn ? [{ row, above }] : []), ...below.flatMap((child) => loadedRows(child, context, here))];
}

export const followJob: Handler = async ({ args }, context) => {
  const open = await pickAccountThatCan('jobs', args, context);
  const job = open && (args.job ?? (await enterJob(open)));
  if (!open || job === undefined) {
    return undefined;
  }
  await keepJob(open, job, context);
  const [state] = open.reads.job?.of(job).state.items ?? [];
  return { job, status: state?.status };
};

/** Keeps a job among those followed, reads it and shows its row. */
async function keepJob(
  { account, reads }: ReadyAccount,
  job: string,
  context: CommandContext,
): Promise<void> {
  await followJobOf(account.id, job, context.memory);
  await reads.job?.of(job).refresh();
  await context.reveal([account.id, `${account.id}/jobs`, `${account.id}/jobs/${job}`]);
}
