import assert from 'node:assert/strict';
import { Secret } from '../../../../src/core/secret.js';
import type { EnvFile } from '../../../../src/ui/editor/envFile.js';
import { planEnv } from '../../../../src/ui/editor/envPlan.js';

const url = new Secret('http://me:p%40ss@203.0.113.7:8080');
const file = (more: Partial<EnvFile> = {}): EnvFile => ({
  path: '/workspace/.env',
  text: '',
  git: 'ignored',
  ignoreText: '',
  ...more,
});

describe('the plan for a value in .env', () => {
  it('writes it under the suggested name', () => {
    const plan = planEnv(file({ text: '# ours\nA=1\n' }), url, 'PROXY_URL');
    assert.equal(plan.kind, 'write');
    assert.equal(plan.variable, 'PROXY_URL');
    assert.ok(plan.text.startsWith('# ours\nA=1\n'));
    assert.ok(plan.text.includes(url.expose()));
    assert.equal(plan.ignoreText, undefined);
  });

  it('takes the next free name beside another value', () => {
    const text = 'PROXY_URL=http://198.51.100.1:1\nPROXY_URL_2=http://198.51.100.2:2\n';
    assert.equal(planEnv(file({ text }), url, 'PROXY_URL').variable, 'PROXY_URL_3');
  });

  it('is nothing to do where any name holds the value, whatever git thinks', () => {
    for (const git of ['tracked', 'exposed', 'ignored', 'unknown', 'none'] as const) {
      const plan = planEnv(file({ text: `MINE=${url.expose()}\n`, git }), url, 'PROXY_URL');
      assert.deepEqual(plan, { kind: 'keep', variable: 'MINE' });
    }
  });

  it('has git ignore the file first wherever git might commit it', () => {
    for (const [git, isFirst] of [
      ['exposed', true],
      ['unknown', true],
      ['ignored', false],
      ['none', false],
    ] as const) {
      const plan = planEnv(file({ git, ignoreText: 'dist/' }), url, 'PROXY_URL');
      assert.equal(plan.kind, 'write');
      assert.equal(plan.ignoreText, isFirst ? 'dist/\n.env\n' : undefined);
    }
  });

  it('is refused while git tracks the file', () => {
    const plan = planEnv(file({ git: 'tracked' }), url, 'PROXY_URL');
    assert.deepEqual(plan, { kind: 'refuse', variable: 'PROXY_URL', reason: 'tracked' });
  });
});
