import type { PageFacts } from './pageFacts.js';
import { cgiHeader, countryIn, ipsIn } from './values.js';

/** `REMOTE_ADDR = …` of the judges that print their CGI variables, `ip=…` and `loc=…` of Cloudflare's trace. */
const ADDRESSES = ['REMOTE_ADDR', 'ip'] as const;
const TAG = /<[^<>]*>/g;

/** What a page of `NAME = value` lines tells, whatever tags are around them. */
export function textFacts(text: string): PageFacts {
  const values = new Map(text.replace(TAG, '\n').split('\n').flatMap(pair));
  const country = countryIn(values.get('loc'));
  return {
    addresses: ADDRESSES.map((name) => ipsIn(values.get(name) ?? '')).find(({ length }) => length > 0) ?? [],
    headers: () => cgiHeaders(values),
    ...(country === undefined ? {} : { country }),
  };
}

function pair(line: string): [name: string, value: string][] {
  const equals = line.indexOf('=');
  return equals > 0 ? [[line.slice(0, equals).trim(), line.slice(equals + 1).trim()]] : [];
}

function cgiHeaders(values: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const headers = [...values].flatMap(([name, value]) => {
    const header = cgiHeader(name);
    return header === undefined ? [] : [[header, value] as const];
  });
  return new Map(headers);
}
