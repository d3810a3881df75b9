import { createRequire } from 'node:module';
import path from 'node:path';
import * as vscode from 'vscode';
import type { App } from '../../src/app.js';
import { COMMANDS, type CommandName } from '../../src/core/commands.js';
import type { Sandbox, SandboxOptions } from '../../src/sandbox/types.js';
import type { Row } from '../../src/ui/tree/row.js';

/** The extension as this editor runs it. */
export function extension(): vscode.Extension<{ loaded(): Promise<App> }> {
  const found = vscode.extensions.getExtension<{ loaded(): Promise<App> }>('egress.egress');
  if (!found) {
    throw new Error('the editor does not know the extension');
  }
  return found;
}

/** What the entry forwards to, loaded. */
export async function app(): Promise<App> {
  return (await extension().activate()).loaded();
}

export function run(name: CommandName, ...passed: readonly unknown[]): Thenable<unknown> {
  return vscode.commands.executeCommand(`egress.${name}`, ...passed);
}

interface SandboxBundle {
  startSandbox(options?: SandboxOptions): Promise<Sandbox>;
}

/** The sandbox that `egress.startSandbox` starts, which the product itself keeps to itself. */
export class EmbeddedSandbox {
  readonly #file = path.join(extension().extensionPath, 'dist/sandbox.js');
  readonly #require = createRequire(this.#file);
  readonly #bundle: SandboxBundle;
  #started: Promise<Sandbox> | undefined;

  /** From here on, the command starts the sandbox with these options. */
  constructor(options: SandboxOptions = {}) {
    this.#bundle = this.#require(this.#file) as SandboxBundle;
    this.#exports({
      startSandbox: () => {
        this.#started = this.#bundle.startSandbox(options);
        return this.#started;
      },
    });
  }

  /** Starts it by its command, afresh where one runs, and waits for its accounts. */
  async start(): Promise<Sandbox> {
    await run('stopSandbox');
    await run('startSandbox');
    if (!this.#started) {
      throw new Error('the command started no sandbox');
    }
    return this.#started;
  }

  /** Stops it by its command; the product has its own sandbox again. */
  async stop(): Promise<void> {
    await run('stopSandbox');
    this.#exports(this.#bundle);
  }

  #exports(exports: unknown): void {
    const module = this.#require.cache[this.#require.resolve(this.#file)];
    if (module) {
      module.exports = exports;
    }
  }
}

/** The rows below one, or the accounts, once what they show has been read. */
export async function rowsBelow(tree: App['tree'], row?: Row): Promise<readonly Row[]> {
  await row?.branch?.load?.();
  return tree.getChildren(row);
}

/** The row at the end of a path of labels, the account's the first, as if a person opened those above it. */
export async function rowAt(...labels: readonly (string | RegExp)[]): Promise<Row> {
  const { tree } = await app();
  let found: Row | undefined;
  for (const wanted of labels) {
    found = (await rowsBelow(tree, found)).find(({ label }) =>
      typeof wanted === 'string' ? label === wanted : wanted.test(label),
    );
    if (!found) {
      throw new Error(`there is no row ${String(wanted)} at ${labels.join(', ')}`);
    }
  }
  if (!found) {
    throw new Error('a row has a label');
  }
  return found;
}

/** A row with those above it, from the account down. */
export interface Placed {
  readonly row: Row;
  readonly above: readonly Row[];
}

/** Every row of the tree, as if a person opened all of them. */
export async function allRows(tree: App['tree'], above: readonly Row[] = []): Promise<readonly Placed[]> {
  const placed: Placed[] = [];
  for (const row of await rowsBelow(tree, above.at(-1))) {
    placed.push({ row, above }, ...(await allRows(tree, [...above, row])));
  }
  return placed;
}

export const COMMAND_IDS = COMMANDS.map((name) => `egress.${name}`);
