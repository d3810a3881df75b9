import assert from 'node:assert/strict';
import { ProviderError, type ErrorKind } from '../../../../src/core/errors.js';
import type { JobItem } from '../../../../src/core/publicProxies.js';
import { readList } from '../../../../src/check/list/readList.js';
import { type SendOutcome, startRemoteCheck } from '../../../../src/check/remote/remoteCheck.js';
import { remoteParts } from '../../../../src/check/remote/remoteParts.js';
import { REASONS, VERDICTS } from '../../../../src/check/verdict.js';

/** Time that passes when somebody waits for it, and not otherwise. */
class Clock {
  #now = 0;
  #tick: () => void = () => undefined;
  readonly waits: number[] = [];
  nowMs = () => this.#now;
  epochSeconds = () => 1_800_000_000;
  every = (_intervalMs: number, tick: () => void) => {
    this.#tick = tick;
    return { dispose: () => undefined };
  };
  wait = (ms: number) => {
    this.#now += ms;
    this.waits.push(ms);
    this.#tick();
    return Promise.resolve();
  };
}

/** A provider that finds of each proxy what the test says, a tenth of a job at a time. */
class Jobs {
  readonly sent: string[][] = [];
  readonly asked: string[] = [];
  outcomes: SendOutcome[] = [];
  failures: ErrorKind[] = [];
  isStuck = false;
  readonly #polls = new Map<string, number>();

  constructor(private readonly found: (proxy: string) => Partial<JobItem> | undefined) {}

  send = (part: { readonly text: { expose(): string } }): Promise<SendOutcome> => {
    const outcome = this.outcomes.shift() ?? { kind: 'sent', job: `job${this.sent.length + 1}` };
    if (outcome.kind === 'sent') {
      this.sent.push(part.text.expose().split('\n'));
    }
    return Promise.resolve(outcome);
  };

  one = (id: string) => {
    const failure = this.failures.shift();
    if (failure !== undefined) {
      return Promise.reject(new ProviderError({ kind: failure, provider: 'test', endpoint: 'GET /job' }));
    }
    this.asked.push(id);
    const polls = (this.#polls.get(id) ?? 0) + 1;
    this.#polls.set(id, polls);
    const total = this.#linesOf(id).length;
    const done = this.isStuck ? 0 : Math.min(total, polls * Math.ceil(total / 10));
    const isFinished = done === total;
    return Promise.resolve({ id, status: isFinished ? 'completed' : 'queued', isFinished, total, done });
  };

  items = (id: string, { page, pageSize = 50 }: { page: number; pageSize?: number }) => {
    const lines = this.#linesOf(id);
    const items = lines.slice((page - 1) * pageSize, page * pageSize).flatMap((line): JobItem[] => {
      const proxy = line.split(':').slice(0, 2).join(':');
      const found = this.found(proxy);
      return found ? [{ proxy, status: 'live', ...found }] : [];
    });
    return Promise.resolve({ items, page, hasMore: page * pageSize < lines.length });
  };

  #linesOf(id: string): readonly string[] {
    return this.sent[Number(id.slice(3)) - 1] ?? [];
  }
}

const addresses = (count: number) =>
  Array.from({ length: count }, (_, index) => `10.0.${index >> 8}.${index & 255}:8080`);

function started(lines: readonly string[], jobs: Jobs, known: readonly string[] = []) {
  const { list } = readList(new TextEncoder().encode(lines.join('\n')));
  const { parts, skipped } = remoteParts(list);
  const clock = new Clock();
  const told: string[] = [];
  const run = startRemoteCheck(
    { list, skipped: skipped.map(({ row }) => row), parts: known.length > 0 ? [] : parts, jobs: known },
    { jobs, send: jobs.send, onJob: (job) => told.push(job), clock },
  );
  const words = () => [...run.results.verdicts].map((code) => VERDICTS[code]);
  return { run, clock, told, words };
}

describe('a list that a provider checks', () => {
  it('ends with what the provider found of each proxy, over several pages', async () => {
    const jobs = new Jobs((proxy) =>
      proxy.startsWith('10.0.0.')
        ? { protocol: 'SOCKS5', connectMs: 12, firstByteMs: 34, exitIp: '192.0.2.7', country: 'de' }
        : { status: 'dead' },
    );
    const { run, words, told } = started(addresses(500), jobs);
    await run.ended;
    assert.deepEqual(told, ['job1']);
    assert.deepEqual(run.progress.state, 'finished');
    assert.deepEqual([run.progress.done, run.progress.live], [500, 256]);
    assert.deepEqual(new Set(words().slice(0, 256)), new Set(['live']));
    assert.deepEqual(new Set(words().slice(256)), new Set(['refused']));
    const { results } = run;
    assert.deepEqual([results.connectMs[0], results.firstByteMs[0]], [12, 34]);
    assert.equal(results.exitIps[results.exits[0] ?? 0], '192.0.2.7');
    assert.equal(results.countries[0], ('D'.charCodeAt(0) << 8) | 'E'.charCodeAt(0));
  });

  it('asks about a job with growing patience, and again soon once something moved', async () => {
    const jobs = new Jobs(() => ({}));
    const { run, clock } = started(addresses(20), jobs);
    await run.ended;
    assert.deepEqual(new Set(clock.waits), new Set([1000]));
    const stuck = new Jobs(() => undefined);
    stuck.isStuck = true;
    const still = started(addresses(20), stuck);
    await still.run.ended;
    const waits = still.clock.waits.slice(1);
    assert.ok(waits.every((wait, index) => wait >= (waits[index - 1] ?? 0) && wait <= 30_000));
    assert.deepEqual(still.run.progress.stopped, { kind: 'jobStalled', job: 'job1' });
    assert.deepEqual(still.run.progress.state, 'stopped');
    assert.deepEqual(new Set(still.words()), new Set(['unchecked']));
  });

  it('tells of each job, and of what the provider has done before anything is known of a row', async () => {
    const jobs = new Jobs(() => ({}));
    const { run, told } = started(addresses(20), jobs);
    const heard: (readonly [jobs: number, done: number, rows: number])[] = [];
    run.onDidChange((rows) => heard.push([told.length, run.progress.done, rows.length]));
    await run.ended;
    assert.deepEqual(heard, [
      [1, 0, 0],
      ...[2, 4, 6, 8, 10, 12, 14, 16, 18].map((done) => [1, done, 0] as const),
      [1, 20, 20],
    ]);
  });

  it('waits with the rest where the provider takes no more jobs for now', async () => {
    const jobs = new Jobs(() => ({}));
    jobs.outcomes = [{ kind: 'limited', retryAfterMs: 600_000 }];
    const { run, clock } = started(addresses(3), jobs);
    await run.ended;
    assert.ok(clock.waits.includes(600_000));
    assert.equal(jobs.sent.length, 1);
    assert.equal(run.progress.live, 3);
  });

  it('is followed after a restart, and not sent again', async () => {
    const jobs = new Jobs(() => ({}));
    jobs.sent.push(addresses(3));
    const { run } = started(addresses(3), jobs, ['job1']);
    await run.ended;
    assert.equal(jobs.sent.length, 1);
    assert.equal(run.progress.live, 3);
  });

  it('sits out what passes, and stops at what does not', async () => {
    const jobs = new Jobs(() => ({}));
    jobs.failures = ['network', 'serverError', 'timeout'];
    const passing = started(addresses(3), jobs);
    await passing.run.ended;
    assert.equal(passing.run.progress.live, 3);
    const refused = new Jobs(() => ({}));
    refused.failures = ['forbidden'];
    const { run, words } = started(addresses(3), refused);
    await run.ended;
    assert.deepEqual(run.progress.stopped, { kind: 'providerFailed', error: 'forbidden' });
    assert.deepEqual(words(), ['unchecked', 'unchecked', 'unchecked']);
  });

  it('says of each proxy that was not sent, or of which nothing came, that it is unchecked', async () => {
    const jobs = new Jobs((proxy) => (proxy === '10.0.0.1:8080' ? undefined : {}));
    const { run, words } = started(['10.0.0.0:8080', '10.0.0.1:8080', 'proxy.example.com:80'], jobs);
    await run.ended;
    assert.deepEqual(words(), ['live', 'unchecked', 'unchecked']);
    assert.deepEqual(
      [...run.results.reasons].map((code) => REASONS[code]),
      ['none', 'notReported', 'notSent'],
    );
    assert.equal(run.progress.state, 'finished');
  });

  it('ends where the provider has pages without end', async () => {
    const jobs = new Jobs(() => ({}));
    const { items } = jobs;
    let pages = 0;
    jobs.items = async (id, request) => {
      pages += 1;
      assert.ok(pages < 10, 'pages without end');
      return { ...(await items(id, { ...request, page: 1 })), hasMore: true };
    };
    const { run } = started(addresses(3), jobs);
    await run.ended;
    assert.deepEqual([pages, run.progress.state, run.progress.live], [2, 'finished', 3]);
  });

  it('takes for an exit only what is an address, and for a country only what is one', async () => {
    const told: readonly Partial<JobItem>[] = [
      { exitIp: '=cmd()\n', country: '=1' },
      { exitIp: `fe80::1%${'x'.repeat(10_000)}`, country: '\n\r' },
      { exitIp: '192.0.2.7', country: 'de' },
    ];
    const { run } = started(addresses(3), new Jobs((proxy) => told[Number(proxy.split(/[.:]/)[3])]));
    await run.ended;
    assert.deepEqual(run.results.exitIps, ['', '192.0.2.7']);
    assert.deepEqual([...run.results.countries], [0, 0, 0x4445]);
    assert.equal(run.progress.live, 3);
  });

  it('takes no word for a verdict that is none', async () => {
    const jobs = new Jobs((proxy) => ({
      status: proxy.startsWith('10.0.0.0') ? 'constructor' : '__proto__',
    }));
    const { run, words } = started(addresses(2), jobs);
    await run.ended;
    assert.deepEqual(words(), ['refused', 'refused']);
  });

  it('asks a provider that says to come back at once, or never, after a time of its own', async () => {
    const jobs = new Jobs(() => ({}));
    jobs.outcomes = [
      { kind: 'limited', retryAfterMs: 0 },
      { kind: 'limited', retryAfterMs: Number.MAX_SAFE_INTEGER },
    ];
    const { run, clock } = started(addresses(3), jobs);
    await run.ended;
    assert.deepEqual(clock.waits.slice(0, 2), [1_000, 3_600_000]);
  });

  it('is not sent twice where no answer came', async () => {
    const jobs = new Jobs(() => ({}));
    jobs.outcomes = [{ kind: 'unknown' }];
    const { run } = started(addresses(3), jobs);
    await run.ended;
    assert.deepEqual(run.progress.stopped, { kind: 'sendUnknown' });
    assert.equal(jobs.sent.length, 0);
  });

  it('ends at once when it is cancelled, and when the person closes the question', async () => {
    const jobs = new Jobs(() => ({}));
    jobs.isStuck = true;
    const { run, words } = started(addresses(3), jobs);
    run.cancel();
    await run.ended;
    assert.deepEqual([run.progress.state, words()], ['cancelled', ['unchecked', 'unchecked', 'unchecked']]);
    const closed = new Jobs(() => ({}));
    closed.outcomes = [{ kind: 'closed' }];
    const other = started(addresses(3), closed);
    await other.run.ended;
    assert.equal(other.run.progress.state, 'cancelled');
  });
});
