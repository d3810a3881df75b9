import * as l10n from '@vscode/l10n';
import type { ShownRequest } from '../../core/permit.js';

/** A request as a document that begins by saying that nothing was sent. */
export function dryRunText({ method, url, headers, body }: ShownRequest): string {
  return [
    l10n.t('Nothing was sent.'),
    l10n.t('This is the request as it would have gone out. Secrets are masked.'),
    '',
    `${method} ${url}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    ...(body === undefined ? [] : ['', indented(body)]),
    '',
  ].join('\n');
}

function indented(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), undefined, 2);
  } catch {
    return body;
  }
}
