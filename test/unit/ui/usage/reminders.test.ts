import assert from 'node:assert/strict';
import type { AccountFacts } from '../../../../src/usage/facts.js';
import { FOR_GOOD, ReminderMemory } from '../../../../src/usage/reminders/reminderMemory.js';
import { Reminders } from '../../../../src/ui/usage/reminders.js';
import { factsOf } from '../../usage/facts.js';
import { FakeMemento } from '../fakeMemento.js';
import { DAY_MS, HOUR_MS, MINUTE_MS, NOW, subscription } from '../inventory.js';

/** Time that passes when it is told to, and does what is due on its way. */
class Clock {
  now = NOW;
  readonly #due = new Set<{ readonly at: number; readonly then: () => void }>();

  get waiting(): number {
    return this.#due.size;
  }

  after(delayMs: number, then: () => void) {
    const task = { at: this.now + delayMs, then };
    this.#due.add(task);
    return { dispose: () => this.#due.delete(task) };
  }

  async pass(ms: number): Promise<void> {
    const end = this.now + ms;
    for (;;) {
      await settled();
      const [next] = [...this.#due].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
      if (!next) {
        this.now = end;
        return;
      }
      this.#due.delete(next);
      this.now = next.at;
      next.then();
    }
  }
}

/** What promises wait for each other has come by the next turn of the event loop. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** One window among those that share `state`, on the same clock. */
class Window {
  facts: readonly AccountFacts[] = [];
  isBroken = false;
  notifies = true;
  expiryDays = 3;
  readonly told: string[][] = [];
  readonly reminders: Reminders;
  #learnt: () => void = () => undefined;
  #configured: () => void = () => undefined;
  isListening = true;

  constructor(
    readonly clock: Clock,
    state: FakeMemento,
  ) {
    this.reminders = new Reminders({
      facts: () => (this.isBroken ? Promise.reject(new Error('locked')) : Promise.resolve(this.facts)),
      thresholds: () => ({ expiryDays: this.expiryDays, remainingPercent: 10 }),
      notifies: () => this.notifies,
      memory: new ReminderMemory(state),
      clock: () => clock.now,
      after: (delayMs, then) => clock.after(delayMs, then),
      onDidLearn: (listener) => {
        this.#learnt = listener;
        return { dispose: () => (this.isListening = false) };
      },
      onDidChangeSettings: (listener) => {
        this.#configured = listener;
        return { dispose: () => undefined };
      },
      tell: (reminders) => this.told.push(reminders.map(({ id }) => id)),
    });
  }

  get ids(): readonly string[] {
    return this.reminders.open().map(({ id }) => id);
  }

  /** What is known changes. */
  hear(...facts: readonly AccountFacts[]): void {
    this.facts = facts;
    this.#learnt();
  }

  /** What is known changes, and the window has told of it. */
  async learn(...facts: readonly AccountFacts[]): Promise<void> {
    this.hear(...facts);
    await this.clock.pass(3_000);
  }

  async configure(): Promise<void> {
    this.#configured();
    await this.clock.pass(3_000);
  }
}

function degraded(status: string, at: number, id = 'a1'): AccountFacts {
  return factsOf({ account: { id }, serviceStatus: { value: status, at } });
}

function ending(...ends: readonly number[]): AccountFacts {
  const value = ends.map((activeUntil, at) => subscription(`s${at}`, { activeUntil }));
  return factsOf({ subscriptions: { value, at: NOW } });
}

describe('the reminders of a window', () => {
  let clock: Clock;
  let state: FakeMemento;
  let window: Window;
  const open = () => new Window(clock, state);
  beforeEach(() => {
    clock = new Clock();
    state = new FakeMemento();
    window = open();
  });

  it('stand as soon as something is known, and are told of once the reads are quiet', async () => {
    window.facts = [degraded('degraded', NOW)];
    await clock.pass(1_000);
    assert.deepEqual(window.ids, ['a1/service']);
    await clock.pass(HOUR_MS);
    assert.deepEqual(window.told, [], 'nothing was read in this window');
    await window.learn(degraded('degraded', NOW));
    assert.deepEqual(window.told, [['a1/service']]);
  });

  it('are told of together, however the reads come in', async () => {
    const facts = Array.from({ length: 9 }, (_, at) => degraded('down', NOW, `a${at}`));
    for (const [at] of facts.entries()) {
      window.hear(...facts.slice(0, at + 1));
      await clock.pass(1_500);
      assert.equal(window.ids.length, at + 1);
      assert.deepEqual(window.told, []);
    }
    await clock.pass(3_000);
    assert.deepEqual(
      window.told.map((ids) => ids.length),
      [9],
    );
  });

  it('are told of once, over what is learnt, windows and restarts', async () => {
    await window.learn(degraded('degraded', NOW));
    await window.learn(degraded('down', NOW));
    const other = open();
    await other.learn(degraded('down', NOW));
    assert.deepEqual([...window.told, ...other.told], [['a1/service']]);
    assert.deepEqual(other.ids, ['a1/service']);
  });

  it('are told of again once what was well falls again, by those who saw it, and not by those who did not', async () => {
    const behind = open();
    await window.learn(degraded('down', NOW));
    await behind.learn(degraded('down', NOW));
    await window.learn(degraded('operational', clock.now));
    assert.deepEqual(window.ids, []);
    await behind.learn(degraded('down', NOW));
    assert.deepEqual(behind.told, []);
    await window.learn(degraded('down', clock.now));
    assert.deepEqual(window.told, [['a1/service'], ['a1/service']]);
    await open().learn(degraded('down', clock.now));
    await behind.learn(degraded('down', clock.now));
    assert.deepEqual(behind.told, []);
  });

  it('begin and end with time alone, by one timer', async () => {
    const end = NOW + 5 * DAY_MS;
    await window.learn(ending(end, NOW + 50 * DAY_MS));
    assert.deepEqual(window.ids, []);
    assert.equal(clock.waiting, 1);
    await clock.pass(2 * DAY_MS);
    assert.deepEqual(window.ids, [`a1/subscription/s0/${end}`]);
    assert.equal(window.reminders.open()[0]?.severity, 'warning');
    assert.deepEqual(window.told, [[`a1/subscription/s0/${end}`]]);
    await clock.pass(3 * DAY_MS - HOUR_MS);
    assert.equal(window.reminders.open()[0]?.severity, 'error');
    await clock.pass(2 * DAY_MS);
    assert.deepEqual(window.ids, []);
    assert.equal(window.told.length, 1);
  });

  it('say since when they are known here', async () => {
    await window.learn(degraded('down', NOW));
    const since = window.reminders.all()[0]?.since ?? 0;
    assert.ok(since >= NOW && since <= clock.now);
    await clock.pass(HOUR_MS);
    await window.learn(degraded('down', clock.now));
    assert.equal(window.reminders.all()[0]?.since, since);
  });

  it('are gone while they are snoozed, over restarts, and told of anew after', async () => {
    await window.learn(degraded('down', NOW));
    await window.reminders.snooze('a1/service', clock.now + HOUR_MS);
    assert.deepEqual(window.ids, []);
    assert.deepEqual(
      window.reminders.all().map(({ isSnoozed }) => isSnoozed),
      [true],
    );
    const next = open();
    await next.learn(degraded('down', NOW));
    assert.deepEqual(next.ids, []);
    assert.deepEqual(next.told, []);
    await clock.pass(HOUR_MS - MINUTE_MS);
    assert.deepEqual(next.ids, []);
    await clock.pass(2 * MINUTE_MS);
    assert.deepEqual(next.ids, ['a1/service']);
    assert.deepEqual([...window.told, ...next.told], [['a1/service'], ['a1/service']]);
  });

  it('are gone for good where a person says so, until the next event', async () => {
    await window.learn(degraded('down', NOW));
    await window.reminders.snooze('a1/service', FOR_GOOD);
    await clock.pass(100 * DAY_MS);
    assert.deepEqual(window.ids, []);
    await window.learn(degraded('operational', clock.now));
    await window.learn(degraded('down', clock.now));
    assert.deepEqual(window.ids, ['a1/service']);
    assert.equal(window.told.length, 2);
  });

  it('come back when a person brings them back, which is not told', async () => {
    await window.learn(degraded('down', NOW), ending(NOW + HOUR_MS));
    await window.reminders.snooze('a1/service', FOR_GOOD);
    assert.deepEqual(
      window.reminders.all().map(({ reminder }) => reminder.subject.kind),
      ['expiry', 'service'],
      'snoozed ones stand last',
    );
    await window.reminders.wake('a1/service');
    assert.equal(window.ids[0], 'a1/service');
    await window.learn(...window.facts);
    await open().learn(...window.facts);
    assert.equal(window.told.length, 1);
  });

  it('are not told of while that is turned off, nor of the sandbox', async () => {
    window.notifies = false;
    await window.learn(degraded('down', NOW));
    assert.deepEqual(window.told, []);
    window.notifies = true;
    await window.learn(factsOf({ account: { isSandbox: true }, serviceStatus: { value: 'down', at: NOW } }));
    assert.deepEqual(window.ids, ['a1/service']);
    assert.deepEqual(window.told, []);
    await window.learn(degraded('down', NOW));
    assert.deepEqual(window.told, [['a1/service']]);
  });

  it('follow the settings', async () => {
    await window.learn(ending(NOW + 2 * DAY_MS));
    assert.equal(window.ids.length, 1);
    window.expiryDays = 1;
    await window.configure();
    assert.deepEqual(window.ids, []);
  });

  it('go on after a look that failed', async () => {
    await clock.pass(1_000);
    window.isBroken = true;
    await assert.rejects(window.reminders.snooze('a1/service', NOW));
    window.isBroken = false;
    await window.learn(degraded('down', NOW));
    assert.deepEqual(window.ids, ['a1/service']);
  });

  it('wait for nothing and listen to nobody once the window is closed', async () => {
    await window.learn(ending(NOW + HOUR_MS));
    let news = 0;
    window.reminders.onDidChange(() => (news += 1));
    window.reminders.dispose();
    assert.equal(clock.waiting, 0);
    assert.equal(window.isListening, false);
    await window.reminders.snooze('a1/service', FOR_GOOD);
    assert.equal(news, 0);
  });
});
