import * as l10n from '@vscode/l10n';
import { VERDICTS } from '../../check/verdict.js';
import { plainText } from '../../core/plainText.js';
import type { RowToken } from '../../core/rowTokens.js';
import type { RowIcon } from '../tree/row.js';
import { verdictText } from '../verdictText.js';
import { agoText, countText, dateText, joined, tooltipText } from '../words.js';
import { isActive } from './liveRun.js';
import { stopText } from './resultsPanelStop.js';
import type { RunInfo } from './runs.js';

/** What a run is called where there is one line for it. */
export function runTitle({ title }: RunInfo): string {
  return plainText(title);
}

/** `82 % · 9,400/s · 2 s` while it goes on, then `6,020 of 10,000 live · 2 min ago`. */
export function runDescription({ progress, endedAt, isElsewhere }: RunInfo, now: number): string {
  const { state, total, done, live, perSecond, remainingMs } = progress;
  if (isActive(progress)) {
    return joined([
      total === 0 ? undefined : l10n.t('{0} %', Math.floor((done * 100) / total)),
      state === 'paused' ? l10n.t('paused') : undefined,
      perSecond >= 1 ? l10n.t('{0}/s', countText(Math.round(perSecond))) : undefined,
      remainingMs === undefined ? undefined : l10n.t('{0} s', Math.ceil(remainingMs / 1000)),
      isElsewhere ? l10n.t('another window') : undefined,
    ]);
  }
  return joined([
    l10n.t('{0} of {1} live', countText(live), countText(total)),
    state === 'finished' ? undefined : state === 'cancelled' ? l10n.t('cancelled') : l10n.t('stopped'),
    endedAt === undefined ? undefined : agoText(endedAt, now),
  ]);
}

/** Everything that a person may want to know of it at a glance, as lines. */
export function runTooltip(info: RunInfo): string {
  const { progress, startedAt, badLineCount, duplicateCount, counts } = info;
  const count = (number: number) => (number === 0 ? undefined : countText(number));
  const lines = tooltipText([
    [l10n.t('Proxies'), countText(progress.total)],
    ...VERDICTS.map((verdict, place) => [verdictText(verdict), count(counts[place] ?? 0)] as const),
    [l10n.t('Lines that are no proxy'), count(badLineCount)],
    [l10n.t('Duplicates'), count(duplicateCount)],
    [l10n.t('Started'), dateText(startedAt)],
  ]);
  return [runTitle(info), ...(progress.stopped ? [stopText(progress.stopped)] : []), lines].join('\n');
}

export function runIcon({ progress }: RunInfo): RowIcon {
  switch (progress.state) {
    case 'running':
      return { codicon: 'sync~spin' };
    case 'paused':
      return { codicon: 'debug-pause' };
    case 'finished':
      return { codicon: 'pass', color: 'charts.green' };
    case 'cancelled':
      return { codicon: 'circle-slash' };
    case 'stopped':
      return { codicon: 'warning', color: 'charts.yellow' };
  }
}

/** What another window works on can be looked at here, and no more. */
export function runTokens({ progress, isElsewhere }: RunInfo): readonly RowToken[] {
  return isElsewhere ? ['run'] : ['run', isActive(progress) ? 'activeRun' : 'endedRun'];
}
