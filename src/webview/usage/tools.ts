import type { Send } from '../../protocol/messages.js';
import type { FROM_USAGE } from '../../protocol/usage.js';
import { button } from '../kit/button.js';
import type { Clock } from './clock.js';
import type { UsageFormats } from './usageFormats.js';

/** What every part of the page works with. */
export interface PageTools {
  readonly formats: UsageFormats;
  readonly clock: Clock;
  readonly send: Send<typeof FROM_USAGE>;
}

export interface KeyedButton {
  /** Names the button within what is drawn anew, so that it keeps the focus. */
  readonly key: string;
  readonly label: string;
  /** What it is about, where its label does not say. */
  readonly about?: string;
  readonly title?: string;
  /** It keeps the focus and does nothing. */
  readonly isBusy?: boolean;
  readonly isPrimary?: boolean;
  readonly run: () => void;
}

export function keyedButton(options: KeyedButton): HTMLButtonElement {
  const { key, label, about, title, isBusy = false, isPrimary = false, run } = options;
  const made = button(
    label,
    () => {
      if (!isBusy) {
        run();
      }
    },
    { isSecondary: !isPrimary, ...(title !== undefined && { title }) },
  );
  made.dataset['key'] = key;
  if (about !== undefined) {
    made.setAttribute('aria-label', `${label} · ${about}`);
  }
  if (isBusy) {
    made.setAttribute('aria-disabled', 'true');
  }
  return made;
}
