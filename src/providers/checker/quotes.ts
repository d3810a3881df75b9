import { isProviderError, ProviderError } from '../../core/errors.js';

/** A shorter run of characters is in a list by chance. */
const SHORTEST_QUOTE = 4;

/** The answer; a refusal loses what its message quotes of the list, which may hold passwords. */
export async function withoutQuotes<T>(list: string, answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (isProviderError(error) && error.details.providerMessage !== undefined) {
      const providerMessage = withoutRuns(error.details.providerMessage, list);
      throw new ProviderError({ ...error.details, providerMessage });
    }
    throw error;
  }
}

function withoutRuns(message: string, list: string): string {
  let kept = '';
  for (let at = 0; at < message.length;) {
    let end = at + SHORTEST_QUOTE;
    if (end > message.length || !list.includes(message.slice(at, end))) {
      kept += message.charAt(at);
      at += 1;
      continue;
    }
    while (end < message.length && list.includes(message.slice(at, end + 1))) {
      end += 1;
    }
    kept += '[secret]';
    at = end;
  }
  return kept;
}
