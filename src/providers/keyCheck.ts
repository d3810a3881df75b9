import { isProviderError } from '../core/errors.js';
import type { KeyReport } from '../core/usage.js';
import { present } from './present.js';

/**
 * A key that the provider does not know is what a key check finds, in the provider's words; every
 * other failure is an error.
 */
export async function reportOnKey(report: Promise<KeyReport>): Promise<KeyReport> {
  try {
    return await report;
  } catch (error) {
    if (isProviderError(error) && error.kind === 'unauthorized') {
      return present({ isValid: false, message: error.details.providerMessage });
    }
    throw error;
  }
}
