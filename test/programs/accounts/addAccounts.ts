// A window in a process of its own, which adds accounts: addAccounts.ts <folder> <label> <count>
import { randomAccountId } from '../../../src/accounts/account.js';
import { Accounts } from '../../../src/accounts/accounts.js';
import { AccountFiles } from '../../../src/accounts/store.js';
import { Secret } from '../../../src/core/secret.js';
import { FakeSecrets } from '../../unit/accounts/fakeSecrets.js';

async function addAccounts(folder: string, label: string, count: number): Promise<void> {
  const accounts = new Accounts({
    files: new AccountFiles(folder),
    secrets: new FakeSecrets(),
    now: Date.now,
    randomId: randomAccountId,
  });
  for (let i = 0; i < count; i++) {
    await accounts.add(
      { provider: 'checker', label: `${label} ${i}`, baseUrl: 'https://api.example.com' },
      new Secret('key'),
    );
  }
  accounts.dispose();
}

const [folder = '', label = '', count = ''] = process.argv.slice(2);
void addAccounts(folder, label, Number(count));
