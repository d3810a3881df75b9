import * as l10n from '@vscode/l10n';
import * as z from 'zod/mini';
import type { CheckList } from '../../check/list/checkList.js';
import { judgeAt } from '../../check/judge/judgeAt.js';
import type { Judge } from '../../check/judge/judge.js';
import { ownTargetJudge, type OwnTargetProblem } from '../../check/judge/ownTarget.js';
import { lazily } from '../../core/lazily.js';
import { plainText } from '../../core/plainText.js';
import { Refusal, type CommandContext } from '../commands/context.js';

const TARGET = 'egress.check.target';

const ownTarget = lazily(() =>
  z.object({
    url: z.string(),
    method: z.exactOptional(z.string()),
    headers: z.exactOptional(z.record(z.string(), z.string())),
    status: z.exactOptional(z.number()),
    text: z.exactOptional(z.string()),
    blockedPattern: z.exactOptional(z.string()),
  }),
);

/** So many rows tell whether a list is the sandbox's: its proxies are on this machine, and lead nowhere else. */
const ROWS_LOOKED_AT = 100;
const LOOPBACK = /^(?:127\.|\[::1\]|localhost:)/;

/**
 * What the list is checked against: the person's own page, else the sandbox's judges for its proxies, else those of
 * the settings.
 *
 * @throws Refusal where the settings name none that can be used
 */
export function judgesFor(
  list: CheckList,
  { settings, sandbox }: Pick<CommandContext, 'settings' | 'sandbox'>,
): readonly Judge[] {
  const target = settings.checkTarget();
  if (target !== undefined) {
    return [ownJudge(target)];
  }
  const ofSandbox = isLoopback(list) ? sandbox.judges() : undefined;
  if (ofSandbox) {
    return [ofSandbox.url, ofSandbox.tlsUrl].flatMap((url) => judgeAt(url, ofSandbox.roots) ?? []);
  }
  const judges = settings.judges().flatMap((url) => judgeAt(url) ?? []);
  if (judges.length === 0) {
    throw new Refusal(l10n.t('The setting egress.check.judges names no page that can be asked.'));
  }
  return judges;
}

/** Whether the person checks against a page of their own, which tells nothing but whether it was reached. */
export function hasOwnTarget({ settings }: Pick<CommandContext, 'settings'>): boolean {
  return settings.checkTarget() !== undefined;
}

function ownJudge(target: unknown): Judge {
  const read = ownTarget().safeParse(target);
  if (!read.success) {
    const field = read.error.issues[0]?.path.map(String).join('.') ?? '';
    throw new Refusal(
      field === ''
        ? l10n.t('The setting {0} has to be an object with a url.', TARGET)
        : l10n.t('The setting {0} cannot be read at "{1}".', TARGET, plainText(field)),
    );
  }
  const judge = ownTargetJudge(read.data);
  if ('problem' in judge) {
    throw new Refusal(l10n.t('The setting {0} cannot be used: {1}', TARGET, problemText(judge.problem)));
  }
  return judge;
}

function problemText(problem: OwnTargetProblem): string {
  switch (problem.kind) {
    case 'badUrl':
      return l10n.t('its url is no http or https URL.');
    case 'badMethod':
      return l10n.t('its method is none that asks for a page.');
    case 'badStatus':
      return l10n.t('its status is no number from 100 to 599.');
    case 'badPattern':
      return l10n.t('its blockedPattern is no regular expression.');
    case 'badHeader':
      return l10n.t('its header "{0}" cannot be sent.', plainText(problem.name));
  }
}

function isLoopback(list: CheckList): boolean {
  const looked = Array.from({ length: Math.min(list.count, ROWS_LOOKED_AT) }, (_, row) => list.label(row));
  return looked.length > 0 && looked.every((place) => LOOPBACK.test(place));
}
