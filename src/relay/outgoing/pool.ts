import { createHash } from 'node:crypto';
import type { PoolPolicy } from '../../core/poolPolicies.js';
import type { Upstream } from '../relay.js';

/** How long a proxy that failed comes after all others. */
const SET_BACK_MS = 10_000;

/** Which proxy is asked first, and which next. */
export class Pool {
  #upstreams: readonly Upstream[] = [];
  #turn = 0;
  readonly #setBackUntilMs = new Map<string, number>();

  constructor(
    private readonly policy: PoolPolicy,
    private readonly nowMs: () => number,
  ) {}

  get upstreams(): readonly Upstream[] {
    return this.#upstreams;
  }

  use(upstreams: readonly Upstream[]): void {
    this.#upstreams = upstreams;
    this.#setBackUntilMs.clear();
  }

  /** All, the one to ask for this target's host first. */
  order(host: string): readonly Upstream[] {
    if (this.#upstreams.length < 2) {
      return this.#upstreams;
    }
    const ordered = this.#byPolicy(host);
    const nowMs = this.nowMs();
    const isSetBack = ({ id }: Upstream) => (this.#setBackUntilMs.get(id) ?? 0) > nowMs;
    return this.#setBackUntilMs.size === 0
      ? ordered
      : [...ordered.filter((each) => !isSetBack(each)), ...ordered.filter(isSetBack)];
  }

  failed({ id }: Upstream): void {
    this.#setBackUntilMs.set(id, this.nowMs() + SET_BACK_MS);
  }

  worked({ id }: Upstream): void {
    this.#setBackUntilMs.delete(id);
  }

  #byPolicy(host: string): readonly Upstream[] {
    switch (this.policy) {
      case 'roundRobin': {
        const first = this.#turn % this.#upstreams.length;
        this.#turn += 1;
        return [...this.#upstreams.slice(first), ...this.#upstreams.slice(0, first)];
      }
      case 'stickyHost':
        // A host stays with its proxy whichever others come and go.
        return ranked(this.#upstreams, ({ id }) => createHash('sha1').update(`${host}\n${id}`).digest('hex'));
      case 'leastLatency':
        return ranked(this.#upstreams, ({ latencyMs }) => latencyMs ?? Infinity);
    }
  }
}

/** By what each is worth, the least first. */
function ranked(
  upstreams: readonly Upstream[],
  worthOf: (upstream: Upstream) => string | number,
): readonly Upstream[] {
  return upstreams
    .map((upstream) => ({ upstream, worth: worthOf(upstream) }))
    .sort((left, right) => (left.worth < right.worth ? -1 : left.worth > right.worth ? 1 : 0))
    .map(({ upstream }) => upstream);
}
