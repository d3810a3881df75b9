import { isObject } from './apiClient.js';

export interface Allowances {
  /** Paths that may be null, such as `data[].ip`. */
  readonly nullable?: readonly string[];
  /** Paths that may be absent. */
  readonly optional?: readonly string[];
  /** Paths that the sample does not show. */
  readonly extra?: readonly string[];
}

/** How a value differs from a sample in names and types; items of a list are each held against the sample's first. */
export function shapeDifferences(
  actual: unknown,
  sample: unknown,
  allowances: Allowances = {},
  path = '',
): string[] {
  const { nullable = [], optional = [], extra = [] } = allowances;
  if ((actual === null || sample === null) && nullable.includes(path)) {
    return [];
  }
  if (kindOf(actual) !== kindOf(sample)) {
    return [`${path} is ${kindOf(actual)}, not ${kindOf(sample)}`];
  }
  if (Array.isArray(actual) && Array.isArray(sample)) {
    const [first] = sample as unknown[];
    return first === undefined
      ? []
      : actual.flatMap((item) => shapeDifferences(item, first, allowances, `${path}[]`));
  }
  if (!isObject(actual) || !isObject(sample)) {
    return [];
  }
  const under = (name: string) => (path === '' ? name : `${path}.${name}`);
  return [
    ...Object.keys(actual)
      .filter((name) => !Object.hasOwn(sample, name) && !extra.includes(under(name)))
      .map((name) => `${under(name)} is not in the document`),
    ...Object.entries(sample).flatMap(([name, value]) => {
      if (Object.hasOwn(actual, name)) {
        return shapeDifferences(actual[name], value, allowances, under(name));
      }
      return optional.includes(under(name)) ? [] : [`${under(name)} is missing`];
    }),
  ];
}

function kindOf(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'list' : typeof value;
}
