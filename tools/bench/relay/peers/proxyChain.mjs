// the CPU it has taken, in microseconds, for each line that comes in.
import { Server } from 'proxy-chain';

const [, , upstreamPort] = process.argv;
const server = new Server({
  host: '127.0.0.1',
  port: 0,
  prepareRequestFunction: () => ({
    requestAuthentication: false,
    upstreamProxyUrl: `http://user:pa55word@127.0.0.1:${upstreamPort}`,
  }),
});
await server.listen();
process.stdout.write(`${JSON.stringify({ port: server.port })}\n`);
process.stdin.on('data', () => {
  const { user, system } = process.cpuUsage();
  process.stdout.write(`${user + system}\n`);
});
process.stdin.on('end', () => process.exit());
