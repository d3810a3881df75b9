import type { DebugConfiguration } from 'vscode';
import { proxyEnvironment, relayUrl } from '../../relay/environment.js';
import type { Relay } from '../../relay/relay.js';

/** How what a debugger starts is told of a proxy. */
export interface DebugWay {
  /** The attribute that takes it: an object of variables, a list of `{name, value}`, a list of the browser's options. */
  readonly by: 'env' | 'environment' | 'runtimeArgs';
  /** Whether what is started can log in at a relay. */
  readonly hasLogin: boolean;
}

const ENV: DebugWay = { by: 'env', hasLogin: true };
const PAIRS: DebugWay = { by: 'environment', hasLogin: true };
/** Java takes no login for a proxy from outside. */
const JAVA: DebugWay = { by: 'env', hasLogin: false };
/** Chromium's option takes no login, and its page belongs to the debugger. */
const CHROMIUM: DebugWay = { by: 'runtimeArgs', hasLogin: false };

/** Of types that are not here, the debugger's own schema tells. */
const WAYS: Readonly<Record<string, DebugWay>> = {
  node: ENV,
  'pwa-node': ENV,
  'node-terminal': ENV,
  extensionHost: ENV,
  'pwa-extensionHost': ENV,
  python: ENV,
  debugpy: ENV,
  go: ENV,
  java: JAVA,
  scala: JAVA,
  coreclr: ENV,
  cppdbg: PAIRS,
  cppvsdbg: PAIRS,
  chrome: CHROMIUM,
  'pwa-chrome': CHROMIUM,
  msedge: CHROMIUM,
  'pwa-msedge': CHROMIUM,
};

/** Their debuggers start them with no option for a proxy. */
export const OTHER_BROWSERS: readonly string[] = ['firefox', 'editor-browser', 'pwa-editor-browser'];

/** The way of a debug type; `manifests` are the package.json of the extensions, whose schemas tell of types unknown here. */
export function debugWay(type: string, manifests: Iterable<unknown>): DebugWay | undefined {
  const known = Object.hasOwn(WAYS, type) ? WAYS[type] : undefined;
  if (known || OTHER_BROWSERS.includes(type)) {
    return known;
  }
  for (const manifest of manifests) {
    const debuggers = memberOf(memberOf(manifest, 'contributes'), 'debuggers');
    for (const each of Array.isArray(debuggers) ? debuggers : []) {
      const launch = memberOf(memberOf(each, 'configurationAttributes'), 'launch');
      const properties = memberOf(launch, 'properties');
      const way = [ENV, PAIRS].find(({ by }) => memberOf(properties, by) !== undefined);
      if (way && memberOf(each, 'type') === type) {
        return way;
      }
    }
  }
  return undefined;
}

function memberOf(value: unknown, name: string): unknown {
  return isRecord(value) ? value[name] : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

type Environment = Readonly<Record<string, string | undefined>>;

export interface ThroughRelay {
  readonly configuration: DebugConfiguration;
  /** Variables of the configuration itself, which count before the relay's. */
  readonly own: readonly string[];
}

/**
 * Makes a program go through a relay, under what its configuration says itself; undefined where the attribute that would
 * take it is of another shape. `inherited` is the environment of this process.
 */
export function throughRelay(
  configuration: DebugConfiguration,
  { by }: DebugWay,
  inherited: Environment,
): ((relay: Pick<Relay, 'port' | 'token'>) => ThroughRelay) | undefined {
  const said: unknown = configuration[by] ?? undefined;
  const withValue = (value: unknown, own: readonly string[] = []) => ({
    configuration: { ...configuration, [by]: value },
    own,
  });
  if (by === 'runtimeArgs') {
    const options = said === undefined ? [] : isTexts(said) ? said : undefined;
    return options && ((relay) => withValue([...options, ...browserOptions(relayUrl(relay))]));
  }
  const variables = by === 'env' ? variablesOf(said) : pairsOf(said);
  return (
    variables &&
    ((relay) => {
      const { environment, own } = merged(variables, relayUrl(relay), inherited);
      const pairs = () => Object.entries(environment).map(([name, value]) => ({ name, value }));
      return withValue(by === 'env' ? environment : pairs(), own);
    })
  );
}

/** A page of this machine is no matter of a proxy; nothing else goes beside it. */
function browserOptions(url: string): readonly string[] {
  return [
    `--proxy-server=${url}`,
    '--disable-quic',
    // which of them counts depends on the version
    '--webrtc-ip-handling-policy=disable_non_proxied_udp',
    '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
  ];
}

type Variables = Readonly<Record<string, unknown>>;

function variablesOf(said: unknown): Variables | undefined {
  return said === undefined ? {} : isRecord(said) && !Array.isArray(said) ? said : undefined;
}

function pairsOf(said: unknown): Variables | undefined {
  const pairs: unknown[] | undefined = said === undefined ? [] : Array.isArray(said) ? said : undefined;
  const entries = pairs?.flatMap((pair): readonly (readonly [string, unknown])[] => {
    const name = memberOf(pair, 'name');
    return typeof name === 'string' ? [[name, memberOf(pair, 'value')]] : [];
  });
  return entries && entries.length === pairs?.length ? Object.fromEntries(entries) : undefined;
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}

/** These hold what was there before beside the proxy's. */
const JOINED = ['NO_PROXY', 'GLOBAL_AGENT_NO_PROXY', 'GIT_CONFIG_COUNT', 'JAVA_TOOL_OPTIONS'];

function merged(
  variables: Variables,
  url: string,
  inherited: Environment,
): { readonly environment: Variables; readonly own: readonly string[] } {
  const texts = Object.entries(variables).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  const ours = proxyEnvironment(url, { ...inherited, ...Object.fromEntries(texts) });
  // some debuggers fill the environment of their own process in, which the configuration does not say
  const said = Object.entries(variables).filter(([name, value]) => value !== inherited[name]);
  const saidNames = new Set(said.map(([name]) => name.toUpperCase()));
  const isJoined = (name: string) => JOINED.includes(name.toUpperCase());
  const added = Object.entries(ours).filter(([name]) => isJoined(name) || !saidNames.has(name.toUpperCase()));
  const names = new Set(Object.keys(ours).map((name) => name.toUpperCase()));
  return {
    environment: { ...variables, ...Object.fromEntries(added) },
    own: said.map(([name]) => name).filter((name) => names.has(name.toUpperCase()) && !isJoined(name)),
  };
}
