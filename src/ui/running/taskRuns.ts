import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import * as z from 'zod/mini';
import { lazily } from '../../core/lazily.js';
import { plainText } from '../../core/plainText.js';
import { type ProxyEnvironment, proxyEnvironment, relayUrl } from '../../relay/environment.js';
import { type CommandContext, Refusal } from '../commands/context.js';
import { tellProblem } from '../commands/run.js';
import type { RunTools } from './context.js';
import { readAttribute } from './debugAttribute.js';
import { configuredProxies } from './debugProxies.js';
import { TaskEnvironment } from './taskEnvironment.js';

const definition = lazily(() =>
  z.object({
    command: z.string().check(z.minLength(1)),
    args: z.optional(z.array(z.string())),
    cwd: z.optional(z.string()),
    proxy: z.optional(z.unknown()),
  }),
);

/** A task of a folder, known since VS Code first listed it. */
interface KnownTask {
  readonly prefix: string;
  readonly names: readonly string[];
  task: vscode.Task;
  /** Its environment is made, and it has not started yet. */
  waiting?: StartedTask | undefined;
}

interface StartedTask {
  execution?: vscode.TaskExecution;
  readonly giveUp: vscode.Disposable;
  end(): Promise<void>;
}

/** Once its environment is made, nothing keeps a task from starting. */
const STARTS_WITHIN_MS = 60_000;

/** Names the variables of any relay, however it is reached. */
const ANY_URL = relayUrl({ port: 1, token: undefined });

/**
 * Tasks of the type `egress`, each run with a relay of its own that ends with it. VS Code has tasks resolved whenever it
 * lists them, so what it gets then are variables that it asks for as a task starts.
 */
export class TaskRuns implements vscode.Disposable {
  readonly #known = new Map<string, KnownTask>();
  readonly #started = new Set<StartedTask>();
  readonly #disposables: vscode.Disposable[];

  constructor(
    private readonly context: CommandContext,
    private readonly tools: RunTools,
  ) {
    this.#disposables = [
      vscode.tasks.onDidStartTask(({ execution }) => {
        this.#starts(execution);
      }),
      vscode.tasks.onDidEndTask(({ execution }) => {
        this.#ends(execution);
      }),
    ];
  }

  /** The task as it can be run. With arguments it is a program that gets each as it is, else a line for the shell. */
  resolve(task: vscode.Task): vscode.Task {
    const { prefix, names } = this.#know(task);
    const read = definition().safeParse(task.definition);
    // what cannot be read never gets as far as the shell: the first of its variables refuses
    const { command, args = [], cwd } = read.success ? read.data : { command: 'false' };
    const options = {
      env: Object.fromEntries(names.map((name) => [name, `\${command:${prefix}${name}}`])),
      ...(cwd !== undefined && { cwd }),
    };
    return new vscode.Task(
      task.definition,
      task.scope ?? vscode.TaskScope.Workspace,
      task.name,
      task.source,
      args.length === 0
        ? new vscode.ShellExecution(command, options)
        : new vscode.ProcessExecution(command, [...args], options),
      task.problemMatchers,
    );
  }

  #know(task: vscode.Task): KnownTask {
    const key = JSON.stringify([folderOf(task)?.toString(), task.definition]);
    const before = this.#known.get(key);
    if (before) {
      before.task = task;
      return before;
    }
    const known: KnownTask = {
      prefix: `_egress.task${this.#known.size + 1}.`,
      names: Object.keys(proxyEnvironment(ANY_URL, process.env)),
      task,
    };
    this.#known.set(key, known);
    const environment = new TaskEnvironment(() => this.#environment(known));
    this.#disposables.push(
      ...known.names.map((name) =>
        vscode.commands.registerCommand(`${known.prefix}${name}`, () => environment.value(name)),
      ),
    );
    return known;
  }

  async #environment(known: KnownTask): Promise<ProxyEnvironment | undefined> {
    try {
      return await this.#opened(known);
    } catch (error) {
      tellProblem('task', error, this.context);
      throw error;
    }
  }

  async #opened(known: KnownTask): Promise<ProxyEnvironment | undefined> {
    const { task } = known;
    const read = definition().safeParse(task.definition);
    if (!read.success) {
      throw new Refusal(
        l10n.t('The task "{0}" needs a "command"; its "args" are a list of texts.', plainText(task.name)),
      );
    }
    const chosen = await configuredProxies(
      readAttribute(read.data.proxy ?? 'ask', 'proxy'),
      { name: task.name, folder: folderOf(task) },
      this.context,
      this.tools,
    );
    if (!chosen) {
      return undefined;
    }
    const { running } = this.tools;
    const relay = await this.tools.openRelay(chosen);
    const id = running.newId();
    const timer = setTimeout(() => void started.end(), STARTS_WITHIN_MS);
    const started: StartedTask = {
      giveUp: new vscode.Disposable(() => {
        clearTimeout(timer);
      }),
      end: async () => {
        clearTimeout(timer);
        this.#started.delete(started);
        if (known.waiting === started) {
          known.waiting = undefined;
        }
        started.execution?.terminate();
        await relay.close();
        running.remove(id);
      },
    };
    running.put({
      id,
      kind: 'task',
      label: plainText(task.name),
      through: chosen.title,
      accounts: [...new Set(chosen.proxies.map(({ account }) => account.account.id))],
      startedAt: Date.now(),
      relay,
      stop: () => started.end(),
    });
    known.waiting = started;
    return proxyEnvironment(relayUrl(relay), process.env);
  }

  #starts(execution: vscode.TaskExecution): void {
    const known = this.#knownOf(execution);
    const started = known?.waiting;
    if (known && started) {
      known.waiting = undefined;
      started.giveUp.dispose();
      started.execution = execution;
      this.#started.add(started);
    } else if (known) {
      // with "reevaluateOnRerun": false a task that is run again gets the values of the last time
      execution.terminate();
      tellProblem(
        'task',
        new Refusal(
          l10n.t(
            'The relay of "{0}" has ended, and so has the task. Run it by its name.',
            plainText(known.task.name),
          ),
        ),
        this.context,
      );
    }
  }

  #ends(execution: vscode.TaskExecution): void {
    const started =
      [...this.#started].find((each) => each.execution === execution) ?? this.#knownOf(execution)?.waiting;
    void started?.end();
  }

  #knownOf({ task: { execution } }: vscode.TaskExecution): KnownTask | undefined {
    const options = execution && 'options' in execution ? execution.options : undefined;
    const values = Object.values(options?.env ?? {});
    return [...this.#known.values()].find(({ prefix }) =>
      values.some((value) => value.startsWith(`\${command:${prefix}`)),
    );
  }

  dispose(): void {
    vscode.Disposable.from(...this.#disposables).dispose();
  }
}

function folderOf({ scope }: vscode.Task): vscode.Uri | undefined {
  return typeof scope === 'object' ? scope.uri : undefined;
}
