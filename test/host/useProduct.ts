import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import * as vscode from 'vscode';
import type { ProviderId, Sandbox, SandboxOptions } from '../../src/sandbox/types.js';
import { sandboxCanaries } from '../canaries/canaries.js';
import { CanaryScanner } from '../canaries/scanner.js';
import { Dialogs } from './dialogs.js';
import { EmbeddedSandbox, run } from './product.js';
import { Questions } from './questions.js';

/** The extension with its sandbox, and stand-ins for all that would wait for a person. */
export interface Product {
  readonly sandbox: Sandbox;
  readonly dialogs: Dialogs;
  readonly questions: Questions;
  /** What would have been opened in a browser. */
  readonly opened: readonly string[];
  /** The label of the sandbox's account at a provider. */
  readonly label: (provider: ProviderId) => string;
  /** Ends the sandbox and starts another, as at first but for what a command remembers. */
  readonly restart: () => Promise<void>;
  /** Fails where `value` shows a secret of the sandbox anywhere, in any form. */
  readonly assertNoSecret: (value: unknown, what: string) => void;
  /** Has the checker check a proxy, as by other means than the extension; the answer is the job's id. */
  readonly startJob: () => Promise<string>;
}

/** Starts the sandbox by its command for all tests of the surrounding `describe`, and stops it after them. */
export function useProduct(options: SandboxOptions = {}): () => Product {
  const { openExternal } = vscode.env;
  const opened: string[] = [];
  let embedded: EmbeddedSandbox;
  let scanner: CanaryScanner;
  let sandbox: Sandbox;
  let dialogs: Dialogs;
  let questions: Questions;

  before(async () => {
    scanner = new CanaryScanner(await sandboxCanaries());
    embedded = new EmbeddedSandbox(options);
    sandbox = await embedded.start();
    Object.assign(vscode.env, {
      openExternal: (uri: vscode.Uri) => Promise.resolve(opened.push(uri.toString()) > 0),
    });
  });

  beforeEach(() => {
    dialogs = new Dialogs();
    questions = new Questions();
    opened.length = 0;
  });

  afterEach(() => {
    dialogs.restore();
    questions.restore();
  });

  after(async () => {
    Object.assign(vscode.env, { openExternal });
    await run('stopSandbox');
    await embedded.stop();
  });

  const accountAt = (provider: ProviderId) => {
    const account = sandbox.accounts.find((each) => each.provider === provider);
    assert.ok(account);
    return account;
  };

  return () => ({
    sandbox,
    dialogs,
    questions,
    opened,
    label: (provider) => accountAt(provider).label,
    restart: async () => {
      sandbox = await embedded.start();
    },
    startJob: async () => {
      const { baseUrl, key } = accountAt('checker');
      const answer = await fetch(`${baseUrl}/api/check`, {
        method: 'POST',
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
        body: JSON.stringify({ proxies_text: '127.0.0.1:9' }),
      });
      const { job_id } = (await answer.json()) as { readonly job_id: string };
      return job_id;
    },
    assertNoSecret: (value, what) => {
      const text = inspect(value, { depth: Infinity, maxArrayLength: null, maxStringLength: null });
      assert.deepEqual(scanner.scan(Buffer.from(text)), [], what);
    },
  });
}
