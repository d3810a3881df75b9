import type { ProviderId, SandboxAccount } from '../../src/sandbox/types.js';
import type { Keybinding } from '../editor/profile.js';
import type { Editor } from './editor/editor.js';

/** What each provider is called wherever a person meets it. */
export const PROVIDER_LABELS: Readonly<Record<ProviderId, string>> = {
  gateway: 'Gateway',
  '1001proxy': '1001Proxy',
  iploop: 'IPLoop',
  checker: 'Checker',
  ipswamp: 'IPSwamp',
};

/** Adds an account by the palette, up to the moment its key was entered. */
export async function addAccount(
  editor: Editor,
  { provider, baseUrl, label, key }: SandboxAccount,
): Promise<void> {
  const { quickInput } = editor;
  await editor.runCommand('Egress: Add account');
  await quickInput.isAsking('Which provider?');
  await quickInput.pick(PROVIDER_LABELS[provider]);
  await quickInput.isAsking('Address of the API');
  await quickInput.answer(baseUrl);
  await quickInput.isAsking('Your own name');
  await quickInput.answer(label);
  await quickInput.isAsking('API key for');
  await quickInput.answer(key);
}

const keyOf = (place: number) => `Control+Alt+F${place + 1}`;

/** A key for each of these accounts that asks for no more than its API key. */
export function accountKeys(accounts: readonly SandboxAccount[]): readonly Keybinding[] {
  return accounts.map(({ provider, baseUrl, label }, place) => ({
    key: keyOf(place).replace('Control', 'ctrl').toLowerCase(),
    command: 'egress.addAccount',
    args: { provider, baseUrl, label },
  }));
}

/** Adds the accounts to an editor that has the keys for them, until each stands in the sidebar. */
export async function addByKeys(editor: Editor, accounts: readonly SandboxAccount[]): Promise<void> {
  await editor.sidebar.open();
  for (const [place, { provider, label, key }] of accounts.entries()) {
    await editor.page.keyboard.press(keyOf(place));
    await editor.quickInput.isAsking('API key for');
    await editor.quickInput.answer(key);
    if (provider === 'ipswamp') {
      await editor.modal.press('Cancel');
    }
    await editor.sidebar.row(label).waitFor();
  }
}
