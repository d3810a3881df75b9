import type { ProxyAddress } from '../../core/proxy/endpoint.js';
import type { Looks } from '../engine/plan.js';
import { anonymityAt, type AnonymityLook } from './anonymity.js';
import { dnsAt, type DnsLook } from './dns.js';
import { downloadAt, type DownloadLook } from './download.js';
import { exitsAt, type ExitLook } from './exits.js';
import { interceptionAt, type InterceptionLook } from './interception.js';
import type { Looked, LookTools } from './look.js';

/** What was found out about a proxy beside that it works; what was not asked for is absent. */
export interface LookedAt extends Looked {
  readonly interception?: InterceptionLook;
  readonly anonymity?: AnonymityLook;
  readonly dns?: DnsLook;
  readonly exits?: ExitLook;
  readonly download?: DownloadLook;
}

/**
 * Looks at one proxy that works, one look after the other, so that none disturbs another.
 *
 * @param address with the scheme that is spoken there
 */
export async function lookAt(address: ProxyAddress, looks: Looks, tools: LookTools): Promise<LookedAt> {
  const { exitRequests, downloadBytes } = looks;
  const seen = {
    ...(looks.interception && { interception: await interceptionAt(address, tools) }),
    ...(looks.anonymity && { anonymity: await anonymityAt(address, tools) }),
    ...(looks.dns && { dns: await dnsAt(address, tools) }),
    ...(exitRequests > 0 && { exits: await exitsAt(address, exitRequests, tools) }),
    ...(downloadBytes > 0 && { download: await downloadAt(address, downloadBytes, tools) }),
  };
  return { ...seen, bytes: Object.values(seen).reduce((sum, { bytes }) => sum + bytes, 0) };
}
