// Reads the samples of five accounts from a folder and makes of them what the usage page is told, as the extension does
// when its panel opens, and prints how long that took; asked for the messages, all that the page is told.
import type { Messages, Send } from '../../../src/protocol/messages.js';
import type { TO_USAGE } from '../../../src/protocol/usage.js';
import { UsageHistories } from '../../../src/ui/usage/usagePanelHistory.js';
import { SampleFiles } from '../../../src/usage/history/sampleFiles.js';
import { writeYearOfSamples } from '../../../test/usage/yearOfSamples.js';
import {
  ACCOUNTS,
  COMPARISON,
  EXPIRIES,
  NOW,
  REMINDERS,
  SPENDING,
  transactionsOf,
} from '../../../test/webview/usageData.js';

const ids = ACCOUNTS.map(({ id }) => id);

/** As a page is told them; bytes are numbers here, as JSON has none. */
const told: { readonly name: keyof Messages; readonly said: object }[] = [
  { name: 'hello', said: { language: 'en' } },
  { name: 'accounts', said: { accounts: ACCOUNTS } },
];

const send: Send<typeof TO_USAGE> = (name, said) => {
  told.push(
    'frame' in said
      ? { name, said: { account: said.account, bytes: [...new Uint8Array(said.frame)] } }
      : { name, said },
  );
};

async function main([wanted = '', folder = '']: readonly string[]): Promise<void> {
  if (wanted === 'write') {
    await writeYearOfSamples(folder, ids, NOW);
    return;
  }
  const files = new SampleFiles({ folder, now: () => NOW, onProblem: () => undefined });
  const histories = new UsageHistories({ series: (account) => files.read(account) });
  const startedMs = performance.now();
  await histories.read(ids, NOW);
  histories.tell(wanted === 'messages' ? send : () => undefined);
  const hostMs = performance.now() - startedMs;
  send('reminders', { rows: REMINDERS });
  send('expiries', { rows: EXPIRIES });
  send('transactions', { lists: [transactionsOf(260)] });
  send('spending', { rows: SPENDING });
  send('comparison', { rows: COMPARISON });
  process.stdout.write(JSON.stringify(wanted === 'messages' ? told : { hostMs }));
}

void main(process.argv.slice(2));
