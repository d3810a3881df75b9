import assert from 'node:assert/strict';
import { until } from '../../until.js';
import { app, rowAt, rowsBelow, run } from '../product.js';
import { useProduct } from '../useProduct.js';

describe('the reminders of the sandbox', function () {
  this.timeout(60_000);
  const product = useProduct();
  const rows = async () => (await (await app()).usage()).tree.getChildren();
  const labels = async () => (await rows()).map(({ label }) => label);
  const idOf = async (label: string) => {
    const row = (await rows()).find((each) => each.label === label);
    assert.ok(row, label);
    return row.args.reminder;
  };

  it('are none as long as nothing is known', async () => {
    assert.equal(await run('actOnReminder'), undefined);
    assert.equal(product().dialogs.shown[0]?.message, 'Nothing needs attention by what is known now.');
  });

  it('stand for what runs out, the soonest first, once its list is read', async () => {
    const { tree } = await app();
    await rowsBelow(tree, await rowAt(product().label('gateway'), 'Subscriptions'));
    await until('both', async () => (await labels()).length === 2);
    assert.deepEqual(await labels(), ['Price monitor', '12007 - ES - Shared']);
  });

  it('are told to a screen reader with how urgent they are', async () => {
    const { tree } = await (await app()).usage();
    const [first] = await tree.getChildren();
    assert.ok(first);
    const item = tree.getTreeItem(first);
    assert.equal(
      item.accessibilityInformation?.label,
      `Urgent, Price monitor, 5 h left · ${product().label('gateway')}`,
    );
    assert.equal(item.contextValue, 'reminder');
    product().assertNoSecret(item, 'a reminder’s row');
  });

  it('lead to the command that can do something about it, which asks for itself', async () => {
    const reminder = await idOf('Price monitor');
    assert.deepEqual(await run('actOnReminder', { reminder, action: 'renew' }), {
      reminder,
      action: 'renew',
    });
    assert.match(product().questions.asked[0]?.title ?? '', /^Renew Price monitor/);
    assert.deepEqual(product().sandbox.ledger, []);
  });

  it('ask which one is meant, and what to do about it', async () => {
    const { questions } = product();
    questions.answer('Price monitor', 'Show in sidebar');
    assert.deepEqual(await run('actOnReminder'), {
      reminder: await idOf('Price monitor'),
      action: 'open',
    });
    assert.deepEqual(
      questions.asked.map(({ labels }) => labels),
      [
        [
          `Price monitor 5 h left · ${product().label('gateway')}`,
          `12007 - ES - Shared 17 h left · ${product().label('gateway')}`,
        ],
        ['Renew', 'Show in sidebar'],
      ],
    );
  });

  it('refuse what cannot be done about them, and what is over', async () => {
    const reminder = await idOf('Price monitor');
    assert.equal(await run('actOnReminder', { reminder, action: 'deposit' }), undefined);
    assert.equal(await run('snoozeReminder', { reminder: 'gone' }), undefined);
    assert.deepEqual(
      product().dialogs.shown.map(({ message }) => message),
      [
        'That cannot be done about Price monitor.',
        'This reminder is over. Nothing has to be done about it any more.',
      ],
    );
  });

  it('go while they are snoozed, and come back when a person says so', async () => {
    const reminder = await idOf('Price monitor');
    product().questions.answer('A week');
    assert.deepEqual(await run('snoozeReminder', { reminder }), { reminder });
    assert.deepEqual(await labels(), ['12007 - ES - Shared']);
    product().questions.answer('Price monitor', 'Not any longer');
    assert.deepEqual(await run('snoozeReminder'), { reminder });
    assert.deepEqual(await labels(), ['Price monitor', '12007 - ES - Shared']);
  });

  it('stay where no time is chosen', async () => {
    assert.equal(await run('snoozeReminder', { reminder: await idOf('Price monitor') }), undefined);
    assert.equal((await rows()).length, 2);
  });

  it('are those selected in their own view, for a key that says so', async () => {
    assert.equal(await run('snoozeReminder', { selected: true }), undefined);
    assert.equal(product().dialogs.shown[0]?.message, 'Select a row in the sidebar first.');
  });

  it('go with the sandbox', async () => {
    await run('stopSandbox');
    await until('none', async () => (await labels()).length === 0);
  });
});
