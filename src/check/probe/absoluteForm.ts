import type { TurnedDown } from './dialogue.js';
import type { Ending } from './ending.js';
import { refusal } from './httpConnect.js';
import type { ProbeAnswer } from './probe.js';

/** Only the proxy has a reason for these. */
const OF_THE_PROXY = new Set([407, 502, 504]);

/** Programs that forward and have no pages of their own but those that refuse. */
const PROXY_SERVER = /^(?:squid|tinyproxy|privoxy|mikrotik|3proxy|ccproxy|wingate|polipo|bluecoat)\b/i;

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
  const server = answer.header('server');
  const isOwn =
    OF_THE_PROXY.has(status) ||
    answer.header('x-squid-error') !== undefined ||
    (status >= 400 && server !== undefined && PROXY_SERVER.test(server)) ||
    (turnedDown?.status === status && turnedDown.server === server);
  return isOwn ? refusal(status, hasLogin) : undefined;
}
