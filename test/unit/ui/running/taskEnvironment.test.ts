import assert from 'node:assert/strict';
import { TaskEnvironment } from '../../../../src/ui/running/taskEnvironment.js';

describe('the environment of a task', () => {
  let made: number;
  let isRefused: boolean;
  let isClosed: boolean;
  let environment: TaskEnvironment;

  beforeEach(() => {
    made = 0;
    isRefused = false;
    isClosed = false;
    environment = new TaskEnvironment(() => {
      made += 1;
      if (isRefused) {
        return Promise.reject(new Error('refused'));
      }
      return Promise.resolve(isClosed ? undefined : { A: `a${made}`, B: `b${made}` });
    });
  });

  const values = async () => [await environment.value('A'), await environment.value('B')];

  it('is made once for a start, and anew for the next', async () => {
    assert.deepEqual(await values(), ['a1', 'b1']);
    assert.deepEqual(await values(), ['a2', 'b2']);
    assert.equal(made, 2);
  });

  it('is made once where its values are asked for together', async () => {
    assert.deepEqual(await Promise.all([environment.value('A'), environment.value('B')]), ['a1', 'b1']);
    assert.equal(made, 1);
  });

  it('is made anew after a start that was given up in between', async () => {
    assert.equal(await environment.value('A'), 'a1');
    assert.deepEqual(await values(), ['a2', 'b2']);
  });

  it('has no values where a question was closed, and is asked for again', async () => {
    isClosed = true;
    assert.equal(await environment.value('A'), undefined);
    isClosed = false;
    assert.equal(await environment.value('B'), 'b2');
    assert.equal(await environment.value('A'), 'a2');
  });

  it('refuses as whoever makes it, each time', async () => {
    isRefused = true;
    await assert.rejects(environment.value('A'), /refused/);
    await assert.rejects(environment.value('B'), /refused/);
    isRefused = false;
    assert.deepEqual(await values(), ['a3', 'b3']);
  });
});
