import { isIP } from 'node:net';
import type { ProbeTarget } from '../probe/probe.js';

/** What is asked, beside the address. */
export interface RequestParts {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly answerBytes: number;
  readonly roots?: readonly string[];
}

const LINE_END = '\r\n';
const USER_AGENT = 'Mozilla/5.0 (compatible; Egress)';
/** An answer ends with its connection, and comes unpacked: nothing here keeps the one or undoes the other. */
const OURS = new Set(['connection', 'accept-encoding', 'content-length', 'transfer-encoding']);
const MAY_HAVE_BODY = new Set(['POST', 'PUT', 'PATCH']);

/** The page's URL, where it is one that can be asked for: http or https, without a login. */
export function pageUrl(text: string): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isPage = url !== undefined && /^https?:$/.test(url.protocol);
  return isPage && url.username === '' && url.password === '' ? url : undefined;
}

/** The request for a page, made ready for every way there. */
export function requestFor(url: URL, { method = 'GET', headers = {}, ...rest }: RequestParts): ProbeTarget {
  const isTls = url.protocol === 'https:';
  const usual = { Host: url.host, 'User-Agent': USER_AGENT, Accept: '*/*' };
  const lines = [
    ...Object.entries(over(usual, headers)).filter(([name]) => !OURS.has(name.toLowerCase())),
    ...(MAY_HAVE_BODY.has(method) ? [['Content-Length', '0']] : []),
    ['Connection', 'close'],
  ].map(([name = '', value = '']) => `${name}: ${value}${LINE_END}`);
  const path = `${url.pathname}${url.search}`;
  const head = (place: string) => [`${method} ${place} HTTP/1.1`, LINE_END, ...lines].join('');
  return {
    host: hostOf(url),
    port: url.port === '' ? (isTls ? 443 : 80) : Number(url.port),
    isTls,
    request: Buffer.from(`${head(path)}${LINE_END}`, 'latin1'),
    absoluteHead: Buffer.from(isTls ? '' : head(`http://${url.host}${path}`), 'latin1'),
    ...rest,
  };
}

/** A person's headers take the place of the usual ones, however either is spelled. */
function over(usual: Readonly<Record<string, string>>, own: Readonly<Record<string, string>>) {
  const named = new Set(Object.keys(own).map((name) => name.toLowerCase()));
  const kept = Object.entries(usual).filter(([name]) => !named.has(name.toLowerCase()));
  return { ...Object.fromEntries(kept), ...own };
}

function hostOf({ hostname }: URL): string {
  const bare = hostname.replace(/^\[|\]$/g, '');
  return isIP(bare) === 6 ? bare : hostname;
}
