import assert from 'node:assert/strict';
import { leaksIn } from '../../../src/leaks/detect.js';
import { LeakIndex } from '../../../src/leaks/leakIndex.js';
import { fastestMs, fuzzedLines } from './fuzzedLines.js';

/** A tenth of what `npm run bench -- leaks` looks at. */
const LINES = 100_000;
const SLOWEST_LINE_MS = 5;
const FRAME_MS = 16;
const PIECE_MS = 8;

describe('the search for credentials', function () {
  this.timeout(60_000);

  it(`takes no longer than ${SLOWEST_LINE_MS} ms for any line, and fails for none`, () => {
    let slowestMs = 0;
    let found = 0;
    for (const line of fuzzedLines(LINES)) {
      const startedMs = performance.now();
      const leaks = leaksIn(line);
      const tookMs = performance.now() - startedMs;
      const ms = tookMs > SLOWEST_LINE_MS / 2 ? fastestMs(() => leaksIn(line)) : tookMs;
      slowestMs = Math.max(slowestMs, ms);
      found += leaks.length;
      let end = 0;
      for (const leak of leaks) {
        assert.ok(leak.start >= end && leak.end <= line.length, line);
        assert.ok(leak.start <= leak.credentials.start && leak.credentials.end <= leak.end, line);
        assert.ok(leak.secret.start < leak.secret.end && leak.secret.end <= leak.end, line);
        end = leak.end;
      }
    }
    console.log(`      ${LINES} lines, ${found} credentials, slowest line ${slowestMs.toFixed(2)} ms`);
    assert.ok(found > LINES / 100);
    assert.ok(slowestMs < SLOWEST_LINE_MS, `${slowestMs} ms`);
  });

  it('takes no longer for lines made to be slow', () => {
    for (const piece of [
      ...['http://', '1.2.3.9:8080:', 'a:b@', '{{', '<', 'http://u:{{{{{{{{{{{{', 'a.', '1:22 ', 'pk_live_'],
      ...[
        'rk_a1',
        '-country-',
        'a1b2-',
        'rotate /r/',
        'curl -U a:',
        '@',
        ':80',
        'http://u:pass:word@',
        'x:80,',
      ],
      ...['a-1a:80@h.co:80:', 'user', 'ss://', '%', '$A', '[', 'http://a:$(', 'a:%40', 'passwordpass'],
    ]) {
      const line = piece.repeat(Math.ceil(20_000 / piece.length));
      const ms = fastestMs(() => leaksIn(line), 10);
      assert.ok(ms < SLOWEST_LINE_MS, `${piece}: ${ms} ms`);
    }
  });

  it('never stops an editor for a frame, in 50,000 lines or after an edit', () => {
    const lines = [...fuzzedLines(50_000)];
    const lineAt = (line: number) => lines[line] ?? '';
    const pieces = () => {
      const index = new LeakIndex(lines.length);
      const times: number[] = [];
      for (let isDone = false; !isDone;) {
        const startedMs = performance.now();
        const before = process.cpuUsage();
        isDone = index.look(lineAt, () => performance.now() - startedMs < PIECE_MS);
        const { user, system } = process.cpuUsage(before);
        times.push((user + system) / 1_000);
      }
      return { index, times };
    };
    const { index, times } = pieces();
    times.sort((left, right) => left - right);
    const typicalMs = times[Math.floor(times.length * 0.9)] ?? Infinity;
    let at = 0;
    const editMs = fastestMs(() => {
      at += 1_000;
      index.replaceLines(at, at + 1, 1);
      assert.ok(index.look(lineAt, () => true));
    }, 20);
    console.log(
      `      ${index.found.length} lines with some, ${times.length} pieces, ` +
        `9 of 10 within ${typicalMs.toFixed(1)} ms, an edit ${editMs.toFixed(2)} ms`,
    );
    assert.ok(typicalMs < FRAME_MS, `${typicalMs} ms`);
    assert.ok(editMs < FRAME_MS / 2, `${editMs} ms`);
  });
});
