import { ApiServer } from './api/apiServer.js';
import { BoundedLog } from './boundedLog.js';
import { FaultQueue } from './faults.js';
import { Judge } from './judge.js';
import { KEYS } from './keys.js';
import { Ledger } from './ledger.js';
import { gatewayApi } from './vendors/gateway/routes.js';
import { GatewayState } from './vendors/gateway/state.js';
import { ProxyNetwork } from './proxies/proxyNetwork.js';
import { Random } from './random.js';
import type { LoggedRequest, Sandbox, SandboxOptions } from './types.js';
import type { World } from './world.js';

export { FAULT_KINDS, type Fault, type FaultKind } from './faults.js';
export type * from './types.js';

/**
 * Starts the five providers, their proxies and the judge on free loopback ports. Nothing they hand out works
 * anywhere else, and nothing they do leaves this machine.
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const clock = options.clock ?? Date.now;
  const ledger = new Ledger();
  const faults = new FaultQueue();
  const requests = new BoundedLog<LoggedRequest>();
  const judge = await Judge.open(clock);
  const network = new ProxyNetwork(judge, clock);
  const world: World = {
    clock,
    random: new Random(options.seed ?? 1),
    ledger,
    network,
    rateLimitScale: options.rateLimitScale ?? 1,
  };
  const around = { clock, faults, requests };
  const gateway = await GatewayState.open(world, KEYS.gateway);
  const gatewayServer = await ApiServer.open('gateway', gatewayApi(gateway), around);
  return {
    accounts: [
      {
        provider: 'gateway',
        label: 'Scraping EU (sandbox)',
        baseUrl: `http://127.0.0.1:${gatewayServer.port}`,
        key: KEYS.gateway.main,
      },
    ],
    keys: KEYS,
    judgeUrl: judge.url,
    judge: {
      seen: judge.visits.entries,
      clear: () => {
        judge.visits.clear();
      },
    },
    proxies: {
      visits: network.visits.entries,
      working: () => gateway.working(),
      clear: () => {
        network.visits.clear();
      },
    },
    ledger: ledger.charges,
    requests: requests.entries,
    inject: (fault) => {
      faults.add(fault);
    },
    clearFaults: () => {
      faults.clear();
    },
    stop: async () => {
      await Promise.all([gatewayServer.stop(), network.stop(), judge.stop()]);
    },
  };
}
