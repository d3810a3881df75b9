import type { TurnedDown } from './dialogue.js';
import type { Ending } from './ending.js';
import { refusal } from './httpConnect.js';
import type { ProbeAnswer } from './probe.js';

/** Only the proxy has a reason for these. */
const OF_THE_PROXY = new Set([407, 502, 504]);

/**
 * What an answer to a request in absolute form means where the proxy gave it, not the target; undefined else. A proxy
 * is known by what only proxies say, and by how it turned a tunnel down before.
 */
export function proxysOwn(
  answer: ProbeAnswer,
  turnedDown: TurnedDown | undefined,
  hasLogin: boolean,
): Ending | undefined {
  const { status } = answer;
  const isOwn =
    OF_THE_PROXY.has(status) ||
    answer.header('x-squid-error') !== undefined ||
    (turnedDown?.status === status && turnedDown.server === answer.header('server'));
  return isOwn ? refusal(status, hasLogin) : undefined;
}
