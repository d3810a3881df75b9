import * as l10n from '@vscode/l10n';
import { element } from '../kit/dom.js';
import type { UsageFormats } from './usageFormats.js';

export interface Gauged {
  readonly used: number;
  readonly limit: number;
  /** What is left, as the card says it. */
  readonly text: string;
}

/** From here on what is left is little. */
const LITTLE_LEFT = 0.9;

/** A bar of what is used up, with its share beside it. */
export function gauge({ used, limit, text }: Gauged, { percent }: UsageFormats): HTMLElement {
  const part = Math.min(1, Math.max(0, used / limit));
  const shown = l10n.t('{0} used', percent(part));
  const bar = element('div', { class: 'gauge-used' });
  bar.style.width = `${part * 100}%`;
  return element(
    'div',
    { class: 'gauge', data: { tone: part >= 1 ? 'bad' : part >= LITTLE_LEFT ? 'warning' : 'good' } },
    element(
      'div',
      {
        class: 'gauge-track',
        role: 'meter',
        aria: {
          label: l10n.t('Used'),
          valuemin: '0',
          valuemax: '100',
          valuenow: String(Math.round(part * 100)),
          valuetext: `${shown}, ${text}`,
        },
      },
      bar,
    ),
    element('span', { class: 'gauge-text', aria: { hidden: 'true' } }, shown),
  );
}
