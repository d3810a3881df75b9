import type { PageFacts } from './pageFacts.js';
import { asnIn, cgiHeader, countryIn, ipsIn } from './values.js';

/** Names in lower case without separators. */
const ADDRESS = /^(?:ip|ipv4|ipv6|origin|query|yourip|clientip|remoteaddr|.*ipaddress)$/;
const COUNTRY = /^(?:country|cc|countryiso|countryiso2|.*countrycode2?)$/;
const AS = /^(?:asn|as|org|asnumber|autonomoussystemnumber)$/;
/** Of an object that is about the country, or about the autonomous system. */
const CODE = /^(?:code|iso|isocode|iso2|alpha2)$/;
const NUMBER = /^(?:asn|number)$/;
const HEADERS = 'headers';

interface Member {
  readonly name: string;
  readonly plainName: string;
  readonly value: unknown;
  readonly parent: string;
}

/** What a JSON answer tells by the names that judges use; the outermost of a name counts. */
export function jsonFacts(text: string): PageFacts | undefined {
  const root = parsed(text);
  if (typeof root !== 'object' || root === null) {
    return undefined;
  }
  const members = membersByLevel(root);
  const country = first(members, countryOf);
  const asn = first(members, asnOf);
  return {
    addresses: first(members, addressesOf) ?? [],
    headers: first(members, headersOf) ?? new Map(members.flatMap(cgiHeaderOf)),
    ...(country === undefined ? {} : { country }),
    ...(asn === undefined ? {} : { asn }),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function first<T>(members: readonly Member[], read: (member: Member) => T | undefined): T | undefined {
  for (const member of members) {
    const found = read(member);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

/** Every member but those of the echoed headers: one named `Client-IP` is no exit. */
function membersByLevel(root: object): Member[] {
  const members = membersOf(root, '');
  for (const member of members) {
    if (member.plainName !== HEADERS) {
      members.push(...membersOf(member.value, member.plainName));
    }
  }
  return members;
}

function membersOf(value: unknown, parent: string): Member[] {
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  return Object.entries(value).map(([name, inner]: [string, unknown]) => ({
    name,
    plainName: name.toLowerCase().replace(/[\s_-]/g, ''),
    value: inner,
    parent,
  }));
}

function addressesOf({ plainName, value }: Member): string[] | undefined {
  const found = ADDRESS.test(plainName) && typeof value === 'string' ? ipsIn(value) : [];
  return found.length > 0 ? found : undefined;
}

function countryOf({ plainName, value, parent }: Member): string | undefined {
  const isCode = COUNTRY.test(plainName) || (COUNTRY.test(parent) && CODE.test(plainName));
  return isCode ? countryIn(value) : undefined;
}

function asnOf({ plainName, value, parent }: Member): number | undefined {
  const isNumber = AS.test(plainName) || (AS.test(parent) && NUMBER.test(plainName));
  return isNumber ? asnIn(value) : undefined;
}

function headersOf({ plainName, value }: Member): ReadonlyMap<string, string> | undefined {
  if (plainName !== HEADERS || typeof value !== 'object' || value === null) {
    return undefined;
  }
  const headers = Object.entries(value).flatMap(([name, inner]: [string, unknown]) => {
    const all = [inner].flat().filter((each) => typeof each === 'string');
    return all.length > 0 ? [[name.toLowerCase(), all.join(', ')] as const] : [];
  });
  return headers.length > 0 ? new Map(headers) : undefined;
}

function cgiHeaderOf({ name, value }: Member): (readonly [name: string, value: string])[] {
  const header = cgiHeader(name);
  return header !== undefined && typeof value === 'string' ? [[header, value]] : [];
}
