import * as l10n from '@vscode/l10n';
import { choose, enter, mapAnswer, runSteps, type Position, type Step } from '../input/steps.js';
import { withProgress } from '../progress.js';
import { Refusal, type Handler } from './context.js';
import { insert } from './endpointCommands.js';
import { pickAccountThatCan, type AccountThatCan } from './pick.js';
import { definedTarget, pickEndpoint } from './pickEndpoint.js';

interface TargetDraft {
  readonly country: string;
  readonly city: string;
  readonly session: string;
}

/** Asks for country, city and session, keeps the target as a row, and inserts its URL where an editor is open. */
export const buildTargetedProxy: Handler = async ({ args }, context) => {
  const open = await pickAccountThatCan('targeting', args, context);
  if (!open) {
    return undefined;
  }
  const draft = await runSteps<TargetDraft>(
    l10n.t('Build a targeted proxy'),
    { country: args.country ?? '', city: args.city ?? '', session: args.session ?? '' },
    [
      ...(args.country === undefined ? [countryStep(await suggestedCountries(open))] : []),
      ...(args.city === undefined ? [cityStep] : []),
      ...(args.session === undefined ? [sessionStep] : []),
    ],
  );
  if (!draft) {
    return undefined;
  }
  const problem = wordProblem(draft.city) ?? wordProblem(draft.session) ?? countryProblem(draft.country);
  if (problem !== undefined) {
    throw new Refusal(problem);
  }
  const target = definedTarget({
    country: draft.country.toUpperCase() || undefined,
    city: draft.city || undefined,
    session: draft.session || undefined,
  });
  const { targets = [] } = context.memory.of(open.account.id);
  const others = targets.filter((each) => JSON.stringify(each) !== JSON.stringify(target));
  if (Object.keys(target).length > 0) {
    await context.memory.remember(open.account.id, { targets: [target, ...others].slice(0, TARGETS_KEPT) });
  }
  context.tree.redraw();
  const endpoint = await pickEndpoint(
    { account: open.account.id, target, ...(args.scheme === undefined ? {} : { scheme: args.scheme }) },
    context,
  );
  if (!endpoint) {
    return undefined;
  }
  const inserted = await insert(endpoint, args, context);
  return { ...target, ...inserted };
};

const TARGETS_KEPT = 20;

async function suggestedCountries(open: AccountThatCan<'targeting'>): Promise<readonly string[]> {
  const { keyCheck } = open.reads.capabilities;
  if (keyCheck?.cost !== 'free') {
    return [];
  }
  try {
    const report = await withProgress(l10n.t('Asking for the best countries'), (signal) =>
      keyCheck.check(signal),
    );
    return report.bestCountries ?? [];
  } catch {
    // Suggestions are a help, not a condition: any country can be typed.
    return [];
  }
}

function countryStep(suggested: readonly string[]): Step<TargetDraft> {
  const names = new Intl.DisplayNames(undefined, { type: 'region' });
  const codes = suggested.filter((code) => countryProblem(code) === undefined && code !== '');
  return async (draft, position) => {
    const chosen = await choose<string | undefined>(
      [
        { label: l10n.t('Any country'), value: '' },
        ...codes.map((code) => ({ label: code, description: names.of(code) ?? '', value: code })),
        { label: l10n.t('Another country…'), value: undefined, alwaysShow: true },
      ],
      {
        placeholder: l10n.t('Which country shall the traffic come out in?'),
        position,
        active: draft.country,
      },
    );
    const answer =
      chosen.kind === 'answered' && chosen.value === undefined ? await otherCountry(draft, position) : chosen;
    return mapAnswer(answer, (country) => ({ ...draft, country: country ?? '' }));
  };
}

function otherCountry(draft: TargetDraft, position: Position) {
  return enter({
    prompt: l10n.t('Country as two letters, such as US. Leave empty for any.'),
    value: draft.country,
    position,
    validate: countryProblem,
  });
}

const cityStep: Step<TargetDraft> = async (draft, position) =>
  mapAnswer(
    await enter({
      prompt: l10n.t('City, such as miami. Leave empty for any.'),
      value: draft.city,
      position,
      validate: wordProblem,
    }),
    (city) => ({ ...draft, city }),
  );

const sessionStep: Step<TargetDraft> = async (draft, position) =>
  mapAnswer(
    await enter({
      prompt: l10n.t(
        'Session name: the same name keeps the same exit. Leave empty for a new exit each time.',
      ),
      value: draft.session,
      position,
      validate: wordProblem,
    }),
    (session) => ({ ...draft, session }),
  );

function countryProblem(text: string): string | undefined {
  return /^([a-z]{2})?$/i.test(text) ? undefined : l10n.t('Enter two letters, such as US, or nothing.');
}

/** Contracts: iploop, "Targeting options": words are set apart by dashes, so a word cannot hold one. */
function wordProblem(text: string): string | undefined {
  return /^[A-Za-z0-9_.]*$/.test(text)
    ? undefined
    : l10n.t('Use letters and digits only: a dash or a space would be read as the next option.');
}
