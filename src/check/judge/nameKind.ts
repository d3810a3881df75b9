import { cgiHeader } from './values.js';

/** What a member of a judge's JSON may be, by its name. */
export interface NameKind {
  readonly isAddress: boolean;
  readonly isCountry: boolean;
  /** The autonomous system. */
  readonly isNetwork: boolean;
  /** The country's code, in an object about it. */
  readonly isCode: boolean;
  /** The system's number, in an object about it. */
  readonly isNumber: boolean;
  readonly isHeaders: boolean;
  /** The header that it is under its CGI name. */
  readonly header: string | undefined;
}

/** Names in lower case without separators. */
const ADDRESS = /^(?:ip|ipv4|ipv6|origin|query|yourip|clientip|remoteaddr|.*ipaddress)$/;
const COUNTRY = /^(?:country|cc|countryiso|countryiso2|.*countrycode2?)$/;
const NETWORK = /^(?:asn|as|org|asnumber|autonomoussystemnumber)$/;
const CODE = /^(?:code|iso|isocode|iso2|alpha2)$/;
const NUMBER = /^(?:asn|number)$/;

/** The names of one judge come again with each of its answers; what others send is not kept without end. */
const MOST_KEPT = 500;
const kept = new Map<string, NameKind>();

export function nameKind(name: string): NameKind {
  const known = kept.get(name);
  if (known) {
    return known;
  }
  const kind = kindOf(name);
  if (kept.size < MOST_KEPT) {
    kept.set(name, kind);
  }
  return kind;
}

function kindOf(name: string): NameKind {
  const plain = name.toLowerCase().replace(/[\s_-]/g, '');
  return {
    isAddress: ADDRESS.test(plain),
    isCountry: COUNTRY.test(plain),
    isNetwork: NETWORK.test(plain),
    isCode: CODE.test(plain),
    isNumber: NUMBER.test(plain),
    isHeaders: plain === 'headers',
    header: cgiHeader(name),
  };
}
