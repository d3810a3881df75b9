import assert from 'node:assert/strict';
import { FOR_GOOD, ReminderMemory } from '../../../../src/usage/reminders/reminderMemory.js';
import { FakeMemento } from '../../ui/fakeMemento.js';
import { DAY_MS, HOUR_MS, NOW } from '../../ui/inventory.js';

describe('the memory of reminders', () => {
  let state: FakeMemento;
  let memory: ReminderMemory;
  beforeEach(() => {
    state = new FakeMemento();
    memory = new ReminderMemory(state);
  });

  it('is that of all windows', async () => {
    await memory.tell(['a/key', 'a/service'], NOW);
    const other = new ReminderMemory(state);
    assert.equal(other.read().get('a/key')?.isTold, true);
    assert.equal(other.read().get('a/remaining'), undefined);
    await other.snooze('a/key', NOW + HOUR_MS, NOW);
    assert.deepEqual(memory.read().get('a/key'), { seenAt: NOW, snoozedUntil: NOW + HOUR_MS });
    assert.equal(memory.read().get('a/service')?.isTold, true);
  });

  it('has what was put off told anew, until it is told', async () => {
    await memory.tell(['a/key'], NOW);
    await memory.snooze('a/key', NOW + HOUR_MS, NOW);
    assert.equal(memory.read().get('a/key')?.isTold, undefined);
    await memory.tell(['a/key'], NOW + 2 * HOUR_MS);
    assert.deepEqual(memory.read().get('a/key'), { seenAt: NOW + 2 * HOUR_MS, isTold: true });
  });

  it('survives as JSON that something is put off for good', async () => {
    await memory.snooze('a/key', FOR_GOOD, NOW);
    assert.equal(new ReminderMemory(state).read().get('a/key')?.snoozedUntil, FOR_GOOD);
  });

  it('forgets what was well when it was read after it stood, and not by an older reading', async () => {
    await memory.tell(['a/key', 'a/service'], NOW);
    await memory.review(
      [],
      [
        { id: 'a/key', at: NOW },
        { id: 'a/service', at: NOW + 1 },
      ],
      NOW + 2,
    );
    assert.deepEqual([...memory.read().keys()], ['a/key']);
  });

  it('keeps what stands however long, and what does not for 90 days', async () => {
    await memory.tell(['stands', 'gone'], NOW);
    for (let days = 1; days <= 120; days += 1) {
      await memory.review(['stands'], [], NOW + days * DAY_MS);
      assert.equal(memory.read().has('gone'), days < 90, `day ${days}`);
    }
    assert.equal(memory.read().get('stands')?.isTold, true);
  });

  it('writes nothing where nothing changes', async () => {
    await memory.tell(['a/key'], NOW);
    const written = state.values.get('reminders');
    state.update = () => assert.fail('nothing has changed');
    await memory.review(['a/key'], [{ id: 'a/service', at: NOW }], NOW + HOUR_MS);
    assert.equal(state.values.get('reminders'), written);
  });

  it('is bounded: those that were not seen for longest go', async () => {
    const ids = Array.from({ length: 1500 }, (_, at) => `a/subscription/${at}/1`);
    await memory.tell(['old'], NOW - 1);
    await memory.tell(ids, NOW);
    const kept = memory.read();
    assert.equal(kept.size, 1000);
    assert.equal(kept.has('old'), false);
  });

  it('begins anew where what is kept cannot be read', async () => {
    for (const odd of ['text', 7, [], { 'a/key': { seenAt: 'now' } }]) {
      await state.update('reminders', odd);
      assert.equal(memory.read().size, 0, JSON.stringify(odd));
      await memory.tell(['a/key'], NOW);
      assert.equal(memory.read().size, 1);
    }
  });
});
