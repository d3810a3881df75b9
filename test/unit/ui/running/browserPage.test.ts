import assert from 'node:assert/strict';
import { localeOf } from '../../../../src/browser/countryLocale.js';
import {
  exitProblem,
  exitText,
  startPageOf,
  type BrowserFacts,
} from '../../../../src/ui/running/browserPage.js';
import { startRelay, type Relay } from '../../../../src/relay/relay.js';

describe('what is said of a browser that goes out through a proxy', () => {
  let relay: Relay;
  let facts: BrowserFacts;

  before(async () => {
    relay = await startRelay({
      upstreams: [],
      policy: 'roundRobin',
      demandsToken: true,
      allowsPrivateTargets: false,
      idleStopMs: 0,
    });
    facts = {
      browser: { name: 'chromium', program: '/usr/bin/chromium' },
      chosen: { title: 'Main · DE', proxies: [] },
      relay,
      exit: { ip: '203.0.113.7', country: 'DE' },
      asked: 'DE',
      locale: localeOf('DE'),
      isRoot: false,
    };
  });
  after(() => relay.close());

  const valueOf = (name: string, of: BrowserFacts) =>
    startPageOf(of).facts.find(([each]) => each === name)?.[1];

  it('is the exit, and no problem where it is as asked', () => {
    assert.equal(exitText(facts), '203.0.113.7 · Germany');
    assert.equal(exitProblem(facts), undefined);
    assert.deepEqual(
      ['Exit IP', 'Country', 'Language', 'Time zone'].map((name) => valueOf(name, facts)),
      ['203.0.113.7', 'Germany', 'de-DE', 'Europe/Berlin'],
    );
    assert.match(startPageOf(facts).title, /through Main · DE$/);
  });

  it('is a problem where the exit is elsewhere, with both countries', () => {
    const elsewhere = { ...facts, exit: { ip: '203.0.113.7', country: 'NL' } };
    const sentence = 'The exit is in Netherlands, not in Germany as asked.';
    assert.equal(exitProblem(elsewhere), sentence);
    assert.ok(startPageOf(elsewhere).notes.includes(sentence));
    assert.equal(exitProblem({ ...elsewhere, asked: undefined }), undefined);
    assert.equal(exitProblem({ ...facts, exit: { ip: '203.0.113.7' } }), undefined);
  });

  it('is that no exit was seen, where none was', () => {
    const unseen = { ...facts, exit: undefined };
    assert.equal(exitText(unseen), 'exit not seen');
    assert.equal(exitProblem(unseen), 'No judge answered through the proxy.');
    assert.equal(valueOf('Exit IP', unseen), 'not seen');
  });

  it('is that language and time zone are the machine’s, where no country is known', () => {
    const unknown = { ...facts, exit: { ip: '203.0.113.7' }, asked: undefined, locale: undefined };
    assert.equal(valueOf('Country', unknown), 'not known');
    assert.equal(valueOf('Language', unknown), 'as on this machine');
    assert.ok(startPageOf(unknown).notes.some((note) => note.includes('of this machine')));
  });

  it('is that there is no sandbox, for root alone', () => {
    const isSaid = (of: BrowserFacts) => startPageOf(of).notes.some((note) => note.includes('sandbox'));
    assert.deepEqual([isSaid(facts), isSaid({ ...facts, isRoot: true })], [false, true]);
  });
});
