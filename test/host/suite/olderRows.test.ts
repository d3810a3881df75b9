import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { AccountReads } from '../../../src/reads/accountReads.js';
import { Memory } from '../../../src/ui/memory.js';
import type { ReadyAccount } from '../../../src/ui/openAccounts.js';
import { ProvidersTree } from '../../../src/ui/tree/treeProvider.js';

const HOUR_MS = 3_600_000;

describe('the tree of the providers as time passes', () => {
  it('is drawn anew with what is known, and asks neither a provider nor the keychain', async () => {
    let now = Date.UTC(2026, 10, 5, 12);
    const asked: string[] = [];
    const seen = new vscode.EventEmitter<void>();
    const view = { visible: false, onDidChangeVisibility: (listener: () => void) => seen.event(listener) };
    // new reads with each opening, as after the keychain had no answer
    const opened = (): ReadyAccount => ({
      kind: 'ready',
      account: {
        id: 'a1b2c3d4e5f6',
        provider: 'gateway',
        label: 'Scraping EU',
        baseUrl: 'https://gateway.example.com',
        createdAt: now,
        isSandbox: false,
      },
      info: {
        id: 'gateway',
        label: 'Gateway',
        summary: () => '',
        keyHint: () => '',
        keyPlaceholder: '',
      },
      reads: new AccountReads(
        {
          usage: {
            cost: 'free',
            read: () => {
              asked.push('usage');
              return Promise.resolve({ kind: 'requests', used: 1, limit: 2 });
            },
          },
        },
        { clock: () => now, onDidChange: () => undefined },
      ),
    });
    const tree = new ProvidersTree({
      openAccounts: {
        all: () => {
          asked.push('keychain');
          return Promise.resolve([opened()]);
        },
      },
      memory: new Memory({ get: () => undefined, update: () => Promise.resolve() }),
      lastChecks: { of: () => undefined },
      clock: () => now,
      view,
    });
    const told = () =>
      new Promise<void>((resolve) => {
        const listening = tree.onDidChangeTreeData(() => {
          listening.dispose();
          resolve();
        });
      });
    const drawn = async () => {
      const rows = await tree.getChildren();
      await Promise.all(rows.map((row) => tree.getChildren(row)));
      return rows[0]?.description;
    };
    try {
      assert.equal(await drawn(), 'Gateway');
      now += 3 * HOUR_MS;
      view.visible = true;
      const older = told();
      seen.fire();
      await older;
      assert.equal(await drawn(), '1 of 2 left · 3 h ago · Gateway');
      assert.deepEqual(asked, ['keychain', 'usage']);

      const news = told();
      tree.redraw();
      await news;
      await drawn();
      assert.deepEqual(asked, ['keychain', 'usage', 'keychain', 'usage']);
    } finally {
      tree.dispose();
      seen.dispose();
    }
  });
});
