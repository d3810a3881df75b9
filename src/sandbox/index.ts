import { ApiServer } from './api/apiServer.js';
import type { ProviderApi } from './api/call.js';
import { BoundedLog } from './boundedLog.js';
import { JUDGE_CA } from './certificates.js';
import { FaultQueue } from './faults.js';
import { Judge } from './judge.js';
import { KEYS } from './keys.js';
import { Ledger } from './ledger.js';
import { ProxyNetwork } from './proxies/proxyNetwork.js';
import { Random } from './random.js';
import type { LoggedRequest, ProviderId, Sandbox, SandboxOptions } from './types.js';
import { thousandApi } from './vendors/1001proxy/routes.js';
import { ThousandState } from './vendors/1001proxy/state.js';
import { checkerApi } from './vendors/checker/routes.js';
import { openChecker } from './vendors/checker/state.js';
import { gatewayApi } from './vendors/gateway/routes.js';
import { GatewayState } from './vendors/gateway/state.js';
import { iploopApi } from './vendors/iploop/routes.js';
import { IploopState } from './vendors/iploop/state.js';
import { ipswampApi } from './vendors/ipswamp/routes.js';
import { IpswampState } from './vendors/ipswamp/state.js';
import type { World } from './world.js';
import { Zoo } from './zoo/zoo.js';

export { FAULT_KINDS, type Fault, type FaultKind } from './faults.js';
export type * from './types.js';

const USUAL_AMOUNTS = { orders: 23, publicProxies: 6_000 };
const LARGE_AMOUNTS = { orders: 10_000, publicProxies: 50_000 };

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
  const zoo = new Zoo(network, judge);
  const random = new Random(options.seed ?? 1);
  const world: World = { clock, random, ledger, network, rateLimitScale: options.rateLimitScale ?? 1 };
  const amounts = amountsOf(options.large);

  const iploop = await IploopState.open(world, KEYS.iploop);
  const gateway = await GatewayState.open(world, KEYS.gateway);
  const thousand = await ThousandState.open(world, KEYS['1001proxy'], amounts.orders);
  const checker = await openChecker(world, KEYS.checker, amounts.publicProxies);
  const ipswamp = new IpswampState(world, KEYS.ipswamp);

  const serve = async (provider: ProviderId, label: string, api: ProviderApi) => {
    const listener = await ApiServer.open(provider, api, { clock, faults, requests });
    const baseUrl = `http://127.0.0.1:${listener.port}${api.basePath}`;
    return { listener, account: { provider, label, baseUrl, key: KEYS[provider].main } };
  };
  const served = [
    await serve('gateway', 'Scraping EU (sandbox)', gatewayApi(gateway)),
    await serve('1001proxy', 'Main (sandbox)', thousandApi(thousand)),
    await serve('iploop', 'Residential (sandbox)', iploopApi(iploop)),
    await serve('checker', 'Lists (sandbox)', checkerApi(checker)),
    await serve('ipswamp', 'IPs (sandbox)', ipswampApi(ipswamp)),
  ];

  return {
    accounts: served.map(({ account }) => account),
    keys: KEYS,
    judgeUrl: `http://127.0.0.1:${judge.ports.plain}/`,
    judgeTlsUrl: `https://127.0.0.1:${judge.ports.tls}/`,
    judgeCa: JUDGE_CA,
    judge: {
      seen: judge.visits.entries,
      clear: () => {
        judge.visits.clear();
      },
    },
    proxies: {
      visits: network.visits.entries,
      working: () => [
        ...gateway.working(),
        ...thousand.working(),
        ...iploop.working(),
        ...checker.pool.working,
      ],
      clear: () => {
        network.visits.clear();
      },
    },
    zoo: () => zoo.proxies(),
    ledger: ledger.charges,
    requests: requests.entries,
    inject: (fault) => {
      faults.add(fault);
    },
    clearFaults: () => {
      faults.clear();
    },
    stop: async () => {
      await zoo.stop();
      const servers = served.map(({ listener }) => listener);
      await Promise.all([...servers, network, judge].map((each) => each.stop()));
    },
  };
}

function amountsOf(large: SandboxOptions['large'] = false): typeof USUAL_AMOUNTS {
  if (typeof large === 'object') {
    return { ...USUAL_AMOUNTS, ...large };
  }
  return large ? LARGE_AMOUNTS : USUAL_AMOUNTS;
}
