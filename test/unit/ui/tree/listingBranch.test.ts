import assert from 'node:assert/strict';
import { ProviderError, type ErrorKind } from '../../../../src/core/errors.js';
import { Listing, type PageSource } from '../../../../src/reads/listing.js';
import { listingBranch, listingCount } from '../../../../src/ui/tree/listingBranch.js';
import { withoutRepeats } from '../../../../src/ui/tree/row.js';
import { line } from './account.js';

function branchOf(source: PageSource<string>) {
  const listing = new Listing(source, { clock: () => 0, onDidChange: () => undefined });
  const branch = listingBranch({
    parentId: 'list',
    listing,
    args: { account: 'a' },
    providerLabel: 'Gateway',
    empty: 'Nothing yet',
    rows: (items) => items.map((item) => ({ id: `list/${item}`, label: item })),
  });
  return { listing, branch, lines: () => branch.rows().map(line) };
}

function failing(kind: ErrorKind): PageSource<string> {
  return () => Promise.reject(new ProviderError({ kind, provider: 'gateway', endpoint: 'GET /plans' }));
}

describe('the rows of a list', () => {
  it('say that it is loading, and can be told to stop', async () => {
    let isAborted = false;
    const { branch, lines } = branchOf(
      (_page, signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => {
            isAborted = true;
            reject(new ProviderError({ kind: 'cancelled', provider: 'gateway', endpoint: 'GET /plans' }));
          });
        }),
    );
    assert.deepEqual(lines(), []);
    const loaded = branch.load?.();
    assert.deepEqual(lines(), ['Loading…']);
    assert.deepEqual(branch.rows()[0]?.tokens, ['loading']);
    branch.cancel?.();
    await loaded;
    assert.ok(isAborted);
    const [row] = branch.rows();
    assert.equal(row?.label, 'Cancelled.');
    assert.equal(row.tone, 'dimmed');
  });

  it('say that it is empty', async () => {
    const { branch, listing, lines } = branchOf((page) =>
      Promise.resolve({ items: [], page, hasMore: false }),
    );
    await branch.load?.();
    assert.deepEqual(lines(), [' | Nothing yet']);
    assert.equal(listingCount(listing), '0');
  });

  it('say why it could not be read, and try again when activated', async () => {
    const { branch, listing } = branchOf(failing('unauthorized'));
    await branch.load?.();
    const [row, ...others] = branch.rows();
    assert.deepEqual(others, []);
    assert.equal(row?.label, 'Gateway does not accept the key. Replace it, or make a new one on its site.');
    assert.equal(row.command, 'refresh');
    assert.equal(row.tone, 'warning');
    assert.deepEqual(row.tokens, ['loadable']);
    assert.deepEqual(row.args, { account: 'a' });
    assert.equal(listingCount(listing), undefined);
  });

  it('keep what is there when a later page fails, and then ask for that page again', async () => {
    let isBroken = true;
    const { branch, lines } = branchOf((page, signal) =>
      page === 2 && isBroken
        ? failing('timeout')(page, signal)
        : Promise.resolve({ items: [`p${page}`], page, hasMore: page < 3, total: 3 }),
    );
    await branch.load?.();
    assert.deepEqual(lines(), ['p1', 'Load more (2)']);
    await branch.loadMore?.();
    assert.deepEqual(lines(), ['p1', 'Could not reach Gateway: no whole answer in time. Try again.']);
    const failure = branch.rows()[1];
    assert.equal(failure?.command, 'loadMore');
    isBroken = false;
    await branch[failure.command]?.();
    assert.deepEqual(lines(), ['p1', 'p2', 'Load more (1)']);
  });

  it('count what is here of what there is', async () => {
    const { branch, listing } = branchOf((page) =>
      Promise.resolve({ items: Array<string>(100).fill('x'), page, hasMore: page === 1, total: 1237 }),
    );
    assert.equal(listingCount(listing), undefined);
    await branch.load?.();
    assert.equal(listingCount(listing), '100 of 1,237 loaded');
    await branch.loadMore?.();
    assert.equal(listingCount(listing), '200');
  });

  it('count what there is at least, where no more is known, and nothing that is not more than what is here', async () => {
    for (const [said, lines, count] of [
      [{ atLeast: 1500 }, ['x', 'Load more (1,499+)'], '1 of 1,500+ loaded'],
      [{ total: 3 }, ['x', 'Load more (2)'], '1 of 3 loaded'],
      [{ total: 1 }, ['x', 'Load more'], '1 loaded'],
      [{ total: 0 }, ['x', 'Load more'], '1 loaded'],
      [{}, ['x', 'Load more'], '1 loaded'],
    ] as const) {
      const list = branchOf((page) => Promise.resolve({ items: ['x'], page, hasMore: true, ...said }));
      await list.branch.load?.();
      assert.deepEqual(list.lines(), lines);
      assert.equal(listingCount(list.listing), count);
    }
  });

  it('are drawn once each, though a moving list has one on two pages', () => {
    const rows = ['1', '2', '1', '3'].map((id, at) => ({ id, label: `${id}.${at}` }));
    assert.deepEqual(withoutRepeats(rows).map(line), ['1.2', '2.1', '3.3']);
  });
});
