import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { CLIENTS } from '../../src/snippets/catalogue/catalogue.js';
import { installForMisuses, provedMisuses } from './misuse/proveMisuses.js';
import { page } from './page.js';
import { install, proved } from './prove.js';
import { summary } from './report.js';
import { forgetRuns } from './runProgram.js';

/** What `--only` calls the rules for wrong code. */
const MISUSE = 'misuse';

async function main(): Promise<void> {
  const { values: options } = parseArgs({
    options: {
      only: { type: 'string', multiple: true, default: [] },
      'no-install': { type: 'boolean', default: false },
      markdown: { type: 'string' },
    },
  });
  const isWanted = (id: string) => options.only.length === 0 || options.only.includes(id);
  const known = [MISUSE, ...CLIENTS.map(({ id }) => id)];
  const unknown = options.only.filter((id) => !known.includes(id));
  if (unknown.length > 0) {
    throw new Error(`There is no client ${unknown.join(' or ')}.`);
  }
  const clients = CLIENTS.filter(({ id }) => isWanted(id));
  if (!options['no-install']) {
    await install(clients);
    await (isWanted(MISUSE) ? installForMisuses() : undefined);
  }
  forgetRuns();
  const results = clients.length > 0 ? await proved(clients) : [];
  const misuses = isWanted(MISUSE) ? await provedMisuses() : [];
  if (options.markdown !== undefined) {
    writeFileSync(options.markdown, await page(clients, results, misuses));
  }
  const counts = summary(clients, results, misuses);
  process.stdout.write(`${JSON.stringify(counts)}\n`);
  process.exitCode = counts.failed === 0 ? 0 : 1;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
