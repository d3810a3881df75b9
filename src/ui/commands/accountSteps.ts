import * as l10n from '@vscode/l10n';
import { parseBaseUrl, type BaseUrlFault } from '../../core/baseUrl.js';
import type { ProviderId, ProviderInfo } from '../../core/provider.js';
import { Secret } from '../../core/secret.js';
import { choose, enter, mapAnswer, type Step } from '../input/steps.js';
import { Refusal } from './context.js';

/** What is known of an account while its questions are answered. */
export interface AccountDraft {
  readonly provider?: ProviderInfo | undefined;
  readonly baseUrl?: string | undefined;
  readonly label?: string | undefined;
  readonly key?: Secret;
}

export function providerStep(
  providers: readonly ProviderInfo[],
  givenBaseUrl: string | undefined,
): Step<AccountDraft> {
  return async (draft, position) =>
    mapAnswer(
      await choose<ProviderId>(
        providers.map(({ id, label, summary, keyHint }) => ({
          label,
          description: summary(),
          detail: keyHint(),
          value: id,
        })),
        {
          placeholder: l10n.t('Which provider?'),
          position,
          ...(draft.provider ? { active: draft.provider.id } : {}),
        },
      ),
      (id) => ({
        ...draft,
        provider: providers.find((provider) => provider.id === id),
        // another provider has another address
        baseUrl: id === draft.provider?.id ? draft.baseUrl : givenBaseUrl,
      }),
    );
}

export const baseUrlStep: Step<AccountDraft> = async (draft, position) =>
  mapAnswer(
    await enter({
      prompt: l10n.t('Address of the API. The key is sent there and nowhere else.'),
      placeholder: 'https://proxy.example.com',
      value: draft.baseUrl ?? draft.provider?.defaultBaseUrl ?? '',
      position,
      validate: baseUrlProblem,
    }),
    (baseUrl) => ({ ...draft, baseUrl }),
  );

/** @param taken the labels of the other accounts */
export function labelStep(taken: readonly string[]): Step<AccountDraft> {
  return async (draft, position) =>
    mapAnswer(
      await enter({
        prompt: l10n.t('Your own name for this account'),
        placeholder: freeLabel(draft.provider?.label ?? '', taken),
        value: draft.label ?? '',
        position,
        validate: (text) => takenProblem(text, taken),
      }),
      (label) => ({ ...draft, label }),
    );
}

/** The label, or with the first number that makes it one of its own. */
export function freeLabel(label: string, taken: readonly string[]): string {
  let free = label;
  for (let number = 2; taken.includes(free); number += 1) {
    free = `${label} ${number}`;
  }
  return free;
}

/** Commands and messages name accounts by their labels. */
export function takenProblem(label: string, taken: readonly string[]): string | undefined {
  return taken.includes(label.trim()) ? l10n.t('Another account has this name.') : undefined;
}

export const keyStep: Step<AccountDraft> = async (draft, position) =>
  mapAnswer(
    await enter({
      prompt: l10n.t('API key for {0}. It is kept in the keychain of this machine.', originOf(draft.baseUrl)),
      placeholder: draft.provider?.keyPlaceholder ?? '',
      isPassword: true,
      position,
      validate: keyProblem,
    }),
    (key) => ({ ...draft, key: new Secret(key.trim()) }),
  );

function keyProblem(text: string): string | undefined {
  const key = text.trim();
  if (key === '') {
    return l10n.t('Enter the key.');
  }
  return /^[\x21-\x7e]+$/.test(key)
    ? undefined
    : l10n.t('A key has no spaces and no accented letters. Copy it again, whole.');
}

function originOf(baseUrl: string | undefined): string {
  const parsed = parseBaseUrl(baseUrl ?? '');
  return parsed.ok ? parsed.origin : '';
}

function baseUrlProblem(text: string): string | undefined {
  const parsed = parseBaseUrl(text);
  return parsed.ok ? undefined : baseUrlFaultText(parsed.reason);
}

/** The address as it is kept; one that no key may be sent to is refused with its reason. */
export function requireBaseUrl(text: string): string {
  const parsed = parseBaseUrl(text);
  if (!parsed.ok) {
    throw new Refusal(baseUrlFaultText(parsed.reason));
  }
  return parsed.url;
}

function baseUrlFaultText(fault: BaseUrlFault): string {
  switch (fault) {
    case 'malformed':
      return l10n.t('That is no web address. Enter it like https://proxy.example.com.');
    case 'scheme':
      return l10n.t('The address must begin with https://.');
    case 'insecure':
      return l10n.t(
        'Over http:// the key would be readable on the way. Use https://; http:// is for this machine alone.',
      );
    case 'host':
      return l10n.t('The host is written so that it reads as another one. Write it plainly.');
    case 'userinfo':
      return l10n.t('Leave out the user name and password: the key is asked for next.');
    case 'query':
      return l10n.t('Leave out the part after the question mark.');
    case 'fragment':
      return l10n.t('Leave out the part after the #.');
  }
}
