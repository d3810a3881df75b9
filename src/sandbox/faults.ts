import type { ProviderId } from './types.js';

export const FAULT_KINDS = [
  'reset',
  'resetBeforeCharge',
  'resetAfterCharge',
  'resetMidBody',
  'hang',
  'hangAfterCharge',
  'delay',
  'drip',
  'truncatedJson',
  'emptyBody',
  'htmlPage',
  'redirect',
  'rateLimited',
  'serverError',
  'status',
  'gzipBomb',
  'hugeBody',
  'deepJson',
  'badField',
  'upstreamError',
] as const;

export type FaultKind = (typeof FAULT_KINDS)[number];

/** Something that goes wrong for the next matching requests. */
export interface Fault {
  readonly provider: ProviderId;
  /** All that are given must hold; none given matches every request. `path` is relative to the base URL. */
  readonly match?: { readonly method?: string; readonly path?: string | RegExp; readonly op?: string };
  readonly kind: FaultKind;
  /** How many requests it strikes. Default 1. */
  readonly times?: number;
  /** Strikes after the call had its effect, where the kind would strike before. */
  readonly afterCharge?: boolean;
  /** For `redirect` (default 302), `serverError` (500), `htmlPage` (502) and `status`, which alters it alone. */
  readonly status?: number;
  /** For `rateLimited`: seconds, or a whole header value such as an HTTP date. None by default. */
  readonly retryAfter?: number | string;
  /** For `delay`: how long it waits (default 1000); for `drip`: the pause after each byte (default 100). */
  readonly delayMs?: number;
  /** For `redirect`: where to. Default a loopback address that answers nothing. */
  readonly location?: string;
  /** For `hugeBody` and `gzipBomb`: the size of the JSON. Default 16 MiB. */
  readonly bytes?: number;
  /** For `deepJson`: levels of nesting. Default 10,000. */
  readonly depth?: number;
  /** For `badField`: where, such as `data[0].amount`; absent `value` and `rawValue` remove the field. */
  readonly jsonPath?: string;
  readonly value?: unknown;
  /** For `badField`: JSON text put in unchanged, such as `1e999`. */
  readonly rawValue?: string;
}

const AFTER_BY_NATURE: ReadonlySet<FaultKind> = new Set<FaultKind>([
  'resetAfterCharge',
  'resetMidBody',
  'hangAfterCharge',
  'drip',
  'truncatedJson',
  'emptyBody',
  'status',
  'gzipBomb',
  'hugeBody',
  'deepJson',
  'badField',
]);

/** Whether the call takes effect before the fault strikes. */
export function strikesAfter(fault: Fault): boolean {
  return AFTER_BY_NATURE.has(fault.kind) || fault.afterCharge === true;
}

export interface FaultTarget {
  readonly method: string;
  readonly path: string;
  readonly op: string;
}

/** The faults still to strike, oldest first. */
export class FaultQueue {
  private waiting: { readonly fault: Fault; left: number }[] = [];

  add(fault: Fault): void {
    this.waiting.push({ fault, left: fault.times ?? 1 });
  }

  clear(): void {
    this.waiting = [];
  }

  /** The fault that strikes this request, if any; it counts as used. */
  take(provider: ProviderId, target: FaultTarget): Fault | undefined {
    const found = this.waiting.find(({ fault }) => fault.provider === provider && matches(fault, target));
    if (!found) {
      return undefined;
    }
    found.left -= 1;
    this.waiting = this.waiting.filter(({ left }) => left > 0);
    return found.fault;
  }
}

function matches({ match = {} }: Fault, target: FaultTarget): boolean {
  const { method, path, op } = match;
  return (
    (method === undefined || method === target.method) &&
    (op === undefined || op === target.op) &&
    (path === undefined || (typeof path === 'string' ? path === target.path : path.test(target.path)))
  );
}
