import assert from 'node:assert/strict';
import {
  literalQuestion,
  noteMessage,
  problemMessage,
  refusalMessage,
  writeQuestion,
  writtenMessage,
} from '../../../../src/ui/editor/insertMessages.js';

describe('what insertion asks and says', () => {
  const plan = {
    kind: 'write',
    variable: 'PROXY_URL',
    names: ['PROXY_URL'],
    text: 'PROXY_URL=secret\n',
  } as const;
  const unsafePlan = { ...plan, ignoreText: '.env\n' };

  it('names the variable and the proxy, and .gitignore where that changes', () => {
    const { message, detail } = writeQuestion(plan, '203.0.113.7:8080');
    assert.equal(message, 'Write PROXY_URL to .env?');
    assert.match(detail, /203\.0\.113\.7:8080/);
    assert.doesNotMatch(detail, /\.gitignore/);
    assert.match(writeQuestion(unsafePlan, '203.0.113.7:8080').detail, /\.gitignore/);
  });

  it('names what has another value, and the name that would stand beside it', () => {
    const { message } = writeQuestion({ ...plan, variable: 'PROXY_URL_2', taken: 'PROXY_URL' }, 'a:1');
    assert.equal(message, 'Replace PROXY_URL in .env, which has another value, or add PROXY_URL_2?');
  });

  it('counts several proxies, and names the first variables', () => {
    const names = ['A', 'B', 'C', 'D', 'E'];
    const { message, detail } = writeQuestion({ ...plan, names }, 5);
    assert.equal(message, 'Write A, B, C and 2 more to .env?');
    assert.match(detail, /^The file will hold the whole URLs of 5 proxies\./);
  });

  it('names the two commands that take a tracked file out of the repository', () => {
    assert.match(
      refusalMessage('PROXY_URL', 'tracked'),
      /“git rm --cached \.env” and “echo \.env >> \.gitignore”/,
    );
  });

  it('never repeats what is written', () => {
    const { message, detail } = writeQuestion(unsafePlan, '203.0.113.7:8080');
    assert.doesNotMatch(message + detail + writtenMessage(unsafePlan, true), /secret/);
  });

  it('warns of a literal in a file that git commits, or may commit', () => {
    const danger = /Git commits this file/;
    for (const state of ['tracked', 'exposed', 'unknown'] as const) {
      assert.match(literalQuestion('main.py', '203.0.113.7:8080', state).detail, danger);
    }
    for (const state of ['ignored', 'none'] as const) {
      assert.doesNotMatch(literalQuestion('main.py', '203.0.113.7:8080', state).detail, danger);
    }
  });

  it('tells to save a file that has unsaved changes', () => {
    assert.match(writtenMessage(plan, true), /save it/);
    assert.doesNotMatch(writtenMessage(plan, false), /save it/);
  });

  it('says what gives a container the variable, and what to do where no shell reads it', () => {
    assert.match(noteMessage('runTime'), /“docker run --env-file \.env”/);
    assert.match(problemMessage('execForm'), /without brackets, or let the program read the variable/);
    assert.match(problemMessage('imageLayer'), /stays in the image/);
    assert.match(problemMessage('constant'), /in a constant/);
  });
});
