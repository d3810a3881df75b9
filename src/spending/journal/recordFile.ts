import type { Intent, IntentRecord } from '../intent.js';
import type { IntentEvent } from '../ports.js';
import { formatLine, parseLine, splitLines } from './line.js';
import { eventLine, intentLine, SCHEMA_VERSION, versionLine } from './schemas.js';

// A record file grows by whole lines. Each names the checksum of the line before it, so that lines cannot
// change places, be lost in between or wander between files unseen. No lock is needed to append: of two
// writers that saw the same last line the earlier one in the file counts, and the other finds itself
// passed over and appends again. Bytes whose writer was cut off have no newline; the next writer puts a
// mark behind them and says how many they are, so that at every moment of that too a line either is whole
// or has no newline.

/** ASCII "cancel": what precedes it in the line is void. JSON text never holds it. */
const CANCEL = 0x18;

export interface RecordFile {
  readonly record: IntentRecord;
  /** Checksums of the lines that count, in their order. */
  readonly checksums: readonly string[];
  /** Bytes of a last line whose writer was cut off: it does not count. */
  readonly tornBytes: number;
}

export function formatIntent(intent: Intent): Uint8Array {
  return formatLine({ schemaVersion: SCHEMA_VERSION, intent }).bytes;
}

/** The bytes that add `event` to a file that reads as `file`, and the checksum its line will have. */
export function formatEvent(
  event: IntentEvent,
  { checksums, tornBytes }: RecordFile,
): { readonly checksum: string; readonly bytes: Uint8Array } {
  const isTorn = tornBytes > 0;
  const line = formatLine({ ...event, after: checksums.at(-1), ...(isTorn && { torn: tornBytes }) });
  return isTorn ? { ...line, bytes: Buffer.concat([Buffer.of(CANCEL), line.bytes]) } : line;
}

/** Reads a whole file: exactly what was written or a beginning of it, else `damaged`. */
export function parseRecordFile(id: string, bytes: Uint8Array): RecordFile | 'damaged' | 'newer' {
  const { lines, tailBytes } = splitLines(bytes);
  const [first, ...others] = lines;
  const start = first && parseLine(first);
  const version = versionLine().safeParse(start?.content);
  if (start === undefined || !version.success) {
    return 'damaged';
  }
  if (version.data.schemaVersion > SCHEMA_VERSION) {
    return 'newer';
  }
  const opening = intentLine().safeParse(start.content);
  if (!opening.success || opening.data.intent.id !== id) {
    return 'damaged';
  }
  const checksums = [start.checksum];
  const events: IntentEvent[] = [];
  for (const line of others) {
    const event = parseEvent(line, checksums);
    if (event === 'damaged') {
      return 'damaged';
    }
    if (event !== 'passedOver') {
      checksums.push(event.checksum);
      events.push(event.event);
    }
  }
  return { record: recordOf(opening.data.intent, events), checksums, tornBytes: tailBytes };
}

function parseEvent(
  bytes: Uint8Array,
  checksums: readonly string[],
): { readonly checksum: string; readonly event: IntentEvent } | 'passedOver' | 'damaged' {
  const cancelled = bytes.lastIndexOf(CANCEL);
  const line = parseLine(bytes.subarray(cancelled + 1));
  const parsed = eventLine().safeParse(line?.content);
  if (line === undefined || !parsed.success) {
    return 'damaged';
  }
  const { after, torn = 0, ...event } = parsed.data;
  if (after !== checksums.at(-1)) {
    return checksums.includes(after) ? 'passedOver' : 'damaged';
  }
  return torn === Math.max(cancelled, 0) ? { checksum: line.checksum, event } : 'damaged';
}

function recordOf(intent: Intent, events: readonly IntentEvent[]): IntentRecord {
  const last = events.findLast((event) => event.kind === 'outcome');
  return {
    intent,
    resentAt: events.filter(({ kind }) => kind === 'resent').map(({ at }) => at),
    ...(last && { outcome: { ...last.outcome, at: last.at, by: last.by } }),
  };
}
