import * as z from 'zod/mini';
import { lazily } from '../../core/lazily.js';
import { count, decorative, flag, record, text } from '../fields.js';

export const keyTestAnswer = lazily(() =>
  record({
    success: decorative(flag()),
    message: decorative(text()),
    api_key_info: record({
      name: decorative(text()),
      current_usage: count(),
      max_api_requests: count(),
    }),
  }),
);

/** The document shows no answer of a lookup: any object is one. */
export const lookupAnswer = lazily(() => z.looseObject({}, 'expected an object'));

export type KeyTestAnswer = z.output<ReturnType<typeof keyTestAnswer>>;
