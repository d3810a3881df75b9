import type { ProxyAddress } from '../../core/proxy/endpoint.js';
import type { CheckedAnonymity } from '../verdict.js';
import { askJudge, type Looked, type LookTools } from './look.js';

export interface AnonymityLook extends Looked {
  /** `none` where nothing tells: the proxy only tunnels, or no judge without TLS echoes the request's headers. */
  readonly anonymity: CheckedAnonymity;
}

/** How much of its client an HTTP proxy gives away where it takes the request itself. */
export async function anonymityAt(address: ProxyAddress, tools: LookTools): Promise<AnonymityLook> {
  const judge = tools.judges.find(({ judge, direct }) => !judge.target.isTls && direct.headers.size > 0);
  if (!judge || (address.scheme !== 'http' && address.scheme !== 'https')) {
    return { anonymity: 'none', bytes: 0 };
  }
  const { result, finding } = await askJudge(address, judge, tools, {
    ...judge.judge.target,
    isAbsoluteOnly: true,
  });
  return { anonymity: finding?.anonymity ?? 'none', bytes: result.bytes };
}
