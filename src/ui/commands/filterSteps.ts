import * as l10n from '@vscode/l10n';
import { ANONYMITY_LEVELS, PUBLIC_PROTOCOLS, type ProxyFilters } from '../../core/publicProxies.js';
import { choose, enter, mapAnswer, type Step } from '../input/steps.js';

export const protocolStep: Step<ProxyFilters> = async ({ protocol: active, ...rest }, position) =>
  mapAnswer(
    await choose(anyOr(PUBLIC_PROTOCOLS, l10n.t('Any protocol')), {
      placeholder: l10n.t('Protocol'),
      position,
      active,
    }),
    (protocol) => ({ ...rest, ...(protocol === undefined ? {} : { protocol }) }),
  );

export const countryStep: Step<ProxyFilters> = async ({ country: active, ...rest }, position) =>
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

export const anonymityStep: Step<ProxyFilters> = async ({ anonymity: active, ...rest }, position) =>
  mapAnswer(
    await choose(anyOr(ANONYMITY_LEVELS, l10n.t('Any anonymity')), {
      placeholder: l10n.t('Anonymity'),
      position,
      active,
    }),
    (anonymity) => ({ ...rest, ...(anonymity === undefined ? {} : { anonymity }) }),
  );

/** The words to choose from, with one for none of them on top. */
export function anyOr<T extends string>(words: readonly T[], any: string) {
  return [{ label: any, value: undefined }, ...words.map((word) => ({ label: word, value: word }))];
}
