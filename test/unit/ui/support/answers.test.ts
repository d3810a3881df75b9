import assert from 'node:assert/strict';
import { answerText, namedValues } from '../../../../src/ui/support/answerText.js';
import { type KeptAnswer, KeptAnswers } from '../../../../src/ui/support/keptAnswers.js';
import { FakeMemento } from '../fakeMemento.js';

const given = (question: string, more: Partial<KeptAnswer> = {}): Omit<KeptAnswer, 'id'> => ({
  account: { id: 'a1', label: 'Residential' },
  provider: 'IPLoop',
  question,
  answer: ['Use country-US.'],
  related: [],
  at: Date.UTC(2026, 10, 22),
  ...more,
});

describe('the answers of support', () => {
  let memento: FakeMemento;
  let answers: KeptAnswers;

  beforeEach(() => {
    memento = new FakeMemento();
    answers = new KeptAnswers(memento);
  });

  const questions = () => new KeptAnswers(memento).all().map(({ question }) => question);

  it('are there again after a reload, the latest first', async () => {
    const first = await answers.keep(given('one?'));
    const second = await answers.keep(given('two?', { related: ['plans: 3'] }));
    assert.deepEqual(new KeptAnswers(memento).all(), [second, first]);
  });

  it('are a hundred at most, and no more text than anybody reads', async () => {
    for (let count = 1; count <= 103; count += 1) {
      await answers.keep(given(`${count}?`));
    }
    assert.equal(questions().length, 100);
    assert.deepEqual([questions()[0], questions().at(-1)], ['103?', '4?']);
    await answers.keep(given('long?', { answer: ['x'.repeat(499_000)] }));
    assert.ok(questions().length < 10);
    await answers.keep(given('longer than all?', { answer: ['x'.repeat(600_000)] }));
    assert.deepEqual(questions(), ['longer than all?']);
  });

  it('are gone once they are deleted', async () => {
    const first = await answers.keep(given('one?'));
    await answers.keep(given('two?'));
    await answers.forget([first.id, 'unknown']);
    assert.deepEqual(questions(), ['two?']);
  });

  it('are none where the state is damaged', async () => {
    await memento.update('support/answers', [{ question: 7 }]);
    assert.deepEqual(answers.all(), []);
    await answers.keep(given('one?'));
    assert.deepEqual(questions(), ['one?']);
  });

  it('are shown whole, with what belongs to them', async () => {
    const kept = await answers.keep(
      given('Which countries?', { answer: ['Two.', '', 'Ask for more.'], related: ['best: US, GB'] }),
    );
    assert.match(
      answerText(kept),
      /^Which countries\?\n\nResidential · IPLoop · .*2026.*\n\nAnswer\n {2}Two\.\n\n {2}Ask for more\.\n\nRelated\n {2}best: US, GB\n$/,
    );
    assert.doesNotMatch(answerText(await answers.keep(given('?'))), /Related/);
  });
});

describe('values of any shape', () => {
  const cases: readonly (readonly [unknown, readonly string[]])[] = [
    [undefined, []],
    [null, []],
    [{}, []],
    [[], []],
    ['text\u202E', ['text']],
    [{ countries: 195, best: ['US', 'GB'], none: null }, ['countries: 195', 'best: US, GB', 'none:']],
    [{ plans: { free: { perMinute: 30 } } }, ['plans:', '  free:', '    perMinute: 30']],
    [
      [{ code: 407 }, true],
      ['0:', '  code: 407', '1: true'],
    ],
    [{ 'a\nb': '[x](command:y)' }, ['a b: [x](command:y)']],
  ];
  for (const [value, lines] of cases) {
    it(`are names and values: ${JSON.stringify(value)}`, () => {
      assert.deepEqual(namedValues(value), lines);
    });
  }

  it('end where nobody reads on', () => {
    const deep: unknown = JSON.parse(`${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`);
    assert.ok(namedValues(deep).length < 10);
    assert.equal(
      namedValues(Object.fromEntries(Array.from({ length: 5000 }, (_, at) => [`n${at}`, 1]))).length,
      100,
    );
  });
});
