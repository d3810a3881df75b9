import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { pagePolicy } from './pagePolicy.js';

/** Where the pages' bundles lie, and the only folders a page may load from. */
const ROOTS = ['dist/webview', 'media'];

/** What a page may do: run its own script and show its own style, and nothing else. */
export function pageOptions(extensionUri: vscode.Uri): vscode.WebviewOptions {
  return {
    enableScripts: true,
    enableForms: false,
    enableCommandUris: false,
    localResourceRoots: ROOTS.map((folder) => vscode.Uri.joinPath(extensionUri, folder)),
  };
}

/** An empty page that loads the script and the style of this name from `dist/webview`, each by a nonce of its own page. */
export function pageHtml(webview: vscode.Webview, extensionUri: vscode.Uri, name: string): string {
  const nonce = randomBytes(16).toString('base64url');
  const uri = (file: string) =>
    webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, 'dist', 'webview', file)).toString();
  return `<!DOCTYPE html>
<html lang="${language()}">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="${pagePolicy(nonce, webview.cspSource)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link nonce="${nonce}" rel="stylesheet" href="${uri(`${name}.css`)}">
</head>
<body>
<script type="module" nonce="${nonce}" src="${uri(`${name}.js`)}"></script>
</body>
</html>`;
}

/** The editor's language as it may stand in an attribute. */
function language(): string {
  return vscode.env.language.replaceAll(/[^A-Za-z0-9-]/g, '');
}
