/** The numbers of a version, most significant first; its pre-release and build are no part of it. */
type Release = readonly number[];

interface Bound {
  readonly operator: '>=' | '>' | '<' | '<=' | '=' | '!=';
  readonly release: Release;
}

const COMPARATOR = /(\^|~>|~=|~|>=|<=|===?|!=|>|<|=)?\s*v?(\d+(?:\.(?:\d+|[xX*]))*)([^\s,|]*)/g;

/**
 * Whether the version is in the range: npm's notation, and the operators of Python, Ruby, PHP and Rust.
 * A pre-release counts as its release, whose interface it has. False where the version is none.
 */
export function isInRange(version: string, range: string): boolean {
  const release = releaseOf(version);
  return (
    release !== undefined &&
    range.split('||').some((alternative) => boundsOf(alternative).every((bound) => holds(bound, release)))
  );
}

/** The lowest version that a range lets in, as it is written there; undefined where it names none. */
export function lowestOf(range: string): string | undefined {
  const [first = ''] = range.split('||');
  return [...hyphensAsBounds(first).matchAll(COMPARATOR)]
    .filter(([, operator = '']) => !operator.startsWith('<') && operator !== '!=')
    .map(([, , numbers = '', rest = '']) =>
      /[xX*]/.test(numbers) ? wholeNumbers(numbers) : numbers + rest,
    )[0];
}

/** Of several versions the highest that the range lets in; without one, the highest. */
export function bestOf(versions: readonly string[], range: string | undefined): string | undefined {
  const sorted = [...versions].sort((left, right) => compare(releaseOf(right) ?? [], releaseOf(left) ?? []));
  return (
    sorted.find(
      (version) => range !== undefined && boundsOf(range).length > 0 && isInRange(version, range),
    ) ?? sorted[0]
  );
}

function releaseOf(version: string): Release | undefined {
  // before `!` is Python's epoch
  const numbers = /^\s*(?:\d+!)?[vV=]*\s*(\d+(?:\.\d+)*)/.exec(version)?.[1];
  return numbers?.split('.').map(Number);
}

function hyphensAsBounds(range: string): string {
  return range.replace(/(\S+)\s+-\s+(\S+)/g, '>=$1 <=$2');
}

function boundsOf(range: string): readonly Bound[] {
  return [...hyphensAsBounds(range).matchAll(COMPARATOR)].flatMap(([, operator = '', numbers = '']) =>
    boundsOfComparator(operator, numbers),
  );
}

function boundsOfComparator(operator: string, numbers: string): readonly Bound[] {
  const whole = wholeNumbers(numbers);
  const release = whole === '' ? [] : whole.split('.').map(Number);
  switch (operator) {
    case '>':
    case '<':
    case '<=':
    case '>=':
    case '!=':
      return [{ operator, release }];
    case '^': {
      const nonzero = release.findIndex((number) => number > 0);
      return between(release, nonzero === -1 ? release.length - 1 : nonzero);
    }
    case '~':
      return between(release, Math.min(1, release.length - 1));
    case '~>':
    case '~=':
      return between(release, Math.max(0, release.length - 2));
    default: {
      const isPartial = whole !== numbers || (operator === '' && release.length < 3);
      return isPartial ? between(release, release.length - 1) : [{ operator: '=', release }];
    }
  }
}

/** From the release up to the next one that differs at this place. */
function between(release: Release, place: number): readonly Bound[] {
  const next = release.slice(0, place + 1).map((number, at) => (at === place ? number + 1 : number));
  const from: Bound = { operator: '>=', release };
  return next.length === 0 ? [from] : [from, { operator: '<', release: next }];
}

/** `1.2` of `1.2.x`, nothing of `x`. */
function wholeNumbers(numbers: string): string {
  return numbers.replace(/(?:^|\.)[xX*].*$/, '');
}

function holds({ operator, release }: Bound, version: Release): boolean {
  const order = compare(version, release);
  switch (operator) {
    case '>=':
      return order >= 0;
    case '>':
      return order > 0;
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '=':
      return order === 0;
    case '!=':
      return order !== 0;
  }
}

function compare(left: Release, right: Release): number {
  for (let at = 0; at < Math.max(left.length, right.length); at += 1) {
    const difference = (left[at] ?? 0) - (right[at] ?? 0);
    if (difference !== 0) {
      return difference;
    }
  }
  return 0;
}
