import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { plainText } from '../../core/plainText.js';
import type { Relay } from '../../relay/relay.js';
import { type CommandContext, Refusal } from '../commands/context.js';
import { tellProblem } from '../commands/run.js';
import type { ChosenProxies, RunTools } from './context.js';
import { readAttribute } from './debugAttribute.js';
import { agreesToNoToken, debuggerWay } from './debugQuestions.js';
import { configuredProxies } from './debugProxies.js';
import { type AdapterMessage, type AdapterRequest, DebugSessions, RUN_MEMBER } from './debugSessions.js';
import { throughRelay } from './debugWays.js';

/** Debug sessions that go out through proxies, each with a relay of its own that ends with it. */
export class DebugRuns implements vscode.Disposable {
  readonly #sessions = new DebugSessions<vscode.DebugSession>({
    later: (then, afterMs) => {
      const timer = setTimeout(then, afterMs);
      return new vscode.Disposable(() => {
        clearTimeout(timer);
      });
    },
    orphaned: (session) => {
      void vscode.debug.stopDebugging(session);
      this.#tell(
        new Refusal(
          l10n.t(
            'The relay of "{0}" has ended, and so has the session. Start it again.',
            plainText(session.name),
          ),
        ),
      );
    },
  });
  readonly #listening: vscode.Disposable;

  constructor(
    private readonly context: CommandContext,
    private readonly tools: RunTools,
  ) {
    this.#listening = vscode.Disposable.from(
      vscode.debug.onDidStartDebugSession((session) => {
        this.#sessions.begins(session);
      }),
      vscode.debug.onDidTerminateDebugSession((session) => {
        this.#sessions.ends(session);
      }),
      vscode.debug.registerDebugAdapterTrackerFactory('*', {
        createDebugAdapterTracker: (session) => {
          if (!(RUN_MEMBER in session.configuration)) {
            return undefined;
          }
          this.#sessions.begins(session);
          return {
            onWillReceiveMessage: (message: AdapterRequest) => {
              this.#sessions.isAsked(session, message);
            },
            onDidSendMessage: (message: AdapterMessage) => {
              this.#sessions.answers(session, message);
            },
          };
        },
      }),
    );
  }

  /** The configuration as its session is to start; undefined where it is not to, after a sentence that says why. */
  async resolve(
    folder: vscode.WorkspaceFolder | undefined,
    configuration: vscode.DebugConfiguration,
    token?: vscode.CancellationToken,
  ): Promise<vscode.DebugConfiguration | undefined> {
    try {
      return await this.#resolve(folder, configuration, token);
    } catch (error) {
      this.#tell(error);
      return undefined;
    }
  }

  async #resolve(
    folder: vscode.WorkspaceFolder | undefined,
    { egress, ...configuration }: vscode.DebugConfiguration,
    token: vscode.CancellationToken | undefined,
  ): Promise<vscode.DebugConfiguration | undefined> {
    const attribute = readAttribute(egress, 'egress');
    const way = debuggerWay(configuration);
    const through = throughRelay(configuration, way, process.env);
    if (!through) {
      throw new Refusal(
        l10n.t('"{0}" of the configuration cannot be read, so no proxy can be added to it.', way.by),
      );
    }
    const chosen = await configuredProxies(
      attribute,
      { name: configuration.name, folder: folder?.uri },
      this.context,
      this.tools,
    );
    if (!chosen || !(way.hasLogin || (await agreesToNoToken(configuration, way, chosen)))) {
      return undefined;
    }
    const relay = await this.tools.openRelay(chosen, { demandsToken: way.hasLogin });
    if (token?.isCancellationRequested === true) {
      await relay.close();
      return undefined;
    }
    const { configuration: resolved, own } = through(relay);
    return { ...resolved, [RUN_MEMBER]: this.#show(configuration.name, chosen, relay, own) };
  }

  #show(name: string, { title, proxies }: ChosenProxies, relay: Relay, own: readonly string[]): string {
    const { running } = this.tools;
    const id = running.newId();
    const stop = async () => {
      const session = this.#sessions.forget(id);
      await Promise.all([session && vscode.debug.stopDebugging(session), relay.close()]);
      running.remove(id);
    };
    running.put({
      id,
      kind: 'debug',
      label: plainText(name),
      through: title,
      accounts: [...new Set(proxies.map(({ account }) => account.account.id))],
      startedAt: Date.now(),
      relay,
      note: own.length === 0 ? undefined : l10n.t('its own {0} counts', own.join(', ')),
      stop,
    });
    this.#sessions.expect(id, () => void stop());
    return id;
  }

  #tell(error: unknown): void {
    tellProblem('debug', error, this.context);
  }

  dispose(): void {
    this.#listening.dispose();
  }
}
