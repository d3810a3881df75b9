import * as l10n from '@vscode/l10n';
import type { Judge } from '../../check/judge/judge.js';
import { judgeAt } from '../../check/judge/judgeAt.js';
import { factsOf } from '../../check/judge/pageFacts.js';
import type { ProbeResult } from '../../check/probe/probe.js';
import { startProbe } from '../../check/probe/startProbe.js';
import { Secret } from '../../core/secret.js';
import { RELAY_USER } from '../../relay/environment.js';
import type { Relay } from '../../relay/relay.js';
import { Refusal, type CommandContext } from '../commands/context.js';
import type { ChosenProxies } from './context.js';

/** How whoever comes through a relay looks from outside. */
export interface Exit {
  readonly ip?: string | undefined;
  /** ISO 3166 alpha-2, in upper case. */
  readonly country?: string | undefined;
}

/**
 * The pages that say it: those of the settings, or the sandbox's for its own proxies.
 *
 * @throws Refusal where the settings name none that can be used
 */
export function exitJudges(
  { proxies }: ChosenProxies,
  { settings, sandbox }: Pick<CommandContext, 'settings' | 'sandbox'>,
): readonly [Judge, ...Judge[]] {
  const ofSandbox = proxies.every(({ account }) => account.account.isSandbox) ? sandbox.judges() : undefined;
  const urls = ofSandbox ? [ofSandbox.url] : settings.judges();
  const [first, ...others] = urls.flatMap((url) => judgeAt(url) ?? []);
  if (!first) {
    throw new Refusal(l10n.t('The setting egress.check.judges names no page that can be asked.'));
  }
  return [first, ...others];
}

/** Asks one judge after the other through the relay; undefined where none answered with what a judge says. */
export async function exitThrough(
  relay: Relay,
  judges: readonly Judge[],
  { timeoutMs, signal }: { readonly timeoutMs: number; readonly signal: AbortSignal },
): Promise<(Exit & { readonly judge: Judge }) | undefined> {
  for (const judge of judges) {
    const { answer } = await asked(relay, judge, AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]));
    const finding = answer && judge.read(answer);
    if (finding?.verdict === 'live') {
      return { judge, ip: finding.exitIp, country: finding.country };
    }
    signal.throwIfAborted();
  }
  return undefined;
}

/** What the text of a judge's page says of whoever looks at it; undefined where it is no such page. */
export function exitIn(text: string): Exit | undefined {
  const facts = factsOf(text);
  return facts && { ip: facts.addresses.at(-1), country: facts.country };
}

function asked({ port, token }: Relay, { target }: Judge, limit: AbortSignal): Promise<ProbeResult> {
  const login = token === undefined ? {} : { user: RELAY_USER, password: new Secret(token) };
  return new Promise((resolve) => {
    const expire = () => {
      probe.expire();
    };
    const probe = startProbe({ scheme: 'http', host: '127.0.0.1', port, ...login }, target, (result) => {
      limit.removeEventListener('abort', expire);
      resolve(result);
    });
    limit.addEventListener('abort', expire);
  });
}
