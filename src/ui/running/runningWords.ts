import * as l10n from '@vscode/l10n';
import { formatMoney, type Money } from '../../core/money.js';
import { bytesText, countText, dateText, joined, tooltipText } from '../words.js';
import { failureText } from './failureText.js';
import type { Running, RunningKind } from './running.js';

/** `12 requests · 3.4 MB · 1 error · ~$0.01`; empty before the first request. */
export function countsText({ relay }: Pick<Running, 'relay'>, cost: Money | undefined): string {
  const { requests = 0, failures = 0, sentBytes = 0, receivedBytes = 0 } = relay?.counts ?? {};
  return requests === 0
    ? ''
    : joined([
        requests === 1 ? l10n.t('1 request') : l10n.t('{0} requests', countText(requests)),
        bytesText(sentBytes + receivedBytes),
        failures === 0 ? undefined : errorsText(failures),
        costText(cost),
      ]);
}

/** What a row says beside its label: the numbers first, then the way out. */
export function runningDescription(running: Running, cost: Money | undefined): string {
  return joined([countsText(running, cost), running.note, running.through]);
}

/** Plain text. */
export function runningTooltip(running: Running, cost: Money | undefined): string {
  const { label, through, startedAt, relay, note } = running;
  const { requests, failures, refused, sentBytes, receivedBytes, open } = relay?.counts ?? NONE;
  const { lastFailure } = relay ?? {};
  return [
    label,
    tooltipText([
      [l10n.t('Goes out through'), through],
      [l10n.t('Note'), note],
      [l10n.t('Since'), dateText(startedAt)],
      [l10n.t('Relay'), relay ? `127.0.0.1:${relay.port}` : l10n.t('none: it has the proxy’s credentials')],
    ]),
    relay &&
      tooltipText([
        [l10n.t('Token'), relay.token === undefined ? l10n.t('none') : l10n.t('demanded')],
        [l10n.t('Requests'), countText(requests)],
        [l10n.t('Errors'), countText(failures)],
        [l10n.t('Refused here'), countText(refused)],
        [l10n.t('Sent'), bytesText(sentBytes)],
        [l10n.t('Received'), bytesText(receivedBytes)],
        [l10n.t('Estimated cost'), costText(cost)],
        [l10n.t('Open connections'), countText(open)],
        [l10n.t('Last error'), lastFailure && failureText(lastFailure.reason)],
      ]),
  ]
    .filter(Boolean)
    .join('\n');
}

const NONE = { requests: 0, failures: 0, refused: 0, sentBytes: 0, receivedBytes: 0, open: 0 };

export const RUNNING_ICONS: Readonly<Record<RunningKind, string>> = {
  relay: 'broadcast',
  terminal: 'terminal',
  workspaceTerminals: 'terminal',
  task: 'tools',
  debug: 'debug-alt',
  browser: 'globe',
};

function errorsText(failures: number): string {
  return failures === 1 ? l10n.t('1 error') : l10n.t('{0} errors', countText(failures));
}

function costText(cost: Money | undefined): string | undefined {
  return cost && `~${formatMoney(cost)}`;
}
