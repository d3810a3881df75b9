import type { KeyReport, Usage } from '../../core/usage.js';
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
