import assert from 'node:assert/strict';
import { MemoryJournal } from '../../../../src/spending/journal/memoryJournal.js';
import { SplitJournal } from '../../../../src/spending/journal/splitJournal.js';
import { anIntent, DONE, NOT_DONE } from './intents.js';

describe('the sandbox’s journal', () => {
  const sandboxed = (): ReturnType<typeof anIntent> => {
    const intent = anIntent();
    return { ...intent, account: { ...intent.account, isSandbox: true } };
  };

  it('forgets what is open when the sandbox ends, and takes its outcome without a word', async () => {
    const [sandbox, disk] = [new MemoryJournal(), new MemoryJournal()];
    const journal = new SplitJournal(disk, sandbox);
    const [settled, open] = [sandboxed(), sandboxed()];
    await journal.create(settled);
    await journal.append(settled.id, DONE);
    await journal.create(open);
    sandbox.forgetOpen();
    await journal.append(open.id, NOT_DONE);
    const { records } = await journal.records();
    assert.deepEqual(
      records.map(({ intent }) => intent.id),
      [settled.id],
    );
    await assert.rejects(journal.append('another', NOT_DONE));
  });
});
