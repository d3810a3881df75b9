import assert from 'node:assert/strict';
import { leaksIn } from '../../../src/leaks/detect.js';
import { LeakIndex } from '../../../src/leaks/leakIndex.js';
import { fastestMs, fuzzedLines } from './fuzzedLines.js';

/** A tenth of what `npm run bench -- leaks` looks at. */
const LINES = 100_000;
const SLOWEST_LINE_MS = 5;

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
      ...[
        '\\n',
        'x.com:80:u:p1\\n',
        'a=',
        '(a:80@',
        'http://u:pw@é.',
        'http://u:pw@ééééé',
        'socks5://1.2.3.9:80:',
      ],
    ]) {
      const line = piece.repeat(Math.ceil(20_000 / piece.length));
      const ms = fastestMs(() => leaksIn(line), 10);
      assert.ok(ms < SLOWEST_LINE_MS, `${piece}: ${ms} ms`);
    }
  });

  /**
   * A piece of the work ends when its time is up, and a line takes less than `SLOWEST_LINE_MS`: what is left to show is
   * that the time is asked for before each line, and that an edit costs its own lines alone.
   */
  it('stops between any two of 50,000 lines, and looks at one line after an edit of one', () => {
    const lines = [...fuzzedLines(50_000)];
    const looked: number[] = [];
    const lineAt = (line: number) => {
      looked.push(line);
      return lines[line] ?? '';
    };
    const index = new LeakIndex(lines.length);
    for (let piece = 0; piece < lines.length; piece += 1) {
      let asked = 0;
      const isDone = index.look(lineAt, () => {
        asked += 1;
        return asked === 1;
      });
      assert.equal(isDone, piece === lines.length - 1);
    }
    assert.deepEqual(
      looked,
      lines.map((_, line) => line),
    );
    looked.length = 0;
    for (let line = 0; line < lines.length; line += 1_000) {
      index.replaceLines(line, line + 1, 1);
      assert.ok(index.look(lineAt, () => true));
      assert.deepEqual(looked.splice(0), [line]);
    }
    assert.deepEqual(
      index.found.map(({ line }) => line),
      lines.flatMap((text, line) => (leaksIn(text).length > 0 ? [line] : [])),
    );
  });
});
