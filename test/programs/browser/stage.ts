import { Secret } from '../../../src/core/secret.js';
import { startRelay, type Relay, type RelayOptions } from '../../../src/relay/relay.js';
import type { Sandbox } from '../../../src/sandbox/types.js';
import { apiClient, at } from '../../sandbox/apiClient.js';

/** A relay in front of a proxy of the sandbox whose exit stays the same, in Germany. */
export async function relayTo(sandbox: Sandbox, options: Partial<RelayOptions> = {}): Promise<Relay> {
  const { body } = await apiClient(sandbox, 'iploop', '').get('/api/support/status');
  const { hostname, port } = new URL(`http://${String(at(body, 'proxy_endpoint'))}`);
  const password = new Secret(`${sandbox.keys.iploop.main}-country-DE-session-abc`);
  const address = { scheme: 'socks5h', host: hostname, port: Number(port), user: 'user', password } as const;
  return startRelay({
    upstreams: [{ id: 'iploop', address }],
    policy: 'roundRobin',
    demandsToken: true,
    allowsPrivateTargets: false,
    idleStopMs: 0,
    ...options,
  });
}
