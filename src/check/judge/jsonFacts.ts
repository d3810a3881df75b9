import { nameKind, type NameKind } from './nameKind.js';
import type { PageFacts } from './pageFacts.js';
import { asnIn, countryIn, ipsIn } from './values.js';

interface Member {
  readonly kind: NameKind;
  readonly value: unknown;
  /** What the object is about that it stands in. */
  readonly parent: NameKind | undefined;
}

type Headers = ReadonlyMap<string, string>;

/** What a JSON answer tells by the names that judges use; the outermost of a name counts. */
export function jsonFacts(text: string): PageFacts | undefined {
  const root = parsed(text);
  if (!isObject(root)) {
    return undefined;
  }
  const members = membersByLevel(root);
  let addresses: readonly string[] | undefined;
  let country: string | undefined;
  let asn: number | undefined;
  for (const { kind, value, parent } of members) {
    addresses ??= kind.isAddress ? addressesIn(value) : undefined;
    country ??= kind.isCountry || (kind.isCode && parent?.isCountry) ? countryIn(value) : undefined;
    asn ??= kind.isNetwork || (kind.isNumber && parent?.isNetwork) ? asnIn(value) : undefined;
  }
  return {
    addresses: addresses ?? [],
    country,
    asn,
    headers: () => headersAmong(members),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Every member but those of the echoed headers: one named `Client-IP` is no exit. */
function membersByLevel(root: Readonly<Record<string, unknown>>): Member[] {
  const members: Member[] = [];
  addMembers(members, root, undefined);
  for (const { kind, value } of members) {
    if (!kind.isHeaders) {
      addMembers(members, value, kind);
    }
  }
  return members;
}

function addMembers(members: Member[], value: unknown, parent: NameKind | undefined): void {
  if (isObject(value)) {
    for (const name of Object.keys(value)) {
      members.push({ kind: nameKind(name), value: value[name], parent });
    }
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function addressesIn(value: unknown): string[] | undefined {
  const found = typeof value === 'string' ? ipsIn(value) : [];
  return found.length > 0 ? found : undefined;
}

/** Those that are echoed together, else those that stand among the other members under their CGI names. */
function headersAmong(members: readonly Member[]): Headers {
  for (const { kind, value } of members) {
    const headers = kind.isHeaders ? headersIn(value) : [];
    if (headers.length > 0) {
      return new Map(headers);
    }
  }
  return new Map(
    members.flatMap(({ kind: { header }, value }) =>
      header !== undefined && typeof value === 'string' ? [[header, value] as const] : [],
    ),
  );
}

function headersIn(value: unknown): (readonly [name: string, value: string])[] {
  if (!isObject(value)) {
    return [];
  }
  return Object.entries(value).flatMap(([name, inner]) => {
    const all = [inner].flat().filter((each) => typeof each === 'string');
    return all.length > 0 ? [[name.toLowerCase(), all.join(', ')] as const] : [];
  });
}
