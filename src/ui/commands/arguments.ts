import * as l10n from '@vscode/l10n';
import * as z from 'zod/mini';
import { CHECK_LOOKS } from '../../core/checkLooks.js';
import { ROTATION_MINUTES } from '../../core/effects.js';
import { ORDER_STATUSES } from '../../core/inventory.js';
import { lazily } from '../../core/lazily.js';
import { MOBILE_SERVICE_TYPES } from '../../core/orderForm.js';
import { SPEAKERS } from '../../core/proxyErrors.js';
import { REMINDER_ACTIONS } from '../../core/reminderActions.js';
import { ANONYMITY_LEVELS, EXPORT_FORMATS, PUBLIC_PROTOCOLS } from '../../core/publicProxies.js';
import { PROVIDER_IDS } from '../../core/provider.js';
import { COPY_FORMATS, LIST_FORMATS } from '../../snippets/formats/proxyFormats.js';
import { BROWSERS } from '../../core/browsers.js';
import { POOL_POLICIES } from '../../core/poolPolicies.js';
import type { Row } from '../tree/row.js';

/**
 * What a command may be given, by a keybinding, a task, another extension or a row. Everything is
 * optional: what is missing is asked for. A key is never among it.
 */
const commandArguments = lazily(() =>
  z.object({
    account: z.optional(z.string()),
    subscription: z.optional(z.string()),
    order: z.optional(z.string()),
    plan: z.optional(z.string()),
    proxy: z.optional(z.string()),
    job: z.optional(z.string()),
    target: z.optional(
      z.object({
        country: z.optional(z.string()),
        city: z.optional(z.string()),
        session: z.optional(z.string()),
      }),
    ),
    provider: z.optional(z.enum(PROVIDER_IDS)),
    label: z.optional(z.string()),
    baseUrl: z.optional(z.string()),
    scheme: z.optional(z.string()),
    credentials: z.optional(z.enum(['reference', 'literal'])),
    client: z.optional(z.string()),
    pool: z.optional(z.union([z.boolean(), z.number().check(z.positive(), z.refine(Number.isSafeInteger))])),
    country: z.optional(z.string()),
    city: z.optional(z.string()),
    session: z.optional(z.string()),
    type: z.optional(z.string()),
    status: z.optional(z.enum([...ORDER_STATUSES, 'all'])),
    protocol: z.optional(z.pipe(z.string().check(z.toLowerCase()), z.enum(PUBLIC_PROTOCOLS))),
    anonymity: z.optional(z.enum(ANONYMITY_LEVELS)),
    freshMinutes: z.optional(z.number().check(z.positive(), z.refine(Number.isSafeInteger))),
    maxLatencyMs: z.optional(z.number().check(z.positive(), z.refine(Number.isSafeInteger))),
    minUptime: z.optional(z.number().check(z.gte(0), z.lte(1))),
    format: z.optional(
      z.enum([...EXPORT_FORMATS, 'ip:port', 'user:pass@ip:port', ...COPY_FORMATS, ...LIST_FORMATS]),
    ),
    file: z.optional(z.string()),
    source: z.optional(z.enum(['selection', 'document', 'clipboard', 'file'])),
    files: z.optional(z.array(z.string())),
    engine: z.optional(z.enum(['local', 'remote'])),
    looks: z.optional(z.array(z.enum(CHECK_LOOKS))),
    run: z.optional(z.string()),
    rows: z.optional(z.enum(['live', 'all'])),
    code: z.optional(z.union([z.number(), z.string()])),
    by: z.optional(z.enum(SPEAKERS)),
    question: z.optional(z.string()),
    ip: z.optional(z.string()),
    quantity: z.optional(z.number().check(z.positive(), z.refine(Number.isSafeInteger))),
    repeatCount: z.optional(z.number().check(z.positive(), z.refine(Number.isSafeInteger))),
    couponCode: z.optional(z.string()),
    policy: z.optional(z.number().check(z.refine((minutes) => ROTATION_MINUTES.includes(minutes)))),
    network: z.optional(z.string()),
    email: z.optional(z.string()),
    intent: z.optional(z.string()),
    reminder: z.optional(z.string()),
    action: z.optional(z.enum(REMINDER_ACTIONS)),
    running: z.optional(z.string()),
    through: z.optional(z.enum(['relay', 'direct'])),
    place: z.optional(z.enum(['terminal', 'workspace'])),
    poolPolicy: z.optional(z.enum(POOL_POLICIES)),
    renewEvery: z.optional(z.number().check(z.positive(), z.refine(Number.isSafeInteger))),
    token: z.optional(z.boolean()),
    browser: z.optional(z.enum(BROWSERS)),
    text: z.optional(z.string()),
    countryId: z.optional(referenceId()),
    periodId: z.optional(referenceId()),
    operatorId: z.optional(referenceId()),
    rotationId: z.optional(referenceId()),
    tariffId: z.optional(referenceId()),
    mobileServiceType: z.optional(z.enum(MOBILE_SERVICE_TYPES)),
    currency: z.optional(z.string()),
  }),
);

const referenceId = () => z.number().check(z.nonnegative(), z.refine(Number.isSafeInteger));

export type CommandArguments = {
  readonly [Name in keyof z.output<ReturnType<typeof commandArguments>>]: z.output<
    ReturnType<typeof commandArguments>
  >[Name];
};

/** One call of a command; `row` is there where it came from the sidebar. */
export interface Invocation {
  readonly args: CommandArguments;
  readonly row: Row | undefined;
  /** All rows that were selected with it, where they are several. */
  readonly rows?: readonly Row[];
}

/** What was passed cannot be read; `message` is a sentence for the person who bound the key. */
export class ArgumentError extends Error {
  override readonly name = 'ArgumentError';
}

/**
 * One object out of what VS Code passes: a row (and the rows selected with it) from a menu, one object
 * from a keybinding, nothing from the palette.
 *
 * @throws ArgumentError naming the field that cannot be read
 */
export function toInvocation(passed: readonly unknown[]): Invocation {
  const [first] = passed;
  // A row's menu passes nothing in its place while the tree is redrawn, and must not become a call that names none.
  if (first === undefined && passed.length > 1) {
    throw new ArgumentError(l10n.t('The row was changing just then. Try again.'));
  }
  const row = isRow(first) ? first : undefined;
  const result = commandArguments().safeParse((row ? row.args : (filesOf(passed) ?? first)) ?? {});
  if (result.success) {
    const rows = row ? selectedWith(row, passed[1]) : [];
    return { args: result.data, row, ...(rows.length > 1 && { rows }) };
  }
  const field = result.error.issues[0]?.path.map(String).join('.') ?? '';
  throw new ArgumentError(
    field === ''
      ? l10n.t('The command takes one object with named fields.')
      : l10n.t(
          'The command cannot read its argument "{0}". See the command reference for what it takes.',
          field,
        ),
  );
}

/** A file's menu passes it and all that are selected with it; an editor's passes its document alone, for what is selected there. */
function filesOf([first, selection]: readonly unknown[]): unknown {
  if (!isUri(first)) {
    return undefined;
  }
  if (!Array.isArray(selection)) {
    return { source: 'selection' };
  }
  const selected = selection.filter(isUri).map(({ fsPath }) => fsPath);
  return selected.length > 1 && selected.includes(first.fsPath)
    ? { source: 'file', files: selected }
    : { source: 'file', file: first.fsPath };
}

/** A menu passes the selection beside the row it was opened on, which may stand outside of it. */
function selectedWith(row: Row, selection: unknown): readonly Row[] {
  const rows = Array.isArray(selection) ? selection.filter(isRow) : [];
  return rows.some(({ id }) => id === row.id) ? rows : [row];
}

/** No keybinding passes an id and a label side by side: only the sidebar's own rows have both. */
function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && 'id' in value && 'label' in value;
}

/** No object of a keybinding has both: `scheme` among the arguments is a proxy's. */
function isUri(value: unknown): value is { readonly fsPath: string } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'scheme' in value &&
    'fsPath' in value &&
    typeof value.fsPath === 'string'
  );
}
