import type { Decimal } from '../../core/money.js';
import type { ShownAmount, ShownTransaction } from '../../protocol/usage.js';
import { csvRow } from '../../snippets/formats/csv.js';

const COLUMNS = [
  'account',
  'id',
  'time',
  'type',
  'status',
  'amount',
  'currency',
  'balanceAfter',
  'description',
  'paymentMethod',
];

/** RFC 4180, with a heading; `labelOf` names an account. Times are ISO 8601, UTC. */
export function transactionsCsv(
  rows: readonly ShownTransaction[],
  labelOf: (account: string) => string,
): string {
  const lines = rows.map(
    ({ account, id, at, type, status, amount, balanceAfter, description, paymentMethod }) => [
      labelOf(account),
      id,
      at === undefined ? '' : new Date(at).toISOString(),
      type,
      status,
      decimal(amount),
      amount.currency ?? '',
      balanceAfter ? decimal(balanceAfter) : '',
      description ?? '',
      paymentMethod ?? '',
    ],
  );
  return [COLUMNS, ...lines].map((cells) => `${csvRow(cells)}\r\n`).join('');
}

function decimal({ units, scale }: ShownAmount): Decimal {
  return { units: BigInt(units), scale };
}
