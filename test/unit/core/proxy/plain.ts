import type { ProxyEndpoint, ProxyParse } from '../../../../src/core/proxy/parse.js';

/** A result in one line, password included: `url | http host 80 user pass`, or `code column`. */
export function plain(parse: ProxyParse): string {
  switch (parse.kind) {
    case 'blank':
      return 'blank';
    case 'invalid':
      return `${parse.code} ${parse.column}`;
    case 'endpoint':
      return endpoint(parse);
    case 'ambiguous':
      return parse.readings.map(endpoint).join(' / ');
  }
}

function endpoint({ notation, address }: ProxyEndpoint): string {
  const { scheme, host, port, user, password } = address;
  const parts = [scheme, host, String(port), user, password?.expose()]
    .filter((part) => part !== undefined)
    .map((part) => (part === '' || part.includes(' ') ? JSON.stringify(part) : part));
  return `${notation} | ${parts.join(' ')}`;
}
