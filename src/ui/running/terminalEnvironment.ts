import * as l10n from '@vscode/l10n';
import { proxyUrl } from '../../core/proxy/format.js';
import { type ProxyEnvironment, proxyEnvironment, relayUrl } from '../../relay/environment.js';
import type { Relay } from '../../relay/relay.js';
import type { CommandArguments } from '../commands/arguments.js';
import type { ChosenProxies, RunTools } from './context.js';
import type { Running } from './running.js';
import type { TerminalWay } from './terminalWays.js';

/** What terminals are given so that they go out through proxies. */
export interface GivenToTerminals {
  readonly environment: ProxyEnvironment;
  /** Absent where the environment holds the credentials. */
  readonly relay: Relay | undefined;
  /** What every running thing tells of the proxies it goes through. */
  readonly common: Pick<Running, 'through' | 'accounts' | 'startedAt' | 'note'>;
}

/** Opens the relay, unless there is to be none. Rejects as `openRelay`. */
export async function givenToTerminals(
  chosen: ChosenProxies,
  { through }: TerminalWay,
  { poolPolicy, renewEvery }: Pick<CommandArguments, 'poolPolicy' | 'renewEvery'>,
  tools: RunTools,
): Promise<GivenToTerminals> {
  const { title, proxies } = chosen;
  const common = {
    through: title,
    accounts: [...new Set(proxies.map(({ account }) => account.account.id))],
    startedAt: Date.now(),
  };
  const [only] = proxies;
  if (through === 'direct' && only) {
    const { address } = only.endpoint;
    // by its other name, which has the proxy look up the names of targets
    const scheme = address.scheme === 'socks5' ? 'socks5h' : address.scheme;
    return {
      environment: proxyEnvironment(proxyUrl(address, { scheme }).expose(), process.env),
      relay: undefined,
      common: { ...common, note: l10n.t('has the credentials') },
    };
  }
  const relay = await tools.openRelay(chosen, {
    demandsToken: through === 'relay',
    ...(poolPolicy && { policy: poolPolicy }),
    ...(renewEvery !== undefined && { renewEvery }),
  });
  return {
    environment: proxyEnvironment(relayUrl(relay), process.env),
    relay,
    common: through === 'relay' ? common : { ...common, note: l10n.t('no token') },
  };
}
