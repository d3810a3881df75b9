import type { Money } from '../core/money.js';
import { Carrier } from './carrier.js';
import type { Door, History, SpendOptions } from './door.js';
import { isUnsettled, type Intent, type IntentRecord } from './intent.js';
import { checkLimits } from './limits.js';
import { TIMING, type DoorPorts, type Timing } from './ports.js';
import { isDearer, type Price } from './price.js';
import type { Confirmation, Proposal, SpendingAccount } from './proposal.js';
import { SpendingError, type Result } from './result.js';
import { RULES } from './rules/all.js';
import { bound, type BoundRule } from './rules/rule.js';
import { samenessOf } from './sameness.js';
import { shownRequest } from './sending.js';
import { Settler } from './settler.js';

interface Quote {
  readonly price: Price;
  readonly balance?: Money;
  readonly takenAtMs: number;
}

/** What a person agreed to, and the intents there were when they were asked. */
interface Consent {
  readonly quote: Quote;
  readonly known: ReadonlySet<string>;
}

/** One proposal on its way through the door. */
interface Passage extends SpendOptions {
  readonly proposal: Proposal;
  readonly rule: BoundRule;
}

/** What the lock was taken for ended, or the person has to be asked anew. */
type Attempt = { readonly result: Result } | { readonly askAgain: Confirmation['reason'] };

export class SpendingDoor implements Door {
  readonly #timing: Timing;
  readonly #settler: Settler;
  readonly #carrier: Carrier;
  readonly #underWay = new Set<string>();

  constructor(private readonly ports: DoorPorts) {
    this.#timing = { ...TIMING, ...ports.timing };
    this.#settler = new Settler(ports, this.#timing);
    this.#carrier = new Carrier(this.#settler, ports.clock, this.#timing);
  }

  /** A second call for what is under way, by a double click, ends at once as closed. */
  async spend(proposal: Proposal, options: SpendOptions): Promise<Result> {
    const sameness = samenessOf(proposal.account.id, proposal.effect);
    if (this.#underWay.has(sameness)) {
      return { kind: 'closed' };
    }
    this.#underWay.add(sameness);
    try {
      return await this.#pass({ ...options, proposal, rule: bound(RULES, proposal.effect) });
    } finally {
      this.#underWay.delete(sameness);
    }
  }

  async reconcile(
    accounts: readonly SpendingAccount[],
    signal: AbortSignal,
  ): Promise<readonly IntentRecord[]> {
    const open = (await this.#trusted()).filter(isUnsettled).map(({ intent }) => intent.id);
    await this.#revisitAll(accounts, signal);
    const left = await this.#trusted();
    if (accounts.some((account) => unsettledOf(account, left).some(isListed))) {
      await this.ports.clock.wait(this.#timing.settleMs, signal);
      await this.#revisitAll(accounts, signal);
    }
    return (await this.#trusted()).filter(
      (record) => open.includes(record.intent.id) && !isUnsettled(record),
    );
  }

  async decide(intentId: string, happened: boolean): Promise<void> {
    const { records } = await this.ports.journal.records();
    if (records.some((record) => record.intent.id === intentId && !isUnsettled(record))) {
      return;
    }
    await this.ports.journal.append(intentId, {
      kind: 'outcome',
      at: this.ports.clock.now(),
      by: 'person',
      outcome: happened ? { kind: 'done', refs: [] } : { kind: 'notDone' },
    });
  }

  history(): Promise<History> {
    return this.ports.journal.records();
  }

  setAside(file: string): Promise<void> {
    return this.ports.journal.setAside(file);
  }

  async #pass(passage: Passage): Promise<Result> {
    const { proposal, rule, signal, onStage, confirm } = passage;
    const { account } = proposal;
    let reason: Confirmation['reason'] = { kind: 'first' };
    for (;;) {
      onStage('quoting');
      const records = await this.#recordsToGoOn(passage);
      const quote = await this.#quote(rule, account, signal);
      this.#checkLimits(quote.price, records, account);
      const decision = await confirm({
        proposal,
        price: quote.price,
        ...(quote.balance && { balance: quote.balance }),
        reason,
        unsettled: unsettledOf(account, records),
      });
      if (decision === 'close') {
        return { kind: 'closed' };
      }
      if (decision === 'show') {
        const { effect, payload } = proposal;
        const shown = { signal, ...(payload && { payload }), ...(rule.takesIdempotencyKey && SHOWN_KEY) };
        return { kind: 'shown', request: await shownRequest(effect, account, shown) };
      }
      const consent = { quote, known: new Set(records.map(({ intent }) => intent.id)) };
      const attempt = await this.#locked(account, passage, () => this.#attempt(passage, consent));
      if ('result' in attempt) {
        return attempt.result;
      }
      reason = attempt.askAgain;
    }
  }

  /** Under the lock: makes sure that what was agreed to still holds, writes it down and sends it. */
  async #attempt(passage: Passage, { quote, known }: Consent): Promise<Attempt> {
    const { proposal, rule, signal, onStage } = passage;
    const { account, effect } = proposal;
    const { clock, journal } = this.ports;
    const records = await this.#trusted();
    refuseUndecided(rule, account, records);
    const sameness = samenessOf(account.id, effect);
    const earlier = records.find(
      ({ intent, outcome }) =>
        !known.has(intent.id) &&
        samenessOf(intent.account.id, intent.effect) === sameness &&
        outcome?.kind !== 'refused' &&
        outcome?.kind !== 'notDone',
    );
    if (earlier) {
      return { askAgain: { kind: 'repeated', earlier } };
    }
    onStage('looking');
    const id = this.ports.newId(clock.now());
    const before = await rule.look(account, { now: clock.now(), salt: id, signal });
    const isStale = clock.monotonicMs() - quote.takenAtMs > this.#timing.quoteMs;
    const { price } = isStale ? await this.#quote(rule, account, signal) : quote;
    if (isDearer(price, quote.price)) {
      return { askAgain: { kind: 'dearer', confirmed: quote.price } };
    }
    // Read anew: at another provider, under a lock of its own, money may have been spent during the look.
    this.#checkLimits(price, await this.#trusted(), account);
    signal.throwIfAborted();
    const intent: Intent = {
      id,
      at: clock.now(),
      account: {
        id: account.id,
        label: account.label,
        provider: account.provider,
        origin: account.origin,
        isSandbox: account.isSandbox,
      },
      effect,
      price,
      ...(rule.takesIdempotencyKey && { idempotencyKey: `egress-${id}` }),
      before,
    };
    await journal.create(intent);
    if (signal.aborted) {
      await this.#settler.write(intent, { kind: 'notDone' }, 'answer');
      signal.throwIfAborted();
    }
    return { result: await this.#carrier.carryOut(intent, proposal, passage) };
  }

  async #quote(rule: BoundRule, account: SpendingAccount, signal: AbortSignal): Promise<Quote> {
    const { usage } = account.capabilities;
    const [price, used] = await Promise.all([
      rule.price(account, signal),
      usage?.cost === 'free' ? usage.read(signal) : undefined,
    ]);
    return {
      price,
      ...(used?.kind === 'balance' && { balance: used.balance }),
      takenAtMs: this.ports.clock.monotonicMs(),
    };
  }

  #checkLimits(price: Price, records: readonly IntentRecord[], { isSandbox }: SpendingAccount): void {
    checkLimits(price, this.ports.limits(), { records, isSandbox, now: this.ports.clock.now() });
  }

  /** The records, once what an earlier lost answer left open at this account has been looked at again. */
  async #recordsToGoOn(passage: Passage): Promise<readonly IntentRecord[]> {
    const { rule, signal } = passage;
    const { account } = passage.proposal;
    let records = await this.#trusted();
    if (undecidedAt(account, rule, records)) {
      await this.#locked(account, passage, async () => {
        await this.#revisit(unsettledOf(account, await this.#trusted()), account, signal);
        records = await this.#trusted();
      });
    }
    refuseUndecided(rule, account, records);
    return records;
  }

  async #revisitAll(accounts: readonly SpendingAccount[], signal: AbortSignal): Promise<void> {
    for (const account of accounts) {
      if (unsettledOf(account, await this.#trusted()).length > 0) {
        await this.#locked(account, { signal, onStage: () => undefined }, async () => {
          await this.#revisit(unsettledOf(account, await this.#trusted()), account, signal);
        });
      }
    }
  }

  async #revisit(
    unsettled: readonly IntentRecord[],
    account: SpendingAccount,
    signal: AbortSignal,
  ): Promise<void> {
    for (const record of unsettled) {
      await this.#settler.revisit(record, account, signal);
    }
  }

  /** @throws SpendingError where the journal holds anything that cannot be read */
  async #trusted(): Promise<readonly IntentRecord[]> {
    const { records, damaged } = await this.ports.journal.records();
    const [first] = damaged;
    if (first) {
      throw new SpendingError({ kind: DAMAGE[first.reason], file: first.file });
    }
    return records;
  }

  /** One effect at a time at each origin, over all windows: what its lists show can then only be that one's. */
  #locked<T>(
    { origin }: SpendingAccount,
    { signal, onStage }: Pick<SpendOptions, 'signal' | 'onStage'>,
    work: () => Promise<T>,
  ): Promise<T> {
    const onWait = () => {
      onStage('waiting');
    };
    return this.ports.lock(origin, { signal, onWait }, work);
  }
}

/** Shown in the place of the key that an order would go out with. */
const SHOWN_KEY = { idempotencyKey: 'egress-<id>' };

const DAMAGE = {
  damaged: 'damagedRecord',
  newer: 'newerRecord',
  unreadable: 'journalUnreadable',
} as const;

function isListed({ intent }: IntentRecord): boolean {
  return bound(RULES, intent.effect).isListed;
}

function unsettledOf(account: SpendingAccount, records: readonly IntentRecord[]): readonly IntentRecord[] {
  return records.filter((record) => record.intent.account.id === account.id && isUnsettled(record));
}

function undecidedAt(
  { origin }: SpendingAccount,
  { changes }: BoundRule,
  records: readonly IntentRecord[],
): IntentRecord | undefined {
  return records.find(
    (record) =>
      changes !== undefined &&
      record.intent.account.origin === origin &&
      isUnsettled(record) &&
      bound(RULES, record.intent.effect).changes === changes,
  );
}

function refuseUndecided(rule: BoundRule, account: SpendingAccount, records: readonly IntentRecord[]): void {
  const record = undecidedAt(account, rule, records);
  if (record) {
    throw new SpendingError({ kind: 'undecided', record });
  }
}
