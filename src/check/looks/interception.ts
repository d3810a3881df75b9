import type { ProxyAddress } from '../../core/proxy/endpoint.js';
import { askJudge, isLive, type Looked, type LookTools } from './look.js';

/** `unknown` where no judge speaks TLS, or the proxy does not lead to it. */
export interface InterceptionLook extends Looked {
  readonly certificate: 'genuine' | 'replaced' | 'unknown';
  /** TLS with the judge; absent where it did not stand. */
  readonly tlsMs?: number;
}

/**
 * Whether the certificate that comes through a proxy leads to a root that is trusted. The judge's own does: it was asked
 * without the proxy first, with the same roots, which are named and hold none of this machine's.
 */
export async function interceptionAt(address: ProxyAddress, tools: LookTools): Promise<InterceptionLook> {
  const judge = tools.judges.find((each) => each.judge.target.isTls);
  if (!judge) {
    return { certificate: 'unknown', bytes: 0 };
  }
  const asked = await askJudge(address, judge, tools);
  const { verdict, bytes, tlsMs } = asked.result;
  const isGenuine = isLive(asked) || asked.finding?.verdict === 'blocked';
  return {
    certificate: verdict === 'intercepted' ? 'replaced' : isGenuine ? 'genuine' : 'unknown',
    bytes,
    ...(Number.isNaN(tlsMs) ? {} : { tlsMs }),
  };
}
