import * as z from 'zod/mini';
import { ERROR_KINDS } from '../../core/errors.js';
import { lazily } from '../../core/lazily.js';
import { PROXY_FAULTS } from '../../core/proxy/notation.js';
import { RUN_STATES } from '../engine/plan.js';
import { parsedJson } from './parsedJson.js';

const SCHEMA_VERSION = 1;

const count = () => z.uint32();
const moment = () => z.number().check(z.nonnegative());

const stopReason = () =>
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('credentialRefused'), count: count() }),
    z.object({ kind: z.literal('noJudge'), tried: z.array(z.string()) }),
    z.object({ kind: z.literal('noDescriptors') }),
    z.object({ kind: z.literal('providerFailed'), error: z.enum(ERROR_KINDS) }),
    z.object({ kind: z.literal('jobStalled'), job: z.string() }),
    z.object({ kind: z.literal('sendUnknown') }),
    z.object({ kind: z.literal('interrupted') }),
  ]);

const version = lazily(() => z.object({ schemaVersion: z.uint32() }));

/** What is kept of a run beside its columns. Names, ids and counts; no credential. */
const runRecord = lazily(() =>
  z.object({
    title: z.string(),
    source: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('text') }),
      z.object({ kind: z.literal('file'), path: z.string() }),
      z.object({ kind: z.literal('files'), paths: z.array(z.string()) }),
      z.object({ kind: z.literal('accounts') }),
    ]),
    checkedBy: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('local') }),
      z.object({ kind: z.literal('remote'), account: z.string(), jobs: z.array(z.string()) }),
    ]),
    startedAt: moment(),
    endedAt: z.exactOptional(moment()),
    progress: z.object({
      state: z.enum(RUN_STATES),
      stopped: z.exactOptional(stopReason()),
      total: count(),
      done: count(),
      live: count(),
      perSecond: z.number(),
      remainingMs: z.exactOptional(z.number()),
    }),
    /** How many rows have each verdict, by its place in `VERDICTS`. */
    counts: z.array(count()),
    badLineCount: count(),
    badLines: z.array(
      z.object({
        line: count(),
        reason: z.enum(['unreadable', 'ambiguous']),
        fault: z.exactOptional(z.enum(PROXY_FAULTS)),
        file: z.exactOptional(count()),
        column: z.exactOptional(count()),
      }),
    ),
    duplicateCount: count(),
    /** The process that works on it. */
    process: count(),
  }),
);

export type RunRecord = z.output<ReturnType<typeof runRecord>>;

/** The record as its file's text. */
export function formatRunRecord(record: RunRecord): string {
  return `${JSON.stringify({ schemaVersion: SCHEMA_VERSION, ...record })}\n`;
}

/** Reads a record's file, or says why not: `newerVersion` is what a later release of ours may have written. */
export function parseRunRecord(bytes: Uint8Array): RunRecord | 'damaged' | 'newerVersion' {
  const content = parsedJson(bytes);
  const versioned = version().safeParse(content);
  if (!versioned.success) {
    return 'damaged';
  }
  if (versioned.data.schemaVersion > SCHEMA_VERSION) {
    return 'newerVersion';
  }
  const record = runRecord().safeParse(content);
  return record.success ? record.data : 'damaged';
}
