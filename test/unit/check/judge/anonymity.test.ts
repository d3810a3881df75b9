import assert from 'node:assert/strict';
import type { DirectView, Passage } from '../../../../src/check/judge/judge.js';
import { judgeAt } from '../../../../src/check/judge/judgeAt.js';
import type { CheckedAnonymity } from '../../../../src/check/verdict.js';
import { fakeAnswer } from './fakeAnswer.js';

const OWN = '198.51.100.1';
const EXIT = '192.0.2.7';
const DIRECT: DirectView = { address: OWN, headers: new Map([['host', 'judge.example']]) };

describe("what a judge's echo says of a proxy's anonymity", () => {
  const judge = judgeAt('http://judge.example/');

  function seen(
    headers: Readonly<Record<string, string>>,
    passage: Partial<Passage> = {},
    origin = EXIT,
  ): CheckedAnonymity | undefined {
    const answer = fakeAnswer({ origin, headers: { Host: 'judge.example', ...headers } });
    return judge?.read(answer, { form: 'absolute', direct: DIRECT, ...passage }).anonymity;
  }

  it('is transparent where the own address appears, in whatever header or spelling', () => {
    for (const headers of [
      { 'X-Forwarded-For': OWN },
      { 'X-Forwarded-For': `${OWN}, ${EXIT}` },
      { Forwarded: `for="${OWN}:51234";proto=http` },
      { 'X-Real-IP': `::ffff:${OWN}` },
      { 'X-Nobody-Knows-This': OWN },
    ]) {
      assert.equal(seen(headers), 'transparent', JSON.stringify(headers));
    }
    assert.equal(seen({}, {}, `${OWN}, ${EXIT}`), 'transparent');
  });

  it('is anonymous where the proxy says that it is one, and not for whom', () => {
    for (const headers of [
      { Via: '1.1 proxy' },
      { 'X-Forwarded-For': 'unknown' },
      { 'X-Forwarded-For': '203.0.113.5' },
      { 'X-Forwarded-For': EXIT },
      { 'Proxy-Connection': 'close' },
      { 'X-Proxy-ID': '5' },
    ]) {
      assert.equal(seen(headers), 'anonymous', JSON.stringify(headers));
    }
  });

  it('is elite where neither is there', () => {
    assert.equal(seen({}), 'elite');
    assert.equal(seen({ 'Cache-Control': 'no-cache', 'X-Nobody-Knows-This': '1' }), 'elite');
    // an address that only contains the own one is another
    assert.equal(seen({ 'X-Trace': `1${OWN}` }), 'elite');
  });

  it('is not told by what the front of the judge adds to every request', () => {
    const direct: DirectView = {
      address: OWN,
      headers: new Map([
        ['via', '1.1 front'],
        ['x-forwarded-for', OWN],
        ['x-request', OWN],
      ]),
    };
    const fronted = { Via: '1.1 front', 'X-Forwarded-For': EXIT };
    assert.equal(seen(fronted, { direct }), 'elite');
    assert.equal(seen({ ...fronted, Via: '1.1 proxy, 1.1 front' }, { direct }), 'anonymous');
    assert.equal(seen({ ...fronted, 'X-Forwarded-For': `${OWN}, ${EXIT}` }, { direct }), 'transparent');
  });

  it('is not told by a tunnel, a page without an echo, or an answer without a proxy', () => {
    assert.equal(seen({ Via: '1.1 proxy' }, { form: 'connect' }), 'none');
    assert.equal(seen({}, { form: 'socks' }), 'none');
    assert.equal(judge?.read(fakeAnswer(EXIT), { form: 'absolute', direct: DIRECT }).anonymity, 'none');
    assert.equal(judge.read(fakeAnswer(EXIT)).anonymity, undefined);
  });

  it('does not take the host asked for as the own address', () => {
    const direct: DirectView = { address: '127.0.0.1', headers: new Map() };
    assert.equal(seen({ Host: '127.0.0.1:8080' }, { direct }), 'elite');
  });
});
