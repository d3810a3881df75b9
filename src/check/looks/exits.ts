import type { ProxyAddress } from '../../core/proxy/endpoint.js';
import { askJudge, type Looked, type LookTools } from './look.js';

export interface ExitLook extends Looked {
  /** Every address that was seen, each once, in the order of their appearance. */
  readonly exitIps: readonly string[];
  /** How many requests were answered: with one exit among several it stays, with as many exits it rotates. */
  readonly requestsMade: number;
}

/** Asks where a proxy's traffic leaves, again and again, on a new connection each time. */
export async function exitsAt(address: ProxyAddress, requests: number, tools: LookTools): Promise<ExitLook> {
  const judge = tools.judges.find(({ direct }) => direct.address !== undefined);
  const exitIps = new Set<string>();
  let requestsMade = 0;
  let bytes = 0;
  for (let turn = 0; judge && turn < requests; turn += 1) {
    const { result, finding } = await askJudge(address, judge, tools);
    bytes += result.bytes;
    if (finding?.exitIp !== undefined) {
      exitIps.add(finding.exitIp);
      requestsMade += 1;
    }
  }
  return { exitIps: [...exitIps], requestsMade, bytes };
}
