import type { ErrorExplanation, ServiceStatus, SupportAnswer } from '../../core/capabilities.js';
import type { Receipt } from '../../core/effects.js';
import { Secret } from '../../core/secret.js';
import type { KeyReport, Usage } from '../../core/usage.js';
import { redactor } from '../../http/redact.js';
import { member } from '../errorBody.js';
import { present } from '../present.js';
import { hostPort } from '../proxyAddress.js';
import type {
  DiagnosisAnswer,
  ExplanationAnswer,
  StatusAnswer,
  SupportReply,
  ValidKeyAnswer,
} from './schemas.js';

export function toServiceStatus(answer: StatusAnswer): ServiceStatus {
  return present({
    status: answer.status,
    network: answer.network,
    coverage: answer.coverage,
    countriesAvailable: answer.countries_available,
    protocols: answer.protocols ?? [],
    supportedTargeting: answer.supported_targeting ?? [],
    proxyHost: answer.proxy_endpoint && hostPort(answer.proxy_endpoint),
    docsUrl: answer.docs,
  });
}

function toUsage(answer: ValidKeyAnswer): Usage {
  return present({
    kind: 'traffic',
    quotaGigabytes: answer.quota_gb,
    usedGigabytes: answer.used_gb,
    remainingGigabytes: answer.remaining_gb,
    plan: answer.plan,
  });
}

export function toKeyReport(answer: DiagnosisAnswer): KeyReport {
  return answer.key_valid
    ? present({
        isValid: true,
        usage: toUsage(answer),
        message: answer.suggestion,
        bestCountries: answer.best_countries,
      })
    : present({ isValid: false, message: answer.error, fix: answer.fix });
}

export function toExplanation(askedCode: number, answer: ExplanationAnswer): ErrorExplanation {
  return present({
    code: answer.code ?? askedCode,
    meaning: answer.meaning,
    causes: answer.causes ?? [],
    fix: answer.fix,
    docsUrl: answer.docs,
  });
}

/** The answer may repeat the key that was asked about. */
export function toSupportAnswer(key: Secret, { answer, related }: SupportReply): SupportAnswer {
  const redact = redactor([key]);
  return present({ answer: redact(answer), related: changed(related, redact) });
}

/** A value of any shape with its texts and names changed. */
function changed(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') {
    return change(value);
  }
  if (Array.isArray(value)) {
    return value.map((each) => changed(each, change));
  }
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([name, each]) => [change(name), changed(each, change)]))
    : value;
}

const KEY_NAMES = ['api_key', 'apiKey', 'key'];

/** What a key can look like: a header carries it, and a proxy password. */
const KEY_SHAPE = /^[\w.~+/=-]{8,}$/;

/** The key, where the answer to a sign-up holds one, at its top or in `data`. */
export function toSignUpReceipt(answer: Readonly<Record<string, unknown>>): Receipt {
  const key = [answer, answer['data']]
    .flatMap((place) => KEY_NAMES.map((name) => member(place, name)))
    .find((value) => typeof value === 'string' && KEY_SHAPE.test(value));
  return typeof key === 'string' ? { refs: [], key: new Secret(key) } : { refs: [] };
}
