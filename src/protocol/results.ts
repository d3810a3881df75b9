import * as z from 'zod/mini';
import { lazily } from '../core/lazily.js';
import { PROXY_FAULTS } from '../core/proxy/notation.js';
import { HELLO, PAGE_SAYS } from './page.js';

/** The kinds of file that results are written as. */
export const EXPORT_KINDS = ['txt', 'csv', 'json'] as const;

export type ExportKind = (typeof EXPORT_KINDS)[number];

const count = () => z.number().check(z.nonnegative(), z.refine(Number.isSafeInteger));
const rows = () => z.instanceof(Uint32Array);

/** What a person chose to see; kept while the panel is open, as a hidden page forgets it. */
export const RESULTS_VIEW = z.object({
  text: z.string(),
  verdict: z.string(),
  country: z.string(),
  protocol: z.string(),
  anonymity: z.string(),
  /** The columns in their order, as the grid keeps them; absent is the usual ones. */
  columns: z.exactOptional(z.array(z.object({ id: z.string(), width: z.number(), isShown: z.boolean() }))),
  sort: z.exactOptional(z.object({ column: z.string(), direction: z.enum(['ascending', 'descending']) })),
});

export type ResultsView = z.output<typeof RESULTS_VIEW>;

/** What the page keeps over a reload of the window: which run it shows and how, and nothing of it. */
export const resultsState = lazily(() => z.object({ id: z.string(), view: z.exactOptional(z.unknown()) }));

/** What a page kept of how it showed a run, else nothing: an older release may have kept it in another way. */
export function keptView(view: unknown): ResultsView | undefined {
  return RESULTS_VIEW.safeParse(view).data;
}

/** What the results page asks for. Rows are places in the run's list; what they stand for is looked up by who hears it. */
export const FROM_RESULTS = {
  ...PAGE_SAYS,
  view: RESULTS_VIEW,
  pause: z.object({}),
  resume: z.object({}),
  cancel: z.object({}),
  export: z.object({ kind: z.enum(EXPORT_KINDS), rows: z.exactOptional(rows()) }),
  again: z.object({ rows: rows() }),
  remove: z.object({ rows: rows() }),
  copy: z.object({ rows: rows() }),
  insert: z.object({ row: count() }),
  lookUp: z.object({ row: count() }),
  explain: z.object({ row: count() }),
};

/** Who checked: this machine by its name, or a provider by the label of its account. */
const MACHINE = z.object({
  kind: z.enum(['local', 'remote', 'provider']),
  name: z.string(),
});

export type Machine = z.output<typeof MACHINE>;

/** How a run stands; without any of its rows. */
const RUN = z.object({
  title: z.string(),
  machine: MACHINE,
  state: z.enum(['running', 'paused', 'finished', 'cancelled', 'stopped']),
  /** Why it ended before its list did, in a sentence. */
  stopped: z.exactOptional(z.string()),
  total: count(),
  done: count(),
  perSecond: z.number(),
  remainingMs: z.exactOptional(z.number()),
  /** Whether this window works on it, so that it can be paused and cancelled. */
  isOwn: z.boolean(),
  /** Whether rows can be checked again, within it or as a run of their own. */
  canRepeat: z.boolean(),
  badLineCount: count(),
  duplicateCount: count(),
});

export type ShownRun = z.output<typeof RUN>;

const BAD_LINES = z.object({
  lines: z.array(
    z.object({
      line: count(),
      reason: z.enum(['unreadable', 'ambiguous']),
      fault: z.exactOptional(z.enum(PROXY_FAULTS)),
      /** Which of several files, counted from 0. */
      file: z.exactOptional(count()),
      /** In UTF-16 units from 1. */
      column: z.exactOptional(count()),
    }),
  ),
});

export type ShownBadLine = z.output<typeof BAD_LINES>['lines'][number];

/** The words whose places are the numbers in columns of these names. */
const WORDS = z.object({
  verdict: z.array(z.string()),
  reason: z.array(z.string()),
  scheme: z.array(z.string()),
  anonymity: z.array(z.string()),
});

export type ResultWords = z.output<typeof WORDS>;

/** What the results page is told. */
export const TO_RESULTS = {
  hello: z.object({ ...HELLO, id: z.string(), words: WORDS, view: z.exactOptional(RESULTS_VIEW) }),
  run: RUN,
  /** The run is not kept any more, or could not be read. */
  gone: z.object({}),
  badLines: BAD_LINES,
  /** `RESULT_COLUMNS` as a frame: of all rows, or of those that changed. */
  rows: z.object({ frame: z.instanceof(ArrayBuffer) }),
  /** Rows that a person took out of the list. */
  removed: z.object({ rows: rows() }),
  /** How the same list did the time before: a code for each row, see `BEFORE`. */
  before: z.object({
    startedAt: z.number(),
    verdicts: z.instanceof(Uint8Array),
    goneCount: count(),
  }),
};

/** In `before`: this row was not in the list then; every other code is its verdict's place in `VERDICTS`. */
export const NOT_THERE_BEFORE = 255;
