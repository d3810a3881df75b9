import { isProviderError } from '../core/errors.js';
import type { Secret } from '../core/secret.js';
import type { KeyReport } from '../core/usage.js';
import { redactor } from '../http/redact.js';
import { present } from './present.js';

/**
 * A key that the provider does not know is what a key check finds, in the provider's words; every
 * other failure is an error.
 */
export async function reportOnKey(key: Secret, report: Promise<KeyReport>): Promise<KeyReport> {
  try {
    return withoutKey(key, await report);
  } catch (error) {
    if (isProviderError(error) && error.kind === 'unauthorized') {
      return present({ isValid: false, message: error.details.providerMessage });
    }
    throw error;
  }
}

/** The report with the key taken out of the provider's words, which may repeat it. */
export function withoutKey(key: Secret, report: KeyReport): KeyReport {
  const redact = redactor([key]);
  return present({
    ...report,
    name: report.name && redact(report.name),
    message: report.message && redact(report.message),
    fix: report.fix && redact(report.fix),
  });
}
