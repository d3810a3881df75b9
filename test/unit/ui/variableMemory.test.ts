import assert from 'node:assert/strict';
import { isVariableName, VariableMemory } from '../../../src/ui/variableMemory.js';
import { FakeMemento } from './fakeMemento.js';

describe('the names that variables were given', () => {
  it('are kept for each folder and each usual name, and outlive the window', async () => {
    const memento = new FakeMemento();
    const memory = new VariableMemory(memento);
    assert.equal(memory.nameFor('PROXY_URL', '/one'), undefined);
    await memory.remember('PROXY_URL', '/one', 'SCRAPER_PROXY');
    await memory.remember('PROXY_URLS', '/one', 'SCRAPER_POOL');
    const later = new VariableMemory(memento);
    assert.equal(later.nameFor('PROXY_URL', '/one'), 'SCRAPER_PROXY');
    assert.equal(later.nameFor('PROXY_URLS', '/one'), 'SCRAPER_POOL');
    assert.equal(later.nameFor('PROXY_URL', '/two'), undefined);
  });

  it('are forgotten where the state holds anything else', () => {
    for (const damaged of [7, ['A'], { PROXY_URL: 'not a name' }, { PROXY_URL: 7 }]) {
      const memento = new FakeMemento();
      memento.values.set('variables/', JSON.stringify(damaged));
      assert.equal(new VariableMemory(memento).nameFor('PROXY_URL', ''), undefined);
    }
  });

  it('are what every shell takes', () => {
    assert.deepEqual(
      ['A', '_b1', 'PROXY_URL', '', '1A', 'A-B', 'A B', 'A=1', 'Ä', 'A\n', 'A'.repeat(101)].filter(
        isVariableName,
      ),
      ['A', '_b1', 'PROXY_URL'],
    );
  });
});
