import * as l10n from '@vscode/l10n';
import {
  ANONYMITY_LEVELS,
  type Anonymity,
  PUBLIC_PROTOCOLS,
  type ProxyFilters,
} from '../../core/publicProxies.js';
import { countProblem } from '../input/countProblem.js';
import { choose, type ChoiceItem, enter, mapAnswer, runSteps, type Step } from '../input/steps.js';
import type { CommandArguments } from './arguments.js';

interface FilterDraft extends ProxyFilters {
  /** The filters that few people use are asked for as well. */
  readonly isWhole?: boolean;
}

/**
 * The filters that a person chooses, beginning with those that hold now. Few use the last three: they are asked for where
 * one is set, or once the person says so. Resolves to `undefined` when the person closed a question.
 */
export async function askFilters(title: string, active: ProxyFilters): Promise<ProxyFilters | undefined> {
  const { freshMinutes, maxLatencyMs, minUptime } = active;
  const isWhole = [freshMinutes, maxLatencyMs, minUptime].some((filter) => filter !== undefined);
  const draft = await runSteps<FilterDraft>(title, { ...active, isWhole }, (now) =>
    now.isWhole === true ? [...USUAL, ...RARE, anonymityStep] : [...USUAL, anonymityStep],
  );
  return draft && filtersOf(draft);
}

/** The filters among other members, those that are set. */
export function filtersOf({
  protocol,
  country,
  anonymity,
  freshMinutes,
  maxLatencyMs,
  minUptime,
}: Pick<CommandArguments, keyof ProxyFilters>): ProxyFilters {
  return {
    ...(protocol === undefined ? {} : { protocol }),
    ...(country === undefined ? {} : { country }),
    ...(anonymity === undefined ? {} : { anonymity }),
    ...(freshMinutes === undefined ? {} : { freshMinutes }),
    ...(maxLatencyMs === undefined ? {} : { maxLatencyMs }),
    ...(minUptime === undefined ? {} : { minUptime }),
  };
}

const protocolStep: Step<FilterDraft> = async ({ protocol: active, ...rest }, position) =>
  mapAnswer(
    await choose(withNone(l10n.t('Any protocol'), PUBLIC_PROTOCOLS), {
      placeholder: l10n.t('Protocol'),
      position,
      active,
    }),
    (protocol) => ({ ...rest, ...(protocol === undefined ? {} : { protocol }) }),
  );

const countryStep: Step<FilterDraft> = async ({ country: active, ...rest }, position) =>
  mapAnswer(
    await enter({
      prompt: l10n.t('Country as two letters, such as US. Leave empty for any.'),
      value: active ?? '',
      position,
      validate: (text) =>
        /^([a-z]{2})?$/i.test(text) ? undefined : l10n.t('Enter two letters, such as US, or nothing.'),
    }),
    (country) => ({ ...rest, ...(country === '' ? {} : { country: country.toUpperCase() }) }),
  );

/** Asks for a number, or for nothing; what is asked for may be that many times what the filter holds. */
function numberStep(
  name: 'freshMinutes' | 'maxLatencyMs' | 'minUptime',
  prompt: () => string,
  problemOf: (text: string) => string | undefined,
  times = 1,
): Step<FilterDraft> {
  return async ({ [name]: active, ...rest }, position) =>
    mapAnswer(
      await enter({
        prompt: prompt(),
        value: active === undefined ? '' : String(Math.round(active * times)),
        position,
        validate: (text) => (text === '' ? undefined : problemOf(text)),
      }),
      (text) => ({ ...rest, ...(text === '' ? {} : { [name]: Number(text) / times }) }),
    );
}

const freshStep = numberStep(
  'freshMinutes',
  () => l10n.t('Checked within how many minutes, such as 60? Leave empty for what the list has.'),
  countProblem,
);

const latencyStep = numberStep(
  'maxLatencyMs',
  () => l10n.t('Connected within how many milliseconds, such as 500? Leave empty for any.'),
  countProblem,
);

const uptimeStep = numberStep(
  'minUptime',
  () => l10n.t('Up how many percent of the time, such as 90? Leave empty for any.'),
  (text) =>
    /^(?:\d{1,2}|100)$/.test(text)
      ? undefined
      : l10n.t('Enter a number from 0 to 100, such as 90, or nothing.'),
  100,
);

const USUAL = [protocolStep, countryStep];
const RARE = [freshStep, latencyStep, uptimeStep];

const anonymityStep: Step<FilterDraft> = async (draft, position) => {
  const { anonymity: active, ...rest } = draft;
  const more = {
    label: l10n.t('More filters…'),
    description: l10n.t('age of the check, latency, uptime'),
    value: 'more' as const,
  };
  const answer = await choose<Anonymity | 'more' | undefined>(
    [...withNone(l10n.t('Any anonymity'), ANONYMITY_LEVELS), ...(draft.isWhole === true ? [] : [more])],
    { placeholder: l10n.t('Anonymity'), position, active },
  );
  return answer.kind === 'answered' && answer.value === 'more'
    ? { kind: 'moved', value: { ...draft, isWhole: true }, to: USUAL.length }
    : mapAnswer(answer, (value) => ({
        ...rest,
        ...(value === undefined || value === 'more' ? {} : { anonymity: value }),
      }));
};

/** A choice among the words, and of none of them, on top, under a label of its own. */
export function withNone<T extends string>(
  label: string,
  words: readonly T[],
): readonly ChoiceItem<T | undefined>[] {
  return [{ label, value: undefined }, ...words.map((word) => ({ label: word, value: word }))];
}
