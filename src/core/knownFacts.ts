/** The facts about an address that people look for first, in the order in which they are shown. */
export const KNOWN_FACTS = [
  'score',
  'risk',
  'country',
  'asn',
  'isp',
  'proxy',
  'vpn',
  'tor',
  'hosting',
] as const;

export type KnownFact = (typeof KNOWN_FACTS)[number];

export type Fact = readonly [name: KnownFact, value: string | number | boolean];

/**
 * The well-known facts in an answer of no documented shape, found by their names at any depth. Of two with one name the
 * one nearer to the top counts, as what stands deeper is about a part.
 */
export function knownFacts(answer: object): readonly Fact[] {
  const found = new Map<KnownFact, Fact[1]>();
  let level: readonly object[] = [answer];
  while (level.length > 0) {
    const below: object[] = [];
    for (const each of level) {
      for (const [name, value] of Object.entries(each) as [string, unknown][]) {
        const known = KNOWN_FACTS.find((word) => word === name.toLowerCase());
        if (typeof value === 'object' && value !== null) {
          below.push(value);
        } else if (known !== undefined && !found.has(known) && isScalar(value)) {
          found.set(known, value);
        }
      }
    }
    level = below;
  }
  return KNOWN_FACTS.flatMap((name) => {
    const value = found.get(name);
    return value === undefined ? [] : [[name, value] as const];
  });
}

function isScalar(value: unknown): value is Fact[1] {
  return typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
}
