import assert from 'node:assert/strict';
import type { Judge, OwnTarget } from '../../../../src/check/judge/judge.js';
import { ownTargetJudge } from '../../../../src/check/judge/ownTarget.js';
import { fakeAnswer } from './fakeAnswer.js';

const URL = 'https://shop.example/item';

function judgeOf(target: Partial<OwnTarget>): Judge {
  const judge = ownTargetJudge({ url: URL, ...target });
  assert.ok(!('problem' in judge), JSON.stringify(judge));
  return judge;
}

function problemOf(target: Partial<OwnTarget>): unknown {
  const judge = ownTargetJudge({ url: URL, ...target });
  return 'problem' in judge ? judge.problem : undefined;
}

const live = { verdict: 'live', reason: 'none' };

describe("a person's own target", () => {
  it('is reached with any status below 400, unless one is expected', () => {
    assert.deepEqual(judgeOf({}).read(fakeAnswer('', 204)), live);
    assert.deepEqual(judgeOf({}).read(fakeAnswer('', 302)), live);
    assert.deepEqual(judgeOf({}).read(fakeAnswer('', 404)), {
      verdict: 'garbage',
      reason: 'unexpectedStatus',
    });
    assert.deepEqual(judgeOf({ status: 404 }).read(fakeAnswer('', 404)), live);
    assert.deepEqual(judgeOf({ status: 403 }).read(fakeAnswer('', 403)), live);
    assert.deepEqual(judgeOf({ status: 200 }).read(fakeAnswer('', 204)), {
      verdict: 'garbage',
      reason: 'unexpectedStatus',
    });
  });

  it('is reached where its text is there', () => {
    const judge = judgeOf({ text: 'Add to basket' });
    assert.deepEqual(judge.read(fakeAnswer('<b>Add to basket</b>')), live);
    assert.deepEqual(judge.read(fakeAnswer('<b>Welcome, please log in</b>')), {
      verdict: 'garbage',
      reason: 'unexpectedText',
    });
  });

  it('turns proxies away by a status, and by pages that are known for it', () => {
    const judge = judgeOf({});
    assert.deepEqual(judge.read(fakeAnswer('', 403)), { verdict: 'blocked', reason: 'unexpectedStatus' });
    assert.deepEqual(judge.read(fakeAnswer('', 429)), { verdict: 'blocked', reason: 'tooManyRequests' });
    for (const page of [
      'Attention Required! | Cloudflare',
      '<div id="px-captcha">',
      'Incapsula incident ID: 1',
    ]) {
      assert.deepEqual(judge.read(fakeAnswer(page, 403)), { verdict: 'blocked', reason: 'blockPage' }, page);
      // on a page that is shown such a script is there for everybody
      assert.deepEqual(judge.read(fakeAnswer(page)), live, page);
    }
  });

  it('turns proxies away by a pattern of the person, whatever the status', () => {
    const judge = judgeOf({ blockedPattern: 'not available in your (country|region)', text: 'Add' });
    assert.deepEqual(judge.read(fakeAnswer('Add: Not available in your region')), {
      verdict: 'blocked',
      reason: 'blockPage',
    });
    assert.deepEqual(judge.read(fakeAnswer('Add')), live);
  });

  it('goes on without a pattern that does not come to an end', () => {
    const judge = judgeOf({ blockedPattern: '(a+)+$' });
    const page = fakeAnswer(`${'a'.repeat(60_000)}b`);
    assert.deepEqual(judge.read(page), live);
    // given up: this would match
    assert.deepEqual(judge.read(fakeAnswer('a')), live);
  }).timeout(10_000);

  it('counts as there when it answers without a proxy, whatever it answers', () => {
    assert.deepEqual(judgeOf({ status: 200 }).view(fakeAnswer('', 403)), { headers: new Map() });
  });

  it('is asked as the person wishes, on a connection and in a coding that can be read', () => {
    const { target } = judgeOf({
      url: 'http://shop.example:8080/a?b',
      method: 'POST',
      headers: { 'user-agent': 'mine', 'X-Key': 'é', 'Accept-Encoding': 'gzip', Connection: 'keep-alive' },
    });
    assert.equal(
      Buffer.from(target.request).toString('latin1'),
      'POST /a?b HTTP/1.1\r\nHost: shop.example:8080\r\nAccept: */*\r\nuser-agent: mine\r\nX-Key: é\r\n' +
        'Content-Length: 0\r\nConnection: close\r\n\r\n',
    );
    assert.match(
      Buffer.from(target.absoluteHead).toString('latin1'),
      /^POST http:\/\/shop\.example:8080\/a\?b HTTP/,
    );
  });

  it('is read no further than is needed', () => {
    assert.equal(judgeOf({}).target.answerBytes, 8 * 1024);
    assert.equal(judgeOf({ text: 'x' }).target.answerBytes, 64 * 1024);
    assert.equal(judgeOf({ blockedPattern: 'x' }).target.answerBytes, 64 * 1024);
    assert.equal(judgeOf({}).download?.(1_000_000).answerBytes, 1_000_000);
  });

  it('says what is wrong with it', () => {
    assert.deepEqual(problemOf({ url: 'shop.example' }), { kind: 'badUrl' });
    assert.deepEqual(problemOf({ url: 'https://user:pass@shop.example/' }), { kind: 'badUrl' });
    assert.deepEqual(problemOf({ method: 'GET /other' }), { kind: 'badMethod' });
    assert.deepEqual(problemOf({ method: 'CONNECT' }), { kind: 'badMethod' });
    assert.deepEqual(problemOf({ status: 99 }), { kind: 'badStatus' });
    assert.deepEqual(problemOf({ blockedPattern: '(' }), { kind: 'badPattern' });
    assert.deepEqual(problemOf({ headers: { Fine: '1', 'A\r\nB': '1' } }), {
      kind: 'badHeader',
      name: 'A\r\nB',
    });
    assert.deepEqual(problemOf({ headers: { Host: 'a\r\nX-Other: 1' } }), {
      kind: 'badHeader',
      name: 'Host',
    });
    assert.equal(problemOf({}), undefined);
  });
});
