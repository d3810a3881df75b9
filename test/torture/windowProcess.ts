// A window in a process of its own, told by messages what to do; see messages.ts.
import type { Decision } from '../../src/spending/proposal.js';
import { nodeFiles } from '../../src/spending/journal/files.js';
import { accountAt, PATIENT } from './accounts.js';
import { payloadOf } from './calls.js';
import { LeapingClock } from './clocks.js';
import type { Order, Word } from './messages.js';
import { stopOf } from './run.js';
import { steppingConnect, steppingFiles, steppingLock, type Announce } from './steps.js';
import { openWindow, withoutLock } from './window.js';

function say(word: Word): void {
  process.send?.(word);
}

/** What is waited for: a click, or the word to go on. */
let decide: (decision: Decision) => void = () => undefined;
let goOn: () => void = () => undefined;

const announce: Announce = (name) =>
  new Promise((resolve) => {
    goOn = resolve;
    say({ says: 'step', name });
  });

async function spend({
  place,
  folder,
  effect,
  deadlines,
  isStepping,
  hasLock,
}: Extract<Order, { do: 'spend' }>): Promise<string | undefined> {
  const door = openWindow({
    folder,
    clock: new LeapingClock(),
    ...(isStepping && { files: steppingFiles(nodeFiles, announce) }),
    wrapLock: (lock) => (!hasLock ? withoutLock : isStepping ? steppingLock(lock, announce) : lock),
  });
  const account = accountAt(place, effect.kind, {
    deadlines,
    ...(isStepping && { wrap: (connect) => steppingConnect(connect, announce) }),
  });
  const payload = payloadOf(effect);
  try {
    const { kind } = await door.spend(
      { account, effect, ...(payload && { payload }) },
      {
        signal: new AbortController().signal,
        onStage: () => undefined,
        confirm: ({ reason }) =>
          new Promise((resolve) => {
            decide = resolve;
            say({ says: 'asked', reason: reason.kind });
          }),
      },
    );
    return kind === 'closed' ? 'closed' : undefined;
  } catch (error) {
    return stopOf(error);
  }
}

async function reconcile({ place, folder, call }: Extract<Order, { do: 'reconcile' }>): Promise<void> {
  const door = openWindow({ folder, clock: new LeapingClock() });
  await door.reconcile([accountAt(place, call, { deadlines: PATIENT })], new AbortController().signal);
}

async function obey(order: Order): Promise<void> {
  switch (order.do) {
    case 'decide':
      decide(order.decision);
      return;
    case 'step':
      goOn();
      return;
    case 'spend': {
      const stop = await spend(order);
      say({ says: 'ended', ...(stop !== undefined && { stop }) });
      return;
    }
    case 'reconcile':
      await reconcile(order);
      say({ says: 'ended' });
      return;
  }
}

process.on('message', (order: Order) => {
  obey(order).catch((error: unknown) => {
    say({ says: 'failed', error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  });
});
say({ says: 'ready' });
