import type { Row } from './row.js';
import { SOON_MS } from './rowContext.js';

/** Icon and tone of something that runs out: full and green, half and amber in its last day, empty and dimmed after. */
export function expiryLook({
  expiresAt,
  isOver,
  now,
}: {
  readonly expiresAt: number | undefined;
  readonly isOver: boolean;
  readonly now: number;
}): Pick<Row, 'icon' | 'tone'> {
  if (isOver || (expiresAt !== undefined && expiresAt <= now)) {
    return { icon: { codicon: 'circle-large-outline', color: 'disabledForeground' }, tone: 'dimmed' };
  }
  if (expiresAt !== undefined && expiresAt - now < SOON_MS) {
    return { icon: { codicon: 'color-mode', color: 'list.warningForeground' }, tone: 'warning' };
  }
  return { icon: { codicon: 'circle-large-filled', color: 'charts.green' } };
}
