import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { WaitNotice } from '../../../src/ui/waitNotice.js';
import { INFO } from './tree/account.js';

describe('the notice of a wait', () => {
  const view = { message: '' };
  let notice: WaitNotice;

  beforeEach(() => {
    mock.timers.enable({ apis: ['setTimeout', 'Date'] });
    view.message = '';
    notice = new WaitNotice(view, [INFO]);
  });

  afterEach(() => {
    mock.timers.reset();
  });

  it('stands until the latest one is over', () => {
    notice.show({ provider: 'gateway', reason: 'rateLimit', untilMs: 2_000 });
    assert.equal(view.message, 'Gateway limits how often it is asked: waiting 2 s.');
    mock.timers.tick(1_000);
    notice.show({ provider: 'gateway', reason: 'retry', untilMs: 4_000 });
    assert.equal(view.message, 'Gateway did not answer well: trying again in 3 s.');
    mock.timers.tick(2_999);
    assert.notEqual(view.message, '');
    mock.timers.tick(1);
    assert.equal(view.message, '');
  });

  it('is not shown for less than a second', () => {
    notice.show({ provider: 'gateway', reason: 'retry', untilMs: 999 });
    assert.equal(view.message, '');
  });

  it('leaves the view alone once it is disposed', () => {
    notice.show({ provider: 'gateway', reason: 'retry', untilMs: 2_000 });
    notice.dispose();
    view.message = 'of another';
    mock.timers.tick(2_000);
    assert.equal(view.message, 'of another');
  });
});
