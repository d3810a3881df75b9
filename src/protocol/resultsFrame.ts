import type { ColumnKinds, Frame } from './columns.js';

/** The columns of results as they travel to the page; numbers mean what `ResultColumns` says of them. */
export const RESULT_COLUMNS = {
  /** Places in the `words` that the page is told first. */
  verdict: 'u8',
  reason: 'u8',
  scheme: 'u8',
  anonymity: 'u8',
  status: 'u16',
  /** Two letters as two bytes, the first in the high one; 0 is unknown. */
  asked: 'u16',
  country: 'u16',
  /** As `codeOfMs` writes durations. */
  connect: 'u16',
  handshake: 'u16',
  tunnel: 'u16',
  tls: 'u16',
  firstByte: 'u16',
  total: 'u16',
  /** As `HostCodes` writes hosts, those that are no IPv4 addresses by their place in `names`. */
  host: 'u32',
  port: 'u16',
  exit: 'u32',
  asn: 'u32',
  /** Seconds since the epoch; 0 before the check. */
  checkedAt: 'u32',
  bytes: 'u32',
  exitsSeen: 'u8',
  requestsMade: 'u8',
  dns: 'u8',
  downloadRate: 'f32',
  reputation: 'f32',
  /** The names of hosts that were not told before. */
  names: 'texts',
} as const satisfies ColumnKinds;

export type ResultsFrame = Frame<typeof RESULT_COLUMNS>;

/** The columns that have a number for each row. */
export type NumberColumn = Exclude<keyof typeof RESULT_COLUMNS, 'names'>;

export const NUMBER_COLUMNS = Object.keys(RESULT_COLUMNS).filter(
  (name): name is NumberColumn => name !== 'names',
);
