import type { CheckedAnonymity } from '../verdict.js';
import type { Passage } from './judge.js';
import type { PageFacts } from './pageFacts.js';
import { ipsIn } from './values.js';

/** Headers that proxies add, or that tell where a request came from. */
const TELLING = new Set([
  'via',
  'forwarded',
  'forwarded-for',
  'x-forwarded',
  'x-forwarded-for',
  'x-forwarded-by',
  'x-real-ip',
  'x-originating-ip',
  'x-remote-ip',
  'x-remote-addr',
  'x-client-ip',
  'x-cluster-client-ip',
  'x-proxy-id',
  'x-proxy-connection',
  'x-bluecoat-via',
  'x-imforwards',
  'client-ip',
  'true-client-ip',
  'proxy-connection',
  'proxy-authorization',
  'proxy-client-ip',
  'wl-proxy-client-ip',
  'xroxy-connection',
  'mt-proxy-id',
]);

/**
 * How much of its client a proxy gave away. Only a request in absolute form tells: inside of a tunnel no proxy can
 * add a header. What the judge's own front adds says nothing, and is known by what it added without a proxy.
 */
export function anonymityOf(facts: PageFacts, { form, direct }: Passage): CheckedAnonymity {
  const headers = form === 'absolute' ? facts.headers() : undefined;
  if (!headers || headers.size === 0) {
    return 'none';
  }
  const { addresses } = facts;
  const exit = addresses.at(-1);
  const added = [...headers].filter(
    ([name, value]) => name !== 'host' && direct.headers.get(name) !== value && !isFront(name, value),
  );
  const told = [...addresses, ...added.flatMap(([, value]) => ipsIn(value))];
  if (direct.address !== undefined && told.includes(direct.address)) {
    return 'transparent';
  }
  return added.some(([name]) => TELLING.has(name)) ? 'anonymous' : 'elite';

  /** The exit's address alone, in a header that the judge gets without a proxy too. */
  function isFront(name: string, value: string): boolean {
    const named = ipsIn(value);
    return direct.headers.has(name) && named.length > 0 && named.every((address) => address === exit);
  }
}
