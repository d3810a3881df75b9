import assert from 'node:assert/strict';
import { DebugSessions, RUN_MEMBER, type SeenSession } from '../../../../src/ui/running/debugSessions.js';

const ofRun = (id: string, run: string | undefined, parentSession?: SeenSession): SeenSession => ({
  id,
  configuration: run === undefined ? {} : { [RUN_MEMBER]: run },
  parentSession,
});

describe('the sessions of relays', () => {
  let timers: Set<() => void>;
  let orphans: SeenSession[];
  let ended: string[];
  let sessions: DebugSessions<SeenSession>;

  beforeEach(() => {
    timers = new Set();
    orphans = [];
    ended = [];
    sessions = new DebugSessions({
      later: (then) => {
        timers.add(then);
        return { dispose: () => timers.delete(then) };
      },
      orphaned: (session) => orphans.push(session),
    });
  });

  function expect(run: string): void {
    sessions.expect(run, () => ended.push(run));
  }

  it('end their relay, once', () => {
    const session = ofRun('a', '1');
    expect('1');
    expect('2');
    sessions.begins(session);
    sessions.begins(session);
    sessions.ends(session);
    sessions.ends(session);
    assert.deepEqual(ended, ['1']);
  });

  it('leave a relay alone that is no matter of theirs', () => {
    expect('1');
    sessions.begins(ofRun('a', '1'));
    sessions.ends(ofRun('b', undefined));
    sessions.ends(ofRun('c', '2'));
    assert.deepEqual(ended, []);
  });

  it('end no relay where only what they started ends, marked or not', () => {
    const root = ofRun('a', '1');
    expect('1');
    sessions.begins(root);
    for (const child of [ofRun('b', '1', root), ofRun('c', undefined, root)]) {
      sessions.begins(child);
      sessions.ends(child);
    }
    assert.deepEqual(ended, []);
    sessions.ends(root);
    assert.deepEqual(ended, ['1']);
  });

  it('that never begin leave no relay', () => {
    expect('1');
    for (const then of [...timers]) {
      then();
    }
    assert.deepEqual(ended, ['1']);
    assert.equal(timers.size, 0);
  });

  it('that have begun are waited for no longer', () => {
    expect('1');
    sessions.begins(ofRun('a', '1'));
    assert.equal(timers.size, 0);
  });

  it('that fail before they begin end their relay', () => {
    expect('1');
    sessions.ends(ofRun('a', '1'));
    assert.deepEqual(ended, ['1']);
    assert.equal(timers.size, 0);
  });

  it('whose launch fails end their relay, which VS Code tells in no other way', () => {
    const session = ofRun('a', '1');
    expect('1');
    sessions.begins(session);
    sessions.answers(session, { type: 'response', command: 'initialize', success: true });
    sessions.answers(session, { type: 'response', command: 'evaluate', success: false });
    sessions.answers(session, { type: 'event', command: 'launch', success: false });
    assert.deepEqual(ended, []);
    sessions.answers(session, { type: 'response', command: 'launch', success: false });
    assert.deepEqual(ended, ['1']);
  });

  for (const command of ['terminate', 'disconnect']) {
    it(`keep their relay where ${command} is for a restart`, () => {
      const session = ofRun('a', '1');
      expect('1');
      sessions.begins(session);
      sessions.isAsked(session, { command, arguments: { restart: true } });
      sessions.ends(session);
      assert.deepEqual(ended, []);
      sessions.begins(session);
      sessions.isAsked(session, { command, arguments: { restart: false } });
      sessions.ends(session);
      assert.deepEqual(ended, ['1']);
    });
  }

  it('that could not be restarted end their relay', () => {
    const session = ofRun('a', '1');
    expect('1');
    sessions.begins(session);
    sessions.isAsked(session, { command: 'terminate', arguments: { restart: true } });
    sessions.ends(session);
    sessions.ends(session);
    assert.deepEqual(ended, ['1']);
  });

  it('that are restarted with another configuration go on with its relay alone', () => {
    expect('1');
    sessions.begins(ofRun('a', '1'));
    sessions.isAsked(ofRun('a', '1'), { command: 'disconnect', arguments: { restart: true } });
    sessions.ends(ofRun('a', '1'));
    expect('2');
    sessions.begins(ofRun('a', '2'));
    assert.deepEqual(ended, ['1']);
    sessions.ends(ofRun('a', '2'));
    assert.deepEqual(ended, ['1', '2']);
  });

  it('that restart by themselves take the relay of the configuration they are given', () => {
    const session = ofRun('a', '1');
    expect('1');
    sessions.begins(session);
    sessions.isAsked(session, { command: 'restart', arguments: { arguments: session.configuration } });
    assert.deepEqual(ended, []);
    expect('2');
    sessions.isAsked(session, { command: 'restart', arguments: { arguments: { [RUN_MEMBER]: '2' } } });
    assert.deepEqual(ended, ['1']);
    assert.equal(timers.size, 0);
    sessions.ends(session);
    assert.deepEqual(ended, ['1', '2']);
  });

  it('whose relay has ended before are told of', () => {
    const session = ofRun('a', '1');
    expect('1');
    assert.equal(sessions.forget('1'), undefined);
    sessions.begins(session);
    assert.deepEqual(orphans, [session]);
    assert.deepEqual(ended, []);
  });

  it('are known to whoever stops them, and not ended twice', () => {
    const session = ofRun('a', '1');
    expect('1');
    sessions.begins(session);
    assert.equal(sessions.forget('1'), session);
    sessions.ends(session);
    assert.deepEqual(ended, []);
    assert.equal(timers.size, 0);
  });
});
