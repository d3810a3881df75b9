import * as l10n from '@vscode/l10n';
import { isPlainlyShown } from '../../../core/depositAddress.js';
import type { DepositAddress, Reference, Transaction } from '../../../core/inventory.js';
import { formatDecimal, formatMoney } from '../../../core/money.js';
import { plainText } from '../../../core/plainText.js';
import { agoText, countText, dateText, joined, tooltipText } from '../../words.js';
import { listSection } from '../listSection.js';
import { fixedBranch, type Row } from '../row.js';
import type { RowContext } from '../rowContext.js';

export function transactionsSection(context: RowContext): Row | undefined {
  const type = context.memory.of(context.account.id).transactionType ?? 'all';
  const listing = context.reads.transactions?.of(type);
  return (
    listing &&
    listSection({
      context,
      name: 'transactions',
      label: l10n.t('Transactions'),
      codicon: 'list-ordered',
      listing,
      ...(type === 'all' ? {} : { detail: type }),
      empty: l10n.t('No transactions yet'),
      tokens: ['transactionList'],
      rows: (transactions) => transactions.map((transaction) => transactionRow(transaction, context)),
    })
  );
}

function transactionRow(transaction: Transaction, context: RowContext): Row {
  const { createdAt, status } = transaction;
  const description = plainText(transaction.description ?? '');
  return {
    id: `${context.account.id}/transaction/${transaction.id}`,
    label: formatMoney(transaction.amount),
    description: joined([
      plainText(transaction.type.text),
      status.known === 'completed' ? undefined : plainText(status.text),
      createdAt === undefined ? undefined : agoText(createdAt, context.now),
      description,
    ]),
    tooltip: () =>
      tooltipText([
        [l10n.t('Transaction'), plainText(transaction.id)],
        [l10n.t('Type'), plainText(transaction.type.text)],
        [l10n.t('Amount'), formatMoney(transaction.amount)],
        [l10n.t('Status'), plainText(status.text)],
        [l10n.t('Method'), plainText(transaction.paymentMethod ?? '')],
        [l10n.t('Description'), description],
        [l10n.t('Date'), createdAt === undefined ? undefined : dateText(createdAt)],
      ]),
    icon: { codicon: transaction.amount.units < 0n ? 'arrow-up' : 'arrow-down' },
    ...(status.known === 'completed' ? {} : { tone: 'dimmed' as const }),
  };
}

export function depositAddressesSection(context: RowContext): Row | undefined {
  const listing = context.reads.depositAddresses;
  return (
    listing &&
    listSection({
      context,
      name: 'deposits',
      label: l10n.t('Deposit addresses'),
      codicon: 'credit-card',
      listing,
      empty: l10n.t('No currencies are offered'),
      rows: (addresses) =>
        addresses.map((address, index) =>
          depositRow(address, `${context.account.id}/deposit/${index}`, context.account.id),
        ),
    })
  );
}

/** The address is not cleaned or cut: a changed character loses money. What cannot be shown as it is, is not shown. */
function depositRow(deposit: DepositAddress, id: string, account: string): Row {
  const { currency, network, address, extras } = deposit;
  const isShown = isPlainlyShown(deposit);
  const lines = isShown ? extras.map(({ name, value }) => [name, value] as const) : [];
  return {
    id,
    label: joined([plainText(currency), plainText(network)]),
    description:
      address === undefined
        ? l10n.t('none made yet')
        : isShown
          ? joined([address, ...lines.map((line) => line.join(' '))])
          : l10n.t('holds characters that no address has'),
    tooltip: () =>
      tooltipText([
        [l10n.t('Currency'), plainText(currency)],
        [l10n.t('Network'), plainText(network)],
        [l10n.t('Address'), isShown ? address : undefined],
        ...lines,
      ]),
    icon: { codicon: 'key' },
    ...(address === undefined ? { tone: 'dimmed' as const } : {}),
    tokens: ['depositAddress'],
    args: { account, currency },
  };
}

export function catalogueSection(context: RowContext): Row | undefined {
  const { reference } = context.reads;
  const forms = context.reads.capabilities.catalogue?.forms;
  if (!reference || !forms) {
    return undefined;
  }
  const id = `${context.account.id}/catalogue`;
  return {
    id,
    label: l10n.t('Catalogue'),
    description: countText(forms.length),
    icon: { codicon: 'book' },
    tokens: ['catalogue'],
    args: { account: context.account.id },
    branch: fixedBranch(() =>
      forms.map((form) =>
        listSection({
          context,
          parentId: id,
          name: form.type,
          label: form.type,
          tooltip: () => form.summary(),
          codicon: 'symbol-class',
          listing: reference.of(form.type),
          empty: l10n.t('Nothing is offered of this type'),
          tokens: ['orderType'],
          args: { type: form.type },
          rows: (references) => references.flatMap((each) => referenceRows(each, `${id}/${form.type}`)),
        }),
      ),
    ),
  };
}

/** Countries, periods and so on, each group a row of its own; groups without members are left out. */
function referenceRows(reference: Reference, parentId: string): readonly Row[] {
  const groups = [
    ['countries', l10n.t('Countries'), reference.countries.map(({ id, name }) => [id, name, ''] as const)],
    [
      'periods',
      l10n.t('Periods'),
      reference.periods.map(({ id, name, days }) => [id, name, days ? l10n.t('{0} d', days) : ''] as const),
    ],
    [
      'tariffs',
      l10n.t('Tariffs'),
      reference.tariffs.map(
        ({ id, name, price, traffic }) =>
          [
            id,
            name,
            joined([price && `$${formatDecimal(price, 2)}`, traffic && plainText(traffic)]),
          ] as const,
      ),
    ],
    ['operators', l10n.t('Operators'), reference.operators.map(({ id, name }) => [id, name, ''] as const)],
    ['rotations', l10n.t('Rotations'), reference.rotations.map(({ id, name }) => [id, name, ''] as const)],
  ] as const;
  return groups
    .filter(([, , members]) => members.length > 0)
    .map(([name, label, members]) => ({
      id: `${parentId}/${name}`,
      label,
      description: countText(members.length),
      icon: { codicon: 'symbol-enum' },
      branch: fixedBranch(() =>
        members.map(([id, text, detail]) => ({
          id: `${parentId}/${name}/${id}`,
          label: plainText(text),
          description: detail,
          icon: { codicon: 'symbol-enum-member' },
        })),
      ),
    }));
}
