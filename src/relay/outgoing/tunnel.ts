import { isIP, type Socket } from 'node:net';
import { hostNames } from '../../check/probe/hostNames.js';
import { newDialogue, wantsAddress } from '../../check/probe/newDialogue.js';
import { TunnelMessages, type TunnelTarget } from '../../check/probe/tunnelMessages.js';
import { isPrivateHost } from '../targets/privateTargets.js';
import type { Upstream } from '../relay.js';
import { approach, type Ways } from './approach.js';
import { ForbiddenTarget, UpstreamTrouble } from './trouble.js';

/** What is asked of a tunnel. */
export interface TunnelWish {
  readonly target: TunnelTarget;
  readonly allowsPrivate: boolean;
  /** For whom it is. */
  readonly client?: Socket;
}

/** A tunnel through the proxy to the target. Rejects with `UpstreamTrouble` or `ForbiddenTarget`. */
export async function openTunnel(upstream: Upstream, wish: TunnelWish, ways: Ways): Promise<Socket> {
  const { address } = upstream;
  const { host } = wish.target;
  const isResolvedHere = wantsAddress(address.scheme) && isIP(host) === 0;
  const targetHost = isResolvedHere ? await resolved(upstream, wish) : host;
  const dialogue = newDialogue(address.scheme, address, new TunnelMessages(wish.target), targetHost);
  if (!dialogue) {
    throw new UpstreamTrouble('malformedAddress');
  }
  return approach(upstream, dialogue, ways, wish.client);
}

/** The very address that is connected to is the one that was looked at, so that a name cannot mean another one later. */
function resolved({ address }: Upstream, { target, allowsPrivate }: TunnelWish): Promise<string> {
  return new Promise((resolve, reject) => {
    hostNames.addresses(target.host, (_, addresses) => {
      const ipv4 = addresses.find(({ family }) => family === 4);
      const found = ipv4 ?? (address.scheme === 'socks5' ? addresses[0] : undefined);
      if (!found) {
        reject(new UpstreamTrouble('targetUnreachable'));
      } else if (!allowsPrivate && addresses.some((each) => isPrivateHost(each.address))) {
        reject(new ForbiddenTarget());
      } else {
        resolve(found.address);
      }
    });
  });
}
