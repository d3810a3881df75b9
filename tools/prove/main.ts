import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { CLIENTS } from '../../src/snippets/catalogue/catalogue.js';
import { forgetFailures, install, proved } from './prove.js';
import { markdown, summary } from './report.js';

async function main(): Promise<void> {
  const { values: options } = parseArgs({
    options: {
      only: { type: 'string', multiple: true, default: [] },
      'no-install': { type: 'boolean', default: false },
      markdown: { type: 'string' },
    },
  });
  const unknown = options.only.filter((id) => !CLIENTS.some((client) => client.id === id));
  if (unknown.length > 0) {
    throw new Error(`There is no client ${unknown.join(' or ')}.`);
  }
  const clients = CLIENTS.filter(({ id }) => options.only.length === 0 || options.only.includes(id));
  if (!options['no-install']) {
    await install(clients);
  }
  forgetFailures();
  const results = await proved(clients);
  if (options.markdown !== undefined) {
    writeFileSync(options.markdown, markdown(clients, results));
  }
  const counts = summary(clients, results);
  process.stdout.write(`${JSON.stringify(counts)}\n`);
  process.exitCode = counts.failed === 0 ? 0 : 1;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
