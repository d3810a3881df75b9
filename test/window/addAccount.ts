import type { ProviderId, SandboxAccount } from '../../src/sandbox/types.js';
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
