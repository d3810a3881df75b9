import { isProviderError } from '../../core/errors.js';
import type { AccountReads } from '../../reads/accountReads.js';
import type { Listing } from '../../reads/listing.js';
import type { AccountFacts, AccountTrouble, Dated } from '../../usage/facts.js';
import type { Memory } from '../memory.js';
import { errorMessage, isCancelled } from '../messages.js';
import type { OpenAccount, ReadyAccount } from '../openAccounts.js';

/** What is known of an account by now. Asks nobody. */
export function accountFacts(open: OpenAccount, memory: Pick<Memory, 'of'>): AccountFacts {
  const { id, label, provider, isSandbox } = open.account;
  const known = { account: { id, label, provider, isSandbox }, providerLabel: open.info.label };
  if (open.kind === 'locked') {
    const abilities = { canRenew: false, canExtend: false, canDeposit: false };
    return { ...known, abilities, trouble: { kind: 'locked' } };
  }
  const { reads } = open;
  const { usage: reading, renew, extendOrder, createDepositAddress, keyCheck } = reads.capabilities;
  const kept = memory.of(id).usage;
  const usage = reading?.cost === 'free' ? first(reads.usage) : kept && { value: kept.usage, at: kept.at };
  const subscriptions = all(reads.subscriptions);
  const orders = all(reads.orders);
  const plans = all(reads.plans);
  const tariffs = tariffsOf(reads);
  const transactionList = reads.transactions?.known('all');
  const transactions = all(transactionList);
  const status = first(reads.serviceStatus);
  const trouble = troubleOf(open);
  return {
    ...known,
    abilities: {
      canRenew: renew !== undefined,
      canExtend: extendOrder !== undefined,
      canDeposit: createDepositAddress !== undefined,
      canCheckKey: keyCheck !== undefined,
      tellsTransactions: reads.transactions !== undefined,
      ...(reading && { usageCost: reading.cost }),
    },
    ...(trouble && { trouble }),
    ...(usage && { usage }),
    ...(subscriptions && { subscriptions }),
    ...(orders && { orders: { ...orders, hasMore: reads.orders?.state.hasMore === true } }),
    ...(plans && { plans }),
    ...(tariffs && { tariffs }),
    ...(transactions && {
      transactions: { ...transactions, hasMore: transactionList?.state.hasMore === true },
    }),
    ...(status && { serviceStatus: { value: status.value.status, at: status.at } }),
  };
}

/** The refusal of a key counts before any other failure, wherever it was met. */
function troubleOf({ reads, info }: ReadyAccount): AccountTrouble | undefined {
  const errors = [reads.usage, reads.subscriptions, reads.orders, reads.serviceStatus]
    .map((listing) => listing?.state.failure?.error)
    .filter((error) => error !== undefined && !isCancelled(error));
  const refused = errors.find((error) => isProviderError(error) && error.details.kind === 'unauthorized');
  const [error] = refused === undefined ? errors : [refused];
  return error === undefined
    ? undefined
    : {
        kind: refused === undefined ? 'failed' : 'keyRefused',
        sentence: errorMessage(error, info.label),
      };
}

/** As old as the oldest of the answers. */
function tariffsOf({ reference }: AccountReads): AccountFacts['tariffs'] {
  const read = (reference?.entries ?? []).flatMap(([type, listing]) => {
    const answer = first(listing);
    return answer
      ? [{ tariffs: answer.value.tariffs.map((each) => ({ ...each, type })), at: answer.at }]
      : [];
  });
  return read.length === 0
    ? undefined
    : { value: read.flatMap(({ tariffs }) => tariffs), at: Math.min(...read.map(({ at }) => at)) };
}

function all<T>(listing: Listing<T> | undefined): Dated<readonly T[]> | undefined {
  const { items, loadedAt } = listing?.state ?? {};
  return items === undefined || loadedAt === undefined ? undefined : { value: items, at: loadedAt };
}

function first<T>(listing: Listing<T> | undefined): Dated<T> | undefined {
  const { items: [value] = [], loadedAt } = listing?.state ?? {};
  return value === undefined || loadedAt === undefined ? undefined : { value, at: loadedAt };
}
