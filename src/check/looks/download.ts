import type { ProxyAddress } from '../../core/proxy/endpoint.js';
import { ask, type Asked, type Looked, type LookTools } from './look.js';

export interface DownloadLook extends Looked {
  /** 1,000 bytes a second, from the first byte of the answer on; absent where too little came to tell. */
  readonly kilobytesPerSecond?: number;
}

/** What comes in one piece says nothing of a rate. */
const LEAST_BYTES = 50_000;

/**
 * How fast a proxy brings data, over at most so many bytes of what a judge offers for it. What comes after is not read,
 * though the proxy may have fetched it.
 */
export async function downloadAt(
  address: ProxyAddress,
  mostBytes: number,
  tools: LookTools,
): Promise<DownloadLook> {
  let bytes = 0;
  for (const judge of tools.judges) {
    const target = judge.judge.download?.(mostBytes);
    if (!target) {
      continue;
    }
    const asked = await ask(address, target, tools);
    const kilobytesPerSecond = rateOf(asked);
    bytes += asked.result.bytes;
    if (kilobytesPerSecond !== undefined) {
      return { kilobytesPerSecond, bytes };
    }
  }
  return { bytes };
}

function rateOf({ result, status }: Asked): number | undefined {
  const { totalMs, connectMs, handshakeMs, tunnelMs, tlsMs, firstByteMs, bytes } = result;
  // What is too slow to come to its end in time has a rate as well.
  const hasCome = status === undefined ? result.reason === 'slowAnswer' : status >= 200 && status < 300;
  if (!hasCome || bytes < LEAST_BYTES) {
    return undefined;
  }
  const before = [connectMs, handshakeMs, tunnelMs, tlsMs, firstByteMs].filter((ms) => !Number.isNaN(ms));
  const downloadMs = totalMs - before.reduce((sum, ms) => sum + ms, 0);
  return bytes / Math.max(downloadMs, 1);
}
