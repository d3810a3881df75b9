import type { ProxyScheme } from '../../core/proxy/endpoint.js';
import type { Client, Recipe } from '../catalogue/client.js';
import { partsOf } from '../render/parts.js';
import { isInRange } from './versions.js';

/** What is wanted of a client. */
export interface Wanted {
  /** The schemes of the proxy, the one asked for first. */
  readonly schemes: readonly ProxyScheme[];
  readonly hasCredentials: boolean;
  readonly isPool: boolean;
  /** The language it is to be written in. */
  readonly languageId: string;
  /** The version of the client's package, as far as it is known. */
  readonly version?: string;
}

export type Obstacle = 'scheme' | 'credentials' | 'version' | 'pool';

export interface Fit {
  readonly recipe: Recipe;
  readonly scheme: ProxyScheme;
}

/** Why there is no recipe, in the catalogue's own sentence where it has one, and the client that serves instead. */
export interface Misfit {
  readonly obstacle: Obstacle;
  readonly why?: string;
  readonly instead?: string;
}

/** The recipe for the first of the schemes that has one; undefined where none has. */
export function fitOf(client: Client, wanted: Wanted): Fit | undefined {
  for (const scheme of wanted.schemes) {
    const [recipe] = recipesFor(client, scheme, wanted, []);
    if (recipe) {
      return { recipe, scheme };
    }
  }
  return undefined;
}

/** What stands in the way of the scheme; undefined where nothing does. */
export function misfitOf(client: Client, scheme: ProxyScheme, wanted: Wanted): Misfit | undefined {
  if (recipesFor(client, scheme, wanted, []).length > 0) {
    return undefined;
  }
  const why = client.cannot?.find(({ schemes }) => schemes.includes(scheme));
  const obstacle =
    OBSTACLES.find((each) => recipesFor(client, scheme, wanted, [each]).length > 0) ?? 'scheme';
  return {
    obstacle,
    ...(why && { why: why.why() }),
    ...(why?.instead !== undefined && { instead: why.instead }),
  };
}

const OBSTACLES: readonly Obstacle[] = ['credentials', 'version', 'pool'];

/** The newest is meant where a version is not known. */
const NEWEST = '99999';

function recipesFor(
  { recipes }: Client,
  scheme: ProxyScheme,
  { hasCredentials, isPool, languageId, version = NEWEST }: Wanted,
  ignored: readonly Obstacle[],
): readonly Recipe[] {
  const canRotate = partsOf(languageId).pool !== undefined;
  return recipes
    .filter(
      ({ schemes, credentials, versions, takes }) =>
        schemes.includes(scheme) &&
        (ignored.includes('credentials') || credentials !== false || !hasCredentials) &&
        (ignored.includes('version') || versions === undefined || isInRange(version, versions)) &&
        (takes === 'pool' ? isPool : !isPool || canRotate || ignored.includes('pool')),
    )
    .sort((left, right) => Number(right.takes === 'pool') - Number(left.takes === 'pool'));
}
