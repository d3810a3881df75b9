import type { Secret } from '../../core/secret.js';
import type { KeyReport, Usage } from '../../core/usage.js';
import { redactor } from '../../http/redact.js';
import { present } from '../present.js';
import type { KeyTestAnswer } from './schemas.js';

export function toUsage({ api_key_info: { current_usage, max_api_requests } }: KeyTestAnswer): Usage {
  return { kind: 'requests', used: current_usage, limit: max_api_requests };
}

export function toKeyReport(answer: KeyTestAnswer): KeyReport {
  return present({
    isValid: answer.success ?? true,
    usage: toUsage(answer),
    name: answer.api_key_info.name,
    message: answer.message,
  });
}

type Fields = Readonly<Record<string, unknown>>;

/** Every field that came, with the key taken out of each text: an answer of no known shape may repeat it. */
export function toLookup(key: Secret, answer: Fields): Fields {
  const redact = redactor([key]);
  const withoutKey = (value: unknown): unknown => {
    if (typeof value === 'string') {
      return redact(value);
    }
    if (Array.isArray(value)) {
      return value.map(withoutKey);
    }
    return typeof value === 'object' && value !== null ? members(value) : value;
  };
  const members = (value: object): Fields =>
    Object.fromEntries(Object.entries(value).map(([name, member]) => [redact(name), withoutKey(member)]));
  return members(answer);
}
