import type * as vscode from 'vscode';
import type { SecretPort } from '../accounts/keys.js';

/** VS Code's secret storage as the accounts need it. */
export function secretPort(secrets: vscode.SecretStorage): SecretPort {
  return {
    get: (name) => secrets.get(name),
    store: (name, value) => secrets.store(name, value),
    delete: (name) => secrets.delete(name),
    onDidChange: (listener) =>
      secrets.onDidChange(({ key }) => {
        listener(key);
      }),
  };
}
