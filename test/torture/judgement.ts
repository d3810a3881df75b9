import type { EffectKind } from '../../src/core/effects.js';
import type { Charge } from '../../src/sandbox/types.js';
import { isUnsettled, type IntentRecord } from '../../src/spending/intent.js';
import { RULES } from '../../src/spending/rules/all.js';
import { bound } from '../../src/spending/rules/rule.js';
import { CALLS } from './calls.js';

/** What the report counts, of one run or of many. */
export interface Figures {
  /** Effects in the provider's ledger; what was refunded is none. */
  readonly charges: number;
  readonly intents: number;
  /** Charges beyond one for each that a person meant. */
  readonly duplicates: number;
  /** Charges whose intent ends neither done nor shown as unknown. */
  readonly lost: number;
  /** Intents that nobody could settle, though a list shows what became of them. */
  readonly unknown: number;
  /** Intents that the lists settled. */
  readonly resolved: number;
  /** Intents called done that did nothing. */
  readonly phantom: number;
}

export const NOTHING: Figures = {
  charges: 0,
  intents: 0,
  duplicates: 0,
  lost: 0,
  unknown: 0,
  resolved: 0,
  phantom: 0,
};

export function sum(left: Figures, right: Figures): Figures {
  return {
    charges: left.charges + right.charges,
    intents: left.intents + right.intents,
    duplicates: left.duplicates + right.duplicates,
    lost: left.lost + right.lost,
    unknown: left.unknown + right.unknown,
    resolved: left.resolved + right.resolved,
    phantom: left.phantom + right.phantom,
  };
}

export function isSound({ duplicates, lost, unknown, phantom }: Figures): boolean {
  return duplicates + lost + unknown + phantom === 0;
}

/** How many charges a person meant, by the sign under which the ledger shows them. */
export type Meant = ReadonlyMap<string, number>;

/** Holds the ledger against what was meant and what the journal says in the end. */
export function judge(
  call: EffectKind,
  {
    ledger,
    meant,
    records,
  }: { readonly ledger: readonly Charge[]; readonly meant: Meant; readonly records: readonly IntentRecord[] },
): Figures {
  const { signIn, signOf } = CALLS[call];
  const charges = unrefunded(ledger);
  const signs = new Set([
    ...meant.keys(),
    ...charges.map(signIn),
    ...records.map(({ intent }) => signOf(intent.effect)),
  ]);
  return [...signs]
    .map((sign) =>
      judgeSign(call, {
        meant: meant.get(sign) ?? 0,
        charges: charges.filter((charge) => signIn(charge) === sign),
        records: records.filter(({ intent }) => signOf(intent.effect) === sign),
      }),
    )
    .reduce(sum, NOTHING);
}

interface OfOneSign {
  readonly meant: number;
  readonly charges: readonly Charge[];
  readonly records: readonly IntentRecord[];
}

function judgeSign(call: EffectKind, { meant, charges, records }: OfOneSign): Figures {
  const unsettled = records.filter(isUnsettled);
  const done = records.filter(({ outcome }) => outcome?.kind === 'done');
  const isWithoutOwnCharge = CALLS[call].isIdempotent === true && charges.length > 0;
  return {
    charges: charges.length,
    intents: records.length,
    duplicates: Math.max(0, charges.length - meant, repeatedKeys(charges)),
    lost: Math.max(0, charges.length - done.length - unsettled.length, unclaimed(charges, records)),
    unknown: unsettled.filter(({ intent }) => bound(RULES, intent.effect).isListed).length,
    resolved: records.filter((record) => record.outcome?.by === 'lists' && !isUnsettled(record)).length,
    phantom: isWithoutOwnCharge ? 0 : Math.max(0, done.length - charges.length),
  };
}

/** Charges that went out more than once under one idempotency key. */
function repeatedKeys(charges: readonly Charge[]): number {
  const keys = charges.flatMap(({ idempotencyKey }) => idempotencyKey ?? []);
  return keys.length - new Set(keys).size;
}

/** Charges with the key of an intent that says that nothing happened, or of none. */
function unclaimed(charges: readonly Charge[], records: readonly IntentRecord[]): number {
  const claimed = new Set(
    records
      .filter((record) => isUnsettled(record) || record.outcome?.kind === 'done')
      .map(({ intent }) => intent.idempotencyKey),
  );
  return charges.filter(({ idempotencyKey }) => idempotencyKey !== undefined && !claimed.has(idempotencyKey))
    .length;
}

/** A refund takes back the charge just before it. */
function unrefunded(ledger: readonly Charge[]): readonly Charge[] {
  return ledger.filter(
    ({ action }, index) =>
      !action.startsWith('refund of ') && ledger[index + 1]?.action !== `refund of ${action}`,
  );
}
