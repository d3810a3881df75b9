import * as l10n from '@vscode/l10n';
import { randomBytes } from 'node:crypto';
import { type Relay, startRelay } from '../../relay/relay.js';
import { diskCode } from '../commands/downloadedFile.js';
import { type CommandContext, Refusal } from '../commands/context.js';
import type { ChosenProxies, OpenRelayOptions } from './context.js';
import type { EndNotices } from './endNotices.js';
import { FollowedProxies, READING_MS } from './followedProxies.js';
import { followRelay } from './followRelay.js';
import { lossRemedy, lossText } from './lossText.js';
import type { RunningList } from './running.js';

/**
 * A relay in front of the proxies that follows their accounts until it ends.
 *
 * @throws Refusal where none of them can be used, or this machine gives no port
 */
export async function openRelay(
  chosen: ChosenProxies,
  options: OpenRelayOptions,
  context: CommandContext,
  { running, notices }: { readonly running: RunningList; readonly notices: EndNotices },
): Promise<Relay> {
  const { openAccounts, lastChecks, settings } = context;
  const proxies = new FollowedProxies(chosen.proxies, { openAccounts, lastChecks, clock: Date.now });
  if (options.renewEvery !== undefined && !proxies.haveSessions) {
    throw new Refusal(
      l10n.t('These proxies have no sessions: leave out after how many requests a new one begins.'),
    );
  }
  const { upstreams, lost } = await proxies.look(AbortSignal.timeout(READING_MS));
  const [first] = lost;
  if (upstreams.length === 0 && first) {
    throw new Refusal(
      l10n.t('Nothing can be sent through {0}: {1}.', chosen.title, lossText(first)),
      lossRemedy(first),
    );
  }
  const { idleStopMs, allowsPrivateTargets } = settings.relay();
  try {
    const relay = await startRelay({
      upstreams,
      policy: options.policy ?? 'roundRobin',
      demandsToken: options.demandsToken ?? true,
      // the judge of the sandbox, which its proxies lead to, is on loopback
      allowsPrivateTargets:
        allowsPrivateTargets || chosen.proxies.every(({ account }) => account.account.isSandbox),
      idleStopMs: options.stopsWhenIdle === true ? idleStopMs : 0,
      ...(options.renewEvery !== undefined && {
        renewal: {
          everyRequests: options.renewEvery,
          renewed: () => proxies.inSession(newSession(), AbortSignal.timeout(READING_MS)),
        },
      }),
    });
    followRelay({ relay, proxies, upstreams, title: chosen.title, context, running, notices });
    return relay;
  } catch (error) {
    const code = diskCode(error);
    throw code === undefined
      ? error
      : new Refusal(l10n.t('This machine gives no port to a relay ({0}).', code));
  }
}

/** Of letters and digits, as a dash would begin the next option. */
function newSession(): string {
  return `e${randomBytes(6).toString('hex')}`;
}
