import assert from 'node:assert/strict';
import { app, run } from '../product.js';
import { useProduct } from '../useProduct.js';

describe('the accounts of the sandbox', function () {
  this.timeout(60_000);
  const product = useProduct();

  for (const name of ['renameAccount', 'removeAccount', 'replaceKey'] as const) {
    it(`stay as they are: ${name}`, async () => {
      const { dialogs, questions, label } = product();
      const { tree } = await app();
      const labels = async () => (await tree.getChildren()).map((row) => row.label);
      const before = await labels();
      questions.answer('another');
      dialogs.press('Remove');
      assert.equal(await run(name, { account: label('gateway') }), undefined);
      assert.deepEqual(
        dialogs.shown.map(({ message }) => message),
        ['The sandbox’s accounts stay as they are. Stop the sandbox to take them away.'],
      );
      assert.deepEqual(questions.asked, []);
      assert.deepEqual(await labels(), before);
    });
  }

  it('share their names with no other account', async () => {
    const { dialogs, questions, label } = product();
    const { tree } = await app();
    const before = await tree.getChildren();
    const args = { provider: 'gateway', baseUrl: 'http://127.0.0.1:9', label: label('gateway') };
    assert.equal(await run('addAccount', args), undefined);
    assert.match(dialogs.text, /Another account has this name\./);
    assert.deepEqual(questions.asked, []);
    assert.equal((await tree.getChildren()).length, before.length);
  });
});
