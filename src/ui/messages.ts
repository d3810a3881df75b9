import * as l10n from '@vscode/l10n';
import { isProviderError, type ProviderErrorDetails } from '../core/errors.js';
import { plainText } from '../core/plainText.js';

/** What happened, to what, and what to do: one sentence or two, safe to show anywhere as plain text. */
export function errorMessage(error: unknown, providerLabel: string): string {
  if (!isProviderError(error)) {
    return l10n.t('Egress made a mistake here. The log tells more.');
  }
  const said = error.details.providerMessage;
  const sentence = sentenceFor(error.details, providerLabel);
  return said === undefined ? sentence : l10n.t('{0} It says: {1}', sentence, plainText(said));
}

/** Whether the person gave up on it, which is no failure to tell of. */
export function isCancelled(error: unknown): boolean {
  return isProviderError(error)
    ? error.kind === 'cancelled'
    : error instanceof DOMException && error.name === 'AbortError';
}

function sentenceFor(details: ProviderErrorDetails, provider: string): string {
  switch (details.kind) {
    case 'unauthorized':
      return l10n.t('{0} does not accept the key. Replace it, or make a new one on its site.', provider);
    case 'forbidden':
      return details.detail === undefined
        ? l10n.t(
            '{0} does not allow this key to do that. Check the key’s permissions or your plan.',
            provider,
          )
        : l10n.t(
            '{0} does not allow this key to do that. It needs the permission {1}. Check the key’s permissions or your plan.',
            provider,
            plainText(details.detail),
          );
    case 'notFound':
      return l10n.t('{0} does not know this item. It may be gone: refresh the list.', provider);
    case 'insufficientFunds':
      return details.required !== undefined && details.available !== undefined
        ? l10n.t(
            '{0} refused: balance {1}, needed {2}. Add funds first.',
            provider,
            plainText(details.available),
            plainText(details.required),
          )
        : l10n.t('{0} refused: the balance does not cover it. Add funds first.', provider);
    case 'conflict':
      return l10n.t('{0} cannot do that in the present state. Refresh, and try again later.', provider);
    case 'invalidRequest':
      return l10n.t('{0} refused what was asked. Check what you entered.', provider);
    case 'rateLimited':
      return details.retryAfterMs === undefined
        ? l10n.t('{0} has had too many requests. Try again in a minute.', provider)
        : l10n.t(
            '{0} has had too many requests. Try again in {1} s.',
            provider,
            Math.ceil(details.retryAfterMs / 1000),
          );
    case 'refused':
      return l10n.t('{0} refused the request (status {1}).', provider, details.status ?? 0);
    case 'serverError':
      return l10n.t(
        '{0} has a fault of its own (status {1}). Try again later.',
        provider,
        details.status ?? 0,
      );
    case 'redirected':
      return l10n.t(
        '{0} answered with a redirect, which is never followed with a key. Check the base URL.',
        provider,
      );
    case 'network':
      return l10n.t(
        'Could not reach {0}: {1}. Check the base URL and your connection.',
        provider,
        details.detail ?? l10n.t('no answer'),
      );
    case 'timeout':
      return l10n.t('Could not reach {0}: no whole answer in time. Try again.', provider);
    case 'cancelled':
      return l10n.t('Cancelled.');
    case 'tooLarge':
      return l10n.t('{0} sent more than is taken here. Narrow the filters.', provider);
    case 'unreadableFile':
      return l10n.t(
        'The list cannot be read: {0} is gone or damaged. Add the list again.',
        plainText(details.detail),
      );
    case 'malformedAnswer':
      return l10n.t(
        '{0} sent an answer that its documents do not describe ({1}{2}).',
        provider,
        details.endpoint,
        details.jsonPath === undefined ? '' : ` ${plainText(details.jsonPath)}`,
      );
  }
}
