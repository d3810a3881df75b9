import { once } from 'node:events';
import type { Socket } from 'node:net';
import { connect } from 'node:net';
import { Judge } from '../../../src/sandbox/judge.js';
import type { Login as Offered, Passage } from '../../../src/sandbox/proxies/door.js';
import type { Client, Reached } from '../../../src/sandbox/proxies/proxyNetwork.js';
import { ProxyNetwork } from '../../../src/sandbox/proxies/proxyNetwork.js';
import type { Target } from '../../../src/sandbox/proxies/target.js';
import type { ProxyProtocol } from '../../../src/sandbox/types.js';
import type { Admission } from './logins.js';
import { LOGIN_NAMES, LOGINS } from './logins.js';
import type { Started } from './upstreams.js';

const SOURCE = '127.0.0.15';

/** The sandbox's proxies with another way out: to the judge of this stage, by an address of their own. */
class WayToJudge extends ProxyNetwork {
  constructor(
    ownJudge: Judge,
    private readonly judgeName: string,
  ) {
    super(ownJudge, Date.now);
  }

  override async reach(
    { socket }: Client,
    _passage: Passage,
    _protocol: ProxyProtocol,
    { host, port }: Target,
  ): Promise<Reached> {
    if (host !== this.judgeName && host !== '127.0.0.1') {
      return 'not allowed';
    }
    const upstream = connect({ host: '127.0.0.1', port, localAddress: SOURCE, allowHalfOpen: true });
    socket.once('close', () => upstream.destroy());
    return connected(upstream);
  }
}

/** SOCKS4a, which no program of Debian serves, and SOCKS4 with it; and where `isWhole`, all that the others serve, for want of them. */
export async function startSandboxProxies(judgeName: string, isWhole: boolean): Promise<Started> {
  const ownJudge = await Judge.open(Date.now);
  const network = new WayToJudge(ownJudge, judgeName);
  const openDoor = async (speaks: 'http' | 'socks4' | 'socks5', admission: Admission) => {
    const { port } = await network.open({
      provider: 'gateway',
      speaks: [speaks],
      admit: admitting(admission),
    });
    const schemes = (
      { http: ['http'], socks4: ['socks4', 'socks4a'], socks5: ['socks5', 'socks5h'] } as const
    )[speaks];
    return { program: 'sandbox', schemes, host: '127.0.0.1', port, admission, source: SOURCE };
  };
  const upstreams = [await openDoor('socks4', 'none')];
  for (const admission of isWhole ? ([...LOGIN_NAMES, 'none'] as const) : []) {
    upstreams.push(await openDoor('http', admission), await openDoor('socks5', admission));
  }
  return {
    upstreams,
    stop: async () => {
      await network.stop();
      await ownJudge.stop();
    },
  };
}

function admitting(admission: Admission): (offered: Offered | undefined) => Passage | undefined {
  const passage: Passage = { user: admission, exit: { ip: SOURCE, country: '' } };
  if (admission === 'none') {
    return () => passage;
  }
  const { user, password } = LOGINS[admission];
  return (offered) => (offered?.user === user && offered.password === password ? passage : undefined);
}

async function connected(socket: Socket): Promise<Reached> {
  try {
    await once(socket, 'connect');
    socket.on('error', () => undefined);
    return socket;
  } catch {
    return 'unreachable';
  }
}
