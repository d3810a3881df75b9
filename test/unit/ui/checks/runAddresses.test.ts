import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readList } from '../../../../src/check/list/readList.js';
import { newResults } from '../../../../src/check/results.js';
import { keptList, listFrom } from '../../../../src/check/runs/keptList.js';
import { CheckMemory } from '../../../../src/ui/checks/checkMemory.js';
import { runAddresses } from '../../../../src/ui/checks/runAddresses.js';
import type { OpenRun, RunSource } from '../../../../src/ui/checks/runs.js';
import { FakeMemento } from '../fakeMemento.js';

const LINES = ['1.2.3.4:80', 'me:pw@1.2.3.5:81', 'you:word@1.2.3.6:82'];

describe('the logins of a run that an earlier window left', () => {
  let folder: string;
  let file: string;
  let choices: CheckMemory;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'egress-again-'));
    file = join(folder, 'list.txt');
    await writeFile(file, LINES.join('\n'));
    choices = new CheckMemory(new FakeMemento());
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  function left(source: RunSource = { kind: 'file', path: file }, lines = LINES): OpenRun {
    const list = listFrom(keptList(readList(Buffer.from(lines.join('\n'))).list));
    assert.ok(list);
    return {
      list,
      results: newResults(list.count),
      info: {
        id: 'a1b2c3',
        title: 'list.txt',
        source,
        checkedBy: { kind: 'local' },
        startedAt: 0,
        progress: { state: 'finished', total: list.count, done: 0, live: 0, perSecond: 0 },
        counts: [],
        isElsewhere: false,
        badLineCount: 0,
        duplicateCount: 0,
      },
    };
  }

  const openAccounts = { all: () => Promise.resolve([]) };

  async function logins(run: OpenRun) {
    const rows = Array.from({ length: run.list.count }, (_, row) => row);
    const addressOf = await runAddresses(run, rows, { openAccounts, choices });
    return rows.map((row) => {
      const address = addressOf(row);
      return address && [address.user, address.password?.expose()];
    });
  }

  it('are found in the lines of the file, as they are now', async () => {
    await writeFile(file, [LINES[0], 'me:changed@1.2.3.5:81', LINES[2]].join('\n'));
    assert.deepEqual(await logins(left()), [
      [undefined, undefined],
      ['me', 'changed'],
      ['you', 'word'],
    ]);
  });

  it('are not those of another place that stands in the line now', async () => {
    await writeFile(file, [LINES[0], LINES[2], LINES[1]].join('\n'));
    assert.deepEqual(await logins(left()), [[undefined, undefined], undefined, undefined]);
  });

  it('are nowhere where the file is gone, names none any more, or where it was a text', async () => {
    const nothing = [[undefined, undefined], undefined, undefined];
    assert.deepEqual(await logins(left({ kind: 'text' })), nothing);
    await writeFile(file, ['1.2.3.4:80', '1.2.3.5:81', '1.2.3.6:82'].join('\n'));
    assert.deepEqual(await logins(left()), nothing, 'one login for all was asked for then');
    await rm(file);
    assert.deepEqual(await logins(left()), nothing);
  });

  it('are read in the notation that the person chose for the list', async () => {
    const lines = ['user.example:1080:pass.example:3128'];
    await writeFile(file, lines.join('\n'));
    await choices.rememberNotation(file, 'host:port:user:pass');
    const preferredNotation = 'host:port:user:pass';
    const list = listFrom(keptList(readList(Buffer.from(lines.join('\n')), { preferredNotation }).list));
    assert.ok(list);
    assert.deepEqual(await logins({ ...left(), list }), [['pass.example', '3128']]);
  });
});
