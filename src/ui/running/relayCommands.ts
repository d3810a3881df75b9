import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { PoolPolicy } from '../../core/poolPolicies.js';
import { linkSafe } from '../../core/plainText.js';
import { Secret } from '../../core/secret.js';
import { relayUrl } from '../../relay/environment.js';
import type { Relay } from '../../relay/relay.js';
import { copyText } from '../code/disclosure.js';
import type { CommandArguments } from '../commands/arguments.js';
import { type Handler, Refusal } from '../commands/context.js';
import { choose, valueOf } from '../input/steps.js';
import type { ChosenProxies, RunTools } from './context.js';
import type { Running } from './running.js';
import { itemOf, namedRunning, noRelay } from './stopCommands.js';

const CONFIRMATION_MS = 4_000;

/** Opens a port on this machine in front of a proxy or a pool. */
export function startRelay({ choose: chooseProxies, openRelay, running }: RunTools): Handler {
  return async (invocation) => {
    const { args } = invocation;
    const chosen = await chooseProxies(invocation);
    const policy = chosen && (await policyFor(chosen, args));
    if (!chosen || policy === undefined) {
      return undefined;
    }
    const demandsToken = await wantsToken(chosen, args);
    if (demandsToken === undefined) {
      return undefined;
    }
    const { renewEvery } = args;
    const relay = await openRelay(chosen, {
      policy,
      demandsToken,
      stopsWhenIdle: true,
      ...(renewEvery !== undefined && { renewEvery }),
    });
    const id = running.newId();
    running.put({
      id,
      kind: 'relay',
      label: l10n.t('Relay 127.0.0.1:{0}', String(relay.port)),
      through: chosen.title,
      accounts: [...new Set(chosen.proxies.map(({ account }) => account.account.id))],
      startedAt: Date.now(),
      relay,
      ...(!demandsToken && { note: l10n.t('no token') }),
      stop: async () => {
        running.remove(id);
        await relay.close();
      },
    });
    void announce(id, relay, chosen.title);
    return { running: id, port: relay.port };
  };
}

/** Puts a relay's address, with its token, on the clipboard. */
export function copyRelayUrl({ running }: RunTools): Handler {
  return async ({ args }) => {
    const relayed = running.all().filter(({ relay }) => relay !== undefined);
    const meant = namedRunning(args, relayed) ?? (await chooseRelay(relayed));
    if (!meant?.relay) {
      return undefined;
    }
    await copyUrl(meant.relay);
    return { running: meant.id, port: meant.relay.port };
  };
}

async function chooseRelay(relayed: readonly Running[]): Promise<Running | undefined> {
  const [only, ...others] = relayed;
  if (!only) {
    throw new Refusal(noRelay(), {
      label: l10n.t('Start a relay'),
      run: () => vscode.commands.executeCommand('egress.startRelay'),
    });
  }
  return others.length === 0
    ? only
    : valueOf(
        await choose(
          relayed.map((value) => ({ ...itemOf(value), value })),
          { placeholder: l10n.t('Which address?') },
        ),
      );
}

async function copyUrl(relay: Relay): Promise<void> {
  await copyText(new Secret(relayUrl(relay)));
  vscode.window.setStatusBarMessage(l10n.t('Copied the relay’s address'), CONFIRMATION_MS);
}

/** Undefined where the person closed the question. */
async function policyFor(
  { proxies }: ChosenProxies,
  { poolPolicy }: CommandArguments,
): Promise<PoolPolicy | undefined> {
  if (poolPolicy !== undefined || proxies.length === 1) {
    return poolPolicy ?? 'roundRobin';
  }
  return valueOf(
    await choose<PoolPolicy>(
      [
        {
          label: l10n.t('In turn'),
          description: l10n.t('each connection through the next proxy'),
          value: 'roundRobin',
        },
        {
          label: l10n.t('The same for a host'),
          description: l10n.t('each site sees one exit'),
          value: 'stickyHost',
        },
        {
          label: l10n.t('The fastest'),
          description: l10n.t('by the last check'),
          value: 'leastLatency',
        },
      ],
      { placeholder: l10n.t('Which of the {0} proxies for a connection?', proxies.length) },
    ),
  );
}

/** Without one only after a modal, whoever calls; undefined where the person closed a question. */
async function wantsToken(
  { title }: ChosenProxies,
  { token }: CommandArguments,
): Promise<boolean | undefined> {
  const wants =
    token ??
    valueOf(
      await choose(
        [
          {
            label: l10n.t('With a token'),
            description: l10n.t('for programs that are given the address'),
            value: true,
          },
          {
            label: l10n.t('Without a token…'),
            description: l10n.t('for any program on this machine'),
            value: false,
          },
        ],
        { placeholder: l10n.t('Who may use the relay?') },
      ),
    );
  return wants === false && !(await acceptsNoToken(title)) ? undefined : wants;
}

/** Asks in a modal whether everybody on this machine may send through these proxies. */
export async function acceptsNoToken(title: string): Promise<boolean> {
  const start = l10n.t('Start without a token');
  const answer = await vscode.window.showWarningMessage(
    l10n.t('Let every program on this machine send through {0}?', title),
    {
      modal: true,
      detail: l10n.t(
        'Without a token, whatever runs on this machine, of any of its users, can send through your proxies at your cost until the relay is stopped.',
      ),
    },
    start,
  );
  return answer === start;
}

async function announce(id: string, { port }: Relay, title: string): Promise<void> {
  const copy = l10n.t('Copy address');
  const answer = await vscode.window.showInformationMessage(
    linkSafe(l10n.t('A relay at 127.0.0.1:{0} sends through {1}.', String(port), title)),
    copy,
  );
  // by then it may have ended
  await (answer === copy
    ? vscode.commands.executeCommand('egress.copyRelayUrl', { running: id })
    : undefined);
}
