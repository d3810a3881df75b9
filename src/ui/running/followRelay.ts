import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Relay, Upstream } from '../../relay/relay.js';
import type { CommandContext } from '../commands/context.js';
import { logText } from '../commands/logText.js';
import { endpointName } from '../editor/endpointText.js';
import { Throttle } from '../throttle.js';
import { type EndNotices, tellWithStep } from './endNotices.js';
import { failureText } from './failureText.js';
import { type FollowedProxies, type LostProxy, READING_MS } from './followedProxies.js';
import { lossRemedy, lossText } from './lossText.js';
import type { RunningList } from './running.js';

/** Accounts tell of much that has nothing to do with a proxy's credentials. */
const LOOKED_EVERY_MS = 100;
/** A timer can wait no longer than this. */
const LONGEST_WAIT_MS = 2 ** 31 - 1;
/** So many failures in a row are no accident of one target. */
const FAILURES_TOLD = 5;

export interface Followed {
  readonly relay: Relay;
  readonly proxies: FollowedProxies;
  /** What the relay was opened with. */
  readonly upstreams: readonly Upstream[];
  readonly title: string;
  readonly context: Pick<CommandContext, 'accounts' | 'onDidLearn' | 'log' | 'settings'>;
  readonly running: RunningList;
  readonly notices: EndNotices;
}

/** Carries to the relay what becomes of its proxies' accounts, until it ends; ends it and what runs through it where none is left. */
export function followRelay(followed: Followed): void {
  const { relay, proxies, context, running, notices, title } = followed;
  const through = () => running.all().filter((each) => each.relay === relay);
  const names = () => {
    const labels = through().map(({ label }) => label);
    return labels.length === 0 ? [title] : labels;
  };
  const stop = async () => {
    await Promise.allSettled(through().map((each) => each.stop()));
    await relay.close();
  };
  let { upstreams } = followed;
  let timer: NodeJS.Timeout | undefined;
  const end = new AbortController();
  const look = async () => {
    const signal = AbortSignal.any([end.signal, AbortSignal.timeout(READING_MS)]);
    const found = await proxies.look(signal);
    const [lost] = found.lost;
    if (end.signal.aborted) {
      return;
    }
    if (found.upstreams.length === 0 && lost) {
      notices.tell(names(), () => {
        const now = asItIs(lost, context);
        return { why: lossText(now), step: lossRemedy(now) };
      });
      await stop();
      return;
    }
    if (!isSame(upstreams, found.upstreams)) {
      upstreams = found.upstreams;
      relay.use(upstreams);
    }
    if (lost) {
      void tellFewer(names(), lost, upstreams.length);
    }
    clearTimeout(timer);
    if (found.endsAt !== undefined) {
      timer = setTimeout(
        () => {
          looks.ask();
        },
        Math.min(LONGEST_WAIT_MS, Math.max(0, found.endsAt - Date.now())),
      );
    }
  };
  const looks = new Throttle(
    () =>
      look().catch((error: unknown) => {
        context.log.error(`relay: ${logText(error)}`);
      }),
    LOOKED_EVERY_MS,
  );
  const learning = context.onDidLearn(() => {
    looks.ask();
  });
  const failing = tellOfFailures(followed);
  relay.onDidEnd((how) => {
    end.abort();
    clearTimeout(timer);
    looks.dispose();
    learning.dispose();
    failing.dispose();
    if (how !== 'closed') {
      const { idleStopMs } = context.settings.relay();
      const why =
        how === 'idle'
          ? l10n.t('nothing connected for {0} min', idleStopMs / 60_000)
          : l10n.t('its port was lost');
      const step = {
        label: l10n.t('Start a relay'),
        run: () => vscode.commands.executeCommand('egress.startRelay'),
      };
      notices.tell(names(), () => ({ why, step }));
      void stop();
    }
  });
  // what has changed since the proxies were looked at, and when the first of them runs out
  looks.ask();
}

/** An account that is removed loses its key a moment before it goes. */
function asItIs({ open, loss }: LostProxy, { accounts }: Pick<CommandContext, 'accounts'>): LostProxy {
  return { open, loss: accounts.get(open.account.id) ? loss : { kind: 'removed' } };
}

function tellFewer(names: readonly string[], lost: LostProxy, count: number): Promise<void> {
  return tellWithStep(
    l10n.t('{0} goes on with {1} proxies: {2}.', names.join(', '), count, lossText(lost)),
    lossRemedy(lost),
  );
}

/** Each proxy that fails again and again is told of once, until it has worked in between. */
function tellOfFailures({ relay, proxies, context }: Followed): { dispose(): void } {
  const told = new Set<string>();
  return relay.onDidChange(() => {
    const failure = relay.lastFailure;
    if (!failure) {
      return;
    }
    const { upstream, reason, inARow } = failure;
    if (inARow < FAILURES_TOLD) {
      told.delete(upstream);
      return;
    }
    const found = proxies.named(upstream);
    if (!found || told.has(upstream)) {
      return;
    }
    told.add(upstream);
    const name = endpointName(found.endpoint);
    context.log.warn(`relay: ${failure.reason}, ${inARow} in a row`);
    void tellWithStep(l10n.t('{0} fails: {1}, {2} requests in a row.', name, failureText(reason), inARow), {
      label: l10n.t('Check it'),
      run: () =>
        vscode.commands.executeCommand('egress.checkProxies', {
          account: found.open.account.id,
          proxy: found.endpoint.id,
        }),
    });
  });
}

function isSame(left: readonly Upstream[], right: readonly Upstream[]): boolean {
  return (
    left.length === right.length &&
    left.every((each, place) => {
      const other = right[place];
      return other !== undefined && isSameUpstream(each, other);
    })
  );
}

function isSameUpstream(left: Upstream, right: Upstream): boolean {
  const { password, ...rest } = left.address;
  const { password: other, ...others } = right.address;
  return (
    left.id === right.id &&
    left.latencyMs === right.latencyMs &&
    JSON.stringify(rest) === JSON.stringify(others) &&
    (password && other ? password.equals(other) : password === other)
  );
}
