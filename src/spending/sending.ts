import type { Effect, EffectKind, Receipt, Sender } from '../core/effects.js';
import { isProviderError, type ErrorKind, type ProviderError } from '../core/errors.js';
import { DryRun, Permit, type PermitOptions, type ShownRequest } from '../core/permit.js';
import { lacking } from './rules/missing.js';
import type { SpendingAccount } from './proposal.js';

/** What came of sending once. */
export type Answer =
  | { readonly kind: 'done'; readonly receipt: Receipt }
  /** It provably never reached the provider. */
  | { readonly kind: 'notSent'; readonly error: unknown }
  | { readonly kind: 'refused'; readonly error: ProviderError }
  /** It may have happened. */
  | { readonly kind: 'lost'; readonly error: unknown };

/** Kinds with which a provider says that it did not do what was asked. */
const REFUSALS: ReadonlySet<ErrorKind> = new Set<ErrorKind>([
  'unauthorized',
  'forbidden',
  'notFound',
  'insufficientFunds',
  'conflict',
  'invalidRequest',
  'rateLimited',
  'refused',
]);

/** Request Timeout: the one 4xx that says nothing about what became of the request. */
const REQUEST_TIMEOUT = 408;

/** Sends an effect once; never rejects, since whatever goes wrong has to be written down. */
export async function sendOnce(
  effect: Effect,
  account: SpendingAccount,
  options: PermitOptions,
): Promise<Answer> {
  const permit = new Permit(options);
  try {
    return { kind: 'done', receipt: await senderFor(effect, account).send(effect.of, permit) };
  } catch (error) {
    if (!permit.isUsed || (isProviderError(error) && error.details.isSent === false)) {
      return { kind: 'notSent', error };
    }
    return isProviderError(error) && isRefusal(error) ? { kind: 'refused', error } : { kind: 'lost', error };
  }
}

/** The request that would go out. */
export async function shownRequest(
  effect: Effect,
  account: SpendingAccount,
  options: PermitOptions,
): Promise<ShownRequest> {
  try {
    await senderFor(effect, account).send(effect.of, new Permit({ ...options, isDryRun: true }));
  } catch (error) {
    if (error instanceof DryRun) {
      return error.request;
    }
    throw error;
  }
  throw new Error(`${effect.kind} was not shown but sent`);
}

function isRefusal({ kind, details }: ProviderError): boolean {
  return (REFUSALS.has(kind) && details.status !== REQUEST_TIMEOUT) || details.isRefunded === true;
}

/** @throws ProviderError where the account has no such effect */
function senderFor(effect: Effect, account: SpendingAccount): Sender<EffectKind> {
  const sender = account.capabilities[effect.kind];
  if (!sender) {
    throw lacking(account, effect.kind);
  }
  // The table of capabilities has, under each kind, the sender of that kind.
  return sender;
}
