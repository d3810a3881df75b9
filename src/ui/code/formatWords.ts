import * as l10n from '@vscode/l10n';
import type { CopyFormat, ListFormat } from '../../snippets/formats/proxyFormats.js';

/** What a person reads of a format when choosing: the second part tells more. */
export function formatWords(format: CopyFormat | ListFormat): {
  readonly label: string;
  readonly description?: string;
} {
  switch (format) {
    case 'curl':
      return { label: l10n.t('curl command') };
    case 'playwright':
      return { label: l10n.t('Playwright configuration'), description: 'playwright.config.mjs' };
    case 'puppeteer':
      return { label: l10n.t('Puppeteer program') };
    case 'env':
      return { label: l10n.t('Environment block'), description: l10n.t('lines of NAME=value') };
    case 'json':
      return { label: 'JSON' };
    case 'csv':
      return { label: 'CSV', description: l10n.t('for a spreadsheet') };
    case 'url':
      return { label: 'URL', description: 'scheme://user:pass@host:port' };
    default:
      return { label: format };
  }
}
