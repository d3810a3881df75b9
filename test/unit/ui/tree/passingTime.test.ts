import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { PassingTime } from '../../../../src/ui/tree/passingTime.js';
import { HOUR_MS, MINUTE_MS } from '../inventory.js';

describe('a view that is drawn anew as time passes', () => {
  let drawn: number;
  let listener: (() => void) | undefined;
  let time: PassingTime;
  const view = {
    visible: true,
    onDidChangeVisibility: (told: () => void) => {
      listener = told;
      return { dispose: () => (listener = undefined) };
    },
  };
  const see = (visible: boolean) => {
    view.visible = visible;
    listener?.();
  };

  beforeEach(() => {
    mock.timers.enable({ apis: ['setTimeout', 'Date'] });
    drawn = 0;
    view.visible = true;
    time = new PassingTime({ view, clock: Date.now, redraw: () => (drawn += 1) });
  });

  afterEach(() => {
    time.dispose();
    mock.timers.reset();
  });

  it('is so once a minute while it is seen, and not after its end', () => {
    mock.timers.tick(MINUTE_MS - 1);
    assert.equal(drawn, 0);
    mock.timers.tick(1);
    assert.equal(drawn, 1);
    mock.timers.tick(MINUTE_MS);
    assert.equal(drawn, 2);
    time.dispose();
    assert.equal(listener, undefined);
    mock.timers.tick(HOUR_MS);
    assert.equal(drawn, 2);
  });

  it('is not while nobody sees it, and at once when they do again after longer', () => {
    see(false);
    mock.timers.tick(HOUR_MS);
    assert.equal(drawn, 0);
    see(true);
    mock.timers.tick(1);
    assert.equal(drawn, 1);
    see(false);
    see(true);
    mock.timers.tick(MINUTE_MS - 1);
    assert.equal(drawn, 1);
    mock.timers.tick(1);
    assert.equal(drawn, 2);
  });
});
