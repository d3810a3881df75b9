import * as z from 'zod/mini';
import { lazily } from '../../core/lazily.js';
import { count, decorative, list, number, parsed, record, text } from '../fields.js';
import { listedAddress } from '../proxyAddress.js';

export const statusAnswer = lazily(() =>
  record({
    status: text(),
    network: decorative(text()),
    coverage: decorative(text()),
    countries_available: decorative(count()),
    protocols: decorative(list(text())),
    supported_targeting: decorative(list(text())),
    proxy_endpoint: z.nullish(parsed('expected host:port', (value) => listedAddress(String(value)))),
    docs: decorative(text()),
  }),
);

export const diagnosisAnswer = lazily(() =>
  z.discriminatedUnion('key_valid', [validKey(), invalidKey()], 'expected key_valid'),
);

export const explanationAnswer = lazily(() =>
  record({
    code: decorative(count()),
    meaning: text(),
    causes: decorative(list(text())),
    fix: decorative(text()),
    docs: decorative(text()),
  }),
);

export const supportAnswer = lazily(() => record({ answer: text(), related: decorative(z.unknown()) }));

/** The document shows no answer to a sign-up: any object is one. */
export const signUpAnswer = lazily(() => z.looseObject({}, 'expected an object'));

export type StatusAnswer = z.output<ReturnType<typeof statusAnswer>>;
export type DiagnosisAnswer = z.output<ReturnType<typeof diagnosisAnswer>>;
export type ValidKeyAnswer = z.output<ReturnType<typeof validKey>>;
export type SupportReply = z.output<ReturnType<typeof supportAnswer>>;
export type ExplanationAnswer = z.output<ReturnType<typeof explanationAnswer>>;

const validKey = () =>
  record({
    key_valid: z.literal(true),
    plan: decorative(text()),
    quota_gb: number(),
    used_gb: number(),
    remaining_gb: number(),
    best_countries: decorative(list(text())),
    suggestion: decorative(text()),
  });

const invalidKey = () =>
  record({ key_valid: z.literal(false), error: decorative(text()), fix: decorative(text()) });
