import * as l10n from '@vscode/l10n';
import type { DepositAddress } from '../../core/inventory.js';
import { plainText } from '../../core/plainText.js';
import { dateText } from '../words.js';
import { qrCodeSvg } from './qrCode.js';

/** A deposit address that is there, to be shown whole. */
export type MadeAddress = DepositAddress & { readonly address: string };

export interface PageOptions {
  readonly providerLabel: string;
  /** When it answered, in epoch milliseconds. */
  readonly at: number;
  /** The language of the texts, such as `en`. */
  readonly language: string;
  /** The style's, new for each page. */
  readonly nonce: string;
}

/** The page that shows one address: text, a picture of it, and nothing that runs or loads. */
export function depositPage(
  { address, extras, ...deposit }: MadeAddress,
  { providerLabel, at, language, nonce }: PageOptions,
): string {
  const currency = plainText(deposit.currency);
  const network = plainText(deposit.network);
  const title = l10n.t('{0} on {1}', currency, network);
  const codeLabel = l10n.t('QR code of the address');
  return `<!DOCTYPE html>
<html lang="${escaped(language)}">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'nonce-${nonce}'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style nonce="${nonce}">${STYLE}</style>
</head>
<body>
<main>
<h1>${escaped(title)}</h1>
<p class="warning" role="note">${escaped(
    l10n.t('Send only {0}, and only on {1}. A deposit on another network is lost.', currency, network),
  )}</p>
<h2 id="address">${escaped(l10n.t('Address'))}</h2>
<pre class="value" tabindex="0" aria-labelledby="address">${escaped(address)}</pre>
${extras.map(extraBlock).join('\n')}
<figure>${qrCodeSvg(address, escaped(codeLabel))}<figcaption>${escaped(codeCaption(extras.length))}</figcaption></figure>
<p class="source">${escaped(l10n.t('As {0} answered on {1}. Read it again before another deposit.', providerLabel, dateText(at)))}</p>
</main>
</body>
</html>`;
}

function extraBlock({ name, value }: DepositAddress['extras'][number], index: number): string {
  return `<h2 id="extra-${index}">${escaped(l10n.t('{0} (must go along)', name))}</h2>
<pre class="value" tabindex="0" aria-labelledby="extra-${index}">${escaped(value)}</pre>`;
}

function codeCaption(extras: number): string {
  return extras === 0
    ? l10n.t('The code holds exactly the address.')
    : l10n.t('The code holds exactly the address, not what must go along with it.');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as it stands in an element or in a quoted attribute. */
function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}

const STYLE = `
body {
  margin: 0;
  padding: 1em;
  color: var(--vscode-foreground);
  background: var(--vscode-editor-background);
  font: var(--vscode-font-size, 13px)/1.5 var(--vscode-font-family, sans-serif);
}
main { max-width: 44em; margin: 0 auto; }
h1 { margin: 0 0 0.5em; font-size: 1.5em; font-weight: 600; }
h2 { margin: 1.2em 0 0.3em; font-size: 1em; font-weight: 600; }
.warning, .value {
  margin: 0;
  padding: 0.6em 0.8em;
  border: 1px solid var(--vscode-contrastBorder, transparent);
  border-radius: 4px;
}
.warning {
  border-color: var(--vscode-inputValidation-warningBorder);
  background: var(--vscode-inputValidation-warningBackground);
  color: var(--vscode-inputValidation-warningForeground, inherit);
}
.value {
  background: var(--vscode-textCodeBlock-background);
  font-family: var(--vscode-editor-font-family, monospace);
  font-size: 1.1em;
  white-space: pre-wrap;
  overflow-wrap: anywhere;
  user-select: all;
}
.value:focus-visible { outline: 1px solid var(--vscode-focusBorder); outline-offset: 2px; }
figure { margin: 1.5em 0; }
.code {
  display: block;
  width: 100%;
  max-width: 16em;
  border: 1px solid var(--vscode-contrastBorder, transparent);
  forced-color-adjust: none;
}
figcaption, .source { margin-top: 0.5em; color: var(--vscode-descriptionForeground); }
`;
