// The relay in front of the proxy at the given port: prints its port and token as a JSON object, then the CPU it has taken,
// in microseconds, for each line that comes in.
import { Secret } from '../../../src/core/secret.js';
import { startRelay } from '../../../src/relay/relay.js';

const address = { scheme: 'http', host: '127.0.0.1', port: Number(process.argv[2]), user: 'user' } as const;

async function main(): Promise<void> {
  const { port, token } = await startRelay({
    upstreams: [{ id: 'upstream', address: { ...address, password: new Secret('pa55word') } }],
    policy: 'roundRobin',
    demandsToken: true,
    allowsPrivateTargets: false,
    idleStopMs: 0,
  });
  process.stdout.write(`${JSON.stringify({ port, token })}\n`);
  process.stdin.on('data', () => {
    const { user, system } = process.cpuUsage();
    process.stdout.write(`${user + system}\n`);
  });
  process.stdin.on('end', () => process.exit());
}

void main();
