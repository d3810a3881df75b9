import assert from 'node:assert/strict';
import { Secret } from '../../../../src/core/secret.js';
import type { EnvFile } from '../../../../src/ui/editor/envFile.js';
import { oneVariable, planEnv } from '../../../../src/ui/editor/envPlan.js';

const url = new Secret('http://me:p%40ss@203.0.113.7:8080');
const file = (more: Partial<EnvFile> = {}): EnvFile => ({
  path: '/workspace/.env',
  text: '',
  git: 'ignored',
  ignoreText: undefined,
  ...more,
});

describe('the plan for a value in .env', () => {
  it('writes it under the suggested name', () => {
    const plan = planEnv(file({ text: '# ours\nA=1\n' }), oneVariable(url), 'PROXY_URL');
    assert.equal(plan.kind, 'write');
    assert.equal(plan.variable, 'PROXY_URL');
    assert.ok(plan.text.startsWith('# ours\nA=1\n'));
    assert.ok(plan.text.includes(url.expose()));
    assert.equal(plan.ignoreText, undefined);
  });

  it('takes the next free name beside another value', () => {
    const text = 'PROXY_URL=http://198.51.100.1:1\nPROXY_URL_2=http://198.51.100.2:2\n';
    assert.equal(planEnv(file({ text }), oneVariable(url), 'PROXY_URL').variable, 'PROXY_URL_3');
  });

  it('is nothing to do where any name holds the value, whatever git thinks', () => {
    for (const git of ['tracked', 'exposed', 'ignored', 'unknown', 'none'] as const) {
      const plan = planEnv(file({ text: `MINE=${url.expose()}\n`, git }), oneVariable(url), 'PROXY_URL');
      assert.deepEqual(plan, { kind: 'keep', variable: 'MINE' });
    }
  });

  it('has git ignore the file first wherever git might commit it', () => {
    for (const git of ['exposed', 'unknown'] as const) {
      const plan = planEnv(file({ git, ignoreText: 'dist/' }), oneVariable(url), 'PROXY_URL');
      assert.equal(plan.kind, 'write');
      assert.equal(plan.ignoreText, 'dist/\n.env\n');
    }
  });

  it('is refused while git tracks the file', () => {
    const plan = planEnv(file({ git: 'tracked' }), oneVariable(url), 'PROXY_URL');
    assert.deepEqual(plan, { kind: 'refuse', variable: 'PROXY_URL', reason: 'tracked' });
  });

  it('names the one that has another value, which may be replaced in place', () => {
    const text = '# ours\nPROXY_URL=http://198.51.100.1:1 # Berlin\nB=2\n';
    const added = planEnv(file({ text }), oneVariable(url), 'PROXY_URL');
    assert.equal(added.kind, 'write');
    assert.deepEqual([added.variable, added.taken], ['PROXY_URL_2', 'PROXY_URL']);
    const replacing = planEnv(file({ text }), oneVariable(url), 'PROXY_URL', { replaces: true });
    assert.equal(replacing.kind, 'write');
    assert.deepEqual(
      [replacing.variable, replacing.taken, replacing.replaced],
      ['PROXY_URL', undefined, text],
    );
    assert.equal(replacing.text, `# ours\nPROXY_URL=${url.expose()} # Berlin\nB=2\n`);
  });

  describe('for several variables named after one', () => {
    const other = new Secret('http://me:p%40ss@203.0.113.8:8080');
    const both = (variable: string) => [
      { name: `${variable}_DE`, value: url },
      { name: `${variable}_US`, value: other },
    ];
    const held = `PROXY_URL_DE=${url.expose()}\nPROXY_URL_US=${other.expose()}\n`;

    it('writes all of them', () => {
      const plan = planEnv(file(), both, 'PROXY_URL');
      assert.equal(plan.kind, 'write');
      assert.deepEqual(plan.names, ['PROXY_URL_DE', 'PROXY_URL_US']);
      assert.equal(plan.text, held);
    });

    it('is nothing to do where all have their values, under these names', () => {
      assert.deepEqual(planEnv(file({ text: held }), both, 'PROXY_URL'), {
        kind: 'keep',
        variable: 'PROXY_URL',
      });
      assert.equal(planEnv(file({ text: held.replace('_US', '_FR') }), both, 'PROXY_URL').kind, 'write');
    });

    it('takes the next name for all where one of them has another value', () => {
      const plan = planEnv(file({ text: 'PROXY_URL_US=x\n' }), both, 'PROXY_URL');
      assert.equal(plan.kind, 'write');
      assert.deepEqual(plan.names, ['PROXY_URL_2_DE', 'PROXY_URL_2_US']);
    });
  });
});
