import * as l10n from '@vscode/l10n';
import { isPlainlyShown } from '../../../core/depositAddress.js';
import type { DepositAddress } from '../../../core/inventory.js';
import { iconSafe, plainText } from '../../../core/plainText.js';
import { choose, valueOf } from '../../input/steps.js';
import { offerToCopy, showDepositPanel } from '../../panels/depositPanel.js';
import { withProgress } from '../../progress.js';
import { spendFrom } from '../../spending/spend.js';
import type { CommandArguments } from '../arguments.js';
import { Refusal } from '../context.js';
import type { MoneyContext, MoneyHandler } from '../../spending/context.js';
import { pickAccountThatCan, type AccountThatCan } from '../pick.js';

/** Shows the address for deposits in one currency, made first where there is none. */
export const showDepositAddresses: MoneyHandler = async ({ args }, context) => {
  const open = await pickAccountThatCan('depositAddresses', args, context);
  const wanted = open && (await meantCurrency(await addresses(open), args, open.info.label));
  if (!open || !wanted) {
    return undefined;
  }
  const deposit = wanted.address === undefined ? await made(wanted, open, context) : wanted;
  if (deposit?.address === undefined) {
    return { currency: wanted.currency, network: wanted.network, hasAddress: false };
  }
  if (!isPlainlyShown(deposit)) {
    throw new Refusal(
      l10n.t(
        'The address that {0} answered holds characters that no address has. It is not shown: money sent there could be lost.',
        open.info.label,
      ),
    );
  }
  const { currency, network, address } = deposit;
  showDepositPanel({ ...deposit, address }, open.info.label);
  void offerToCopy({ ...deposit, address });
  return { currency, network, hasAddress: true };
};

/** Read anew each time: an address from memory may be nobody's by now. */
function addresses(open: AccountThatCan<'depositAddresses'>): Promise<readonly DepositAddress[]> {
  return withProgress(l10n.t('Reading your deposit addresses'), (signal) =>
    open.reads.capabilities.depositAddresses.all(signal),
  );
}

async function meantCurrency(
  all: readonly DepositAddress[],
  { currency: wanted }: CommandArguments,
  providerLabel: string,
): Promise<DepositAddress | undefined> {
  const meant =
    wanted === undefined
      ? all
      : all.filter(({ currency }) => currency.toLowerCase() === wanted.toLowerCase());
  if (meant.length === 0) {
    throw new Refusal(
      wanted === undefined
        ? l10n.t('{0} offers no currency for deposits.', providerLabel)
        : l10n.t('{0} takes no "{1}". Use a code such as USDT_TRC20.', providerLabel, plainText(wanted)),
    );
  }
  const [only] = meant;
  if (wanted !== undefined && meant.length === 1) {
    return only;
  }
  return valueOf(
    await choose(
      meant.map((value) => ({
        label: iconSafe(value.currency),
        description: iconSafe(value.network),
        ...(value.address === undefined ? { detail: l10n.t('no address yet') } : {}),
        value,
      })),
      { placeholder: l10n.t('Deposit in which currency, on which network?') },
    ),
  );
}

/** The same currency once it has an address. */
async function made(
  { currency, network }: DepositAddress,
  open: AccountThatCan<'depositAddresses'>,
  context: MoneyContext,
): Promise<DepositAddress | undefined> {
  const name = plainText(currency);
  const summary = await spendFrom(
    { open, effect: { kind: 'createDepositAddress', of: { currency } } },
    {
      question: l10n.t('Create a deposit address for {0} on {1}?', name, plainText(network)),
      verb: l10n.t('Create address'),
      done: () => l10n.t('Created a deposit address for {0}.', name),
    },
    context,
  );
  if (summary?.outcome !== 'done') {
    return undefined;
  }
  const all = await addresses(open);
  return all.find((each) => each.currency === currency && each.network === network);
}
