import { startSandbox } from '../../src/sandbox/index.js';
import type {
  LoggedRequest,
  ProviderId,
  Sandbox,
  SandboxAccount,
  SandboxOptions,
} from '../../src/sandbox/types.js';
import { canariesOf } from '../canaries/canaries.js';
import { accountKeys, addByKeys } from './addAccount.js';
import type { Editor, EditorOptions } from './editor/editor.js';
import { useEditor } from './editor/useEditor.js';

interface UseAccountsOptions {
  readonly editor?: EditorOptions;
  readonly sandbox?: SandboxOptions;
  /** Leaves injected faults in place from one test to the next. */
  readonly keepsFaults?: boolean;
}

export interface AccountsInUse {
  readonly editor: () => Editor;
  readonly sandbox: () => Sandbox;
  readonly account: (provider: ProviderId) => SandboxAccount;
  /** The requests that a provider has got since the test began, of this call alone where one is named. */
  readonly requests: (provider: ProviderId, op?: string) => readonly LoggedRequest[];
}

/**
 * Opens an editor for the tests of the surrounding `describe`, beside a sandbox in the process of the tests, where
 * faults can be injected and requests be counted, and adds its accounts of these providers.
 */
export function useAccounts(
  providers: readonly ProviderId[],
  options: UseAccountsOptions = {},
): AccountsInUse {
  let sandbox: Sandbox | undefined;
  let seenBefore = 0;
  const secretsNow = async () => {
    sandbox?.clearFaults();
    return sandbox === undefined ? [] : canariesOf(sandbox);
  };
  const running = () => {
    if (sandbox === undefined) {
      throw new Error('the sandbox starts before the first test, not while the tests are declared');
    }
    return sandbox;
  };
  const account = (provider: ProviderId) => {
    const found = running().accounts.find((each) => each.provider === provider);
    if (found === undefined) {
      throw new Error(`the sandbox has no account at ${provider}`);
    }
    return found;
  };

  before(async () => {
    sandbox = await startSandbox(options.sandbox);
  });
  const editor = useEditor(() => ({
    viewport: { width: 1280, height: 1400 },
    ...options.editor,
    keybindings: [...accountKeys(providers.map(account)), ...(options.editor?.keybindings ?? [])],
    // the sandbox outlives the editor, which is searched when it closes
    secrets: async () => [...(await secretsNow()), ...((await options.editor?.secrets?.()) ?? [])],
  }));
  before(async function () {
    this.timeout(180_000);
    await addByKeys(editor(), providers.map(account));
  });
  beforeEach(() => {
    seenBefore = running().requests.length;
  });
  afterEach(() => {
    if (options.keepsFaults !== true) {
      sandbox?.clearFaults();
    }
  });
  after(() => sandbox?.stop());

  return {
    editor,
    sandbox: running,
    account,
    requests: (provider, op) =>
      running()
        .requests.slice(seenBefore)
        .filter((request) => request.provider === provider && (op === undefined || request.op === op)),
  };
}
