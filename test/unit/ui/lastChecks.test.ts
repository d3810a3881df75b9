import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LastChecks, lastCheckLine, lastCheckText, type LastCheck } from '../../../src/ui/lastChecks.js';
import { until } from '../../until.js';

const LIVE: LastCheck = { account: 'a', proxy: 'order/1/2', verdict: 'live', latencyMs: 141.6, at: 60_000 };

describe('how proxies did when they were checked last', () => {
  let folder: string;
  let file: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'egress-last-'));
    file = join(folder, 'checks', 'last.json');
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('is known to the windows after this one, and read when it is first asked for', async () => {
    await new LastChecks(file, () => undefined).learn([LIVE]);
    let loads = 0;
    const checks = new LastChecks(file, () => (loads += 1));
    assert.equal(checks.of('a', 'order/1/2'), undefined);
    await until('the file', () => loads === 1);
    assert.deepEqual(checks.of('a', 'order/1/2'), LIVE);
    assert.equal(checks.of('b', 'order/1/2'), undefined);
    assert.deepEqual(await readdir(join(folder, 'checks')), ['last.json']);
  });

  it('keeps what another window learnt meanwhile, and of one proxy what is newer', async () => {
    const [one, other] = [new LastChecks(file, () => undefined), new LastChecks(file, () => undefined)];
    await one.learn([LIVE]);
    await other.learn([{ ...LIVE, proxy: 'x' }]);
    await one.learn([{ ...LIVE, verdict: 'timeout', at: 120_000 }]);
    assert.equal(one.of('a', 'x')?.verdict, 'live');
    assert.equal(one.of('a', 'order/1/2')?.verdict, 'timeout');
  });

  it('is known for all proxies of an account together, read when it is first asked for', async () => {
    const others = [
      { ...LIVE, proxy: 'x' },
      { ...LIVE, account: 'b' },
    ];
    await new LastChecks(file, () => undefined).learn([LIVE, ...others]);
    let loads = 0;
    const checks = new LastChecks(file, () => (loads += 1));
    assert.deepEqual(checks.ofAccount('a'), []);
    await until('the file', () => loads === 1);
    assert.deepEqual(
      checks.ofAccount('a').map(({ proxy }) => proxy),
      ['order/1/2', 'x'],
    );
    assert.deepEqual(checks.ofAccount('c'), []);
  });

  it('is nothing where the file is no such file, and is learnt anew', async () => {
    const checks = new LastChecks(join(folder, 'last.json'), () => undefined);
    await writeFile(join(folder, 'last.json'), '{"schemaVersion":1,"checks":[{}]}');
    assert.equal(checks.of('a', 'order/1/2'), undefined);
    await checks.learn([LIVE]);
    assert.deepEqual(checks.of('a', 'order/1/2'), LIVE);
  });

  it('is short in a row, and tells its age in a line', () => {
    assert.equal(lastCheckText(LIVE), '142 ms');
    assert.equal(lastCheckText({ ...LIVE, verdict: 'timeout' }), 'Timed out');
    assert.equal(lastCheckLine(LIVE, 180_000), 'Live · 142 ms · 2 min ago');
  });
});
