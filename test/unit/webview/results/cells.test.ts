import assert from 'node:assert/strict';
import { ANONYMITIES, REASONS, VERDICTS } from '../../../../src/check/verdict.js';
import { PROXY_FAULTS } from '../../../../src/core/proxy/notation.js';
import { formatsOf } from '../../../../src/webview/kit/formats.js';
import { badLineText } from '../../../../src/webview/results/badLines.js';
import { anonymityText, cellOf } from '../../../../src/webview/results/cells.js';
import { resultColumns } from '../../../../src/webview/results/columns.js';
import { reasonText } from '../../../../src/webview/results/reasons.js';
import { verdictMark, verdictText, verdictTone } from '../../../../src/webview/results/verdicts.js';
import { shownRows } from './shownRows.js';

const formats = formatsOf('en');

describe('the cells of the table', () => {
  const rows = shownRows([
    { verdict: 'live', scheme: 'http', country: 'US', asked: 'US', anonymity: 'elite', connectMs: 38.2 },
    { verdict: 'live', country: 'DE', asked: 'US', firstByteMs: 1420 },
    { verdict: 'timeout', reason: 'slowAnswer', asked: 'US' },
  ]);
  const cell = (row: number, column: string) =>
    cellOf(row, column, { rows, formats, changes: undefined, nowMs: 0 });

  it('say whether the country is the one that was asked for', () => {
    assert.deepEqual(cell(0, 'asked'), { text: 'US ✓', label: 'US, as asked for', tone: 'good' });
    assert.deepEqual(cell(1, 'asked'), { text: 'US ✗', label: 'not US, which was asked for', tone: 'bad' });
    assert.deepEqual(cell(2, 'asked'), { text: 'US', tone: 'dim' });
  });

  it('say durations as a person does, and nothing where there is none', () => {
    assert.deepEqual(
      [cell(0, 'connect'), cell(1, 'firstByte'), cell(2, 'connect')],
      ['38 ms', '1,420 ms', ''],
    );
  });

  it('tell what nobody can tell of a live proxy by a dash', () => {
    assert.deepEqual(
      [0, 1, 2].map((row) => cell(row, 'anonymity')),
      ['elite', '–', ''],
    );
  });

  it('say the verdict and why in one line', () => {
    assert.deepEqual(cell(2, 'verdict'), { text: 'timed out · no answer in time', tone: 'bad' });
  });

  it('are there for every column', () => {
    for (const { id } of resultColumns()) {
      const shown = cell(0, id);
      assert.equal(typeof (typeof shown === 'string' ? shown : shown.text), 'string', id);
    }
  });
});

describe('the words of results', () => {
  it('are there for every verdict, reason, anonymity and fault', () => {
    for (const [words, text] of [
      [
        VERDICTS.filter(
          (verdict) =>
            !['live', 'blocked', 'intercepted', 'waiting', 'unchecked', 'refused'].includes(verdict),
        ),
        verdictText,
      ],
      [REASONS, reasonText],
    ] as const) {
      for (const word of words) {
        assert.notEqual(text(word), word, word);
      }
    }
    for (const word of ANONYMITIES) {
      assert.notEqual(anonymityText(word), '');
    }
    for (const fault of PROXY_FAULTS) {
      assert.match(badLineText({ line: 1, reason: 'unreadable', fault }, formats), /^Line 1: [a-zA-Z]/);
    }
  });

  it('stand as they came where they are not known', () => {
    assert.deepEqual([verdictText('<b>'), reasonText('<b>'), anonymityText('<b>')], ['<b>', '<b>', '<b>']);
  });

  it('are told apart by shape, not by colour alone', () => {
    const shapes = new Map(VERDICTS.map((verdict) => [verdictMark(verdict), verdictTone(verdict)]));
    assert.equal(new Set(VERDICTS.map(verdictTone)).size, 4);
    assert.ok(shapes.size >= 5);
  });
});
