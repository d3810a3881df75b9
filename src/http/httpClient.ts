import { parseBaseUrl } from '../core/baseUrl.js';
import type { RateBudgetNow } from '../core/capabilities.js';
import { isProviderError, type ProviderError } from '../core/errors.js';
import { DryRun, type Permit } from '../core/permit.js';
import type { ProviderId } from '../core/provider.js';
import { saveFile } from './body.js';
import type { Call, Client, ClientOptions, DownloadCall, EffectCall, LinkCall, ReadCall } from './client.js';
import type { Clock } from './clock.js';
import { withDeadline, type Deadline } from './deadline.js';
import {
  exchange,
  exchangeOnFreshSocket,
  TransportError,
  type Answer,
  type Delivery,
  type Request,
} from './exchange.js';
import { failing, refusal, transportFailure, type Fail } from './failure.js';
import { linkUrl } from './linkUrl.js';
import {
  exposed,
  masked,
  outgoing,
  shown,
  type Outgoing,
  type Parts,
  type Reveal,
  type Wanted,
} from './outgoing.js';
import type { RateBudget, Turn } from './rateBudget.js';
import { RateBudgets } from './rateBudgets.js';
import { rateNews } from './rateHeaders.js';
import { redactor } from './redact.js';
import { requestUrl } from './requestUrl.js';
import { retryDelayMs } from './retry.js';
import { errorBody, isSuccess, takeJson } from './take.js';

export interface Deadlines {
  /** From the first packet of a try to the last byte of its answer; of a download, to its headers. */
  readonly readMs: number;
  readonly effectMs: number;
  /** For a file's body. */
  readonly downloadMs: number;
}

/** A wait that a person may wonder about: for a limit of the provider's, or before another try. */
export interface Wait {
  readonly provider: ProviderId;
  readonly reason: 'rateLimit' | 'retry';
  /** Milliseconds since 1970. */
  readonly untilMs: number;
}

/** What is the same for every client of the extension. */
export interface Surroundings {
  readonly clock: Clock;
  /** From 0 up to 1, for the jitter. */
  readonly random: () => number;
  readonly deadlines: Deadlines;
  /** Told of each wait as it begins. */
  readonly onWait: (wait: Wait) => void;
  readonly userAgent: string;
}

/** How one call is sent, and what becomes of its answer. */
interface Way<T> {
  readonly fail: Fail;
  readonly deadlineMs: number;
  send(request: Request): Promise<Answer>;
  take(answer: Answer, refused: (body: unknown) => ProviderError, deadline: Deadline): Promise<T>;
}

const JSON_ANSWER = { accept: 'application/json', acceptEncoding: 'gzip, deflate' } as const;
const FILE_ANSWER = { accept: '*/*', acceptEncoding: 'identity' } as const;
const ANY_ANSWER = { accept: '*/*', acceptEncoding: 'gzip, deflate' } as const;

export class HttpClient implements Client {
  readonly #budgets: RateBudgets;

  constructor(
    readonly options: ClientOptions,
    readonly surroundings: Surroundings,
  ) {
    this.#budgets = new RateBudgets(options.rateLimits, surroundings.clock, (untilMs) => {
      this.#announce('rateLimit', untilMs);
    });
  }

  budgets(): readonly RateBudgetNow[] {
    return this.#budgets.now();
  }

  read<T>(call: ReadCall<T>): Promise<T> {
    const fail = this.#failing(call);
    return this.#repeatedly(call, JSON_ANSWER, {
      fail,
      deadlineMs: this.surroundings.deadlines.readMs,
      send: exchange,
      take: (answer, refused) => takeJson(answer, call, fail, refused),
    });
  }

  download(call: DownloadCall): Promise<void> {
    const fail = this.#failing(call);
    return this.#repeatedly(call, FILE_ANSWER, {
      fail,
      deadlineMs: this.surroundings.deadlines.readMs,
      send: exchange,
      take: async (answer, refused, deadline) => {
        if (!isSuccess(answer.status)) {
          throw refused(await errorBody(answer, fail));
        }
        deadline.restart(this.surroundings.deadlines.downloadMs);
        await saveFile(answer, call.file, fail);
      },
    });
  }

  async effect<T>(call: EffectCall<T>): Promise<T> {
    const delivery = { isSent: false };
    const fail = this.#failing(call, delivery);
    const request = this.#request(call, JSON_ANSWER, fail, revealing(call.permit));
    return this.#permitted(call, request, {
      ...this.#onceOnly(delivery, fail),
      take: (answer, refused) => takeJson(answer, call, fail, refused),
    });
  }

  async visit(call: LinkCall): Promise<void> {
    const { isDryRun, signal } = call.permit.options;
    const delivery = { isSent: false };
    const fail = this.#failing(call, delivery);
    const base = this.#baseUrl(fail);
    const url = isDryRun === true ? `${base}/${masked()}` : linkUrl(base, (await call.link(signal)).expose());
    if (url === undefined) {
      throw fail({ kind: 'conflict', detail: 'a link that leads elsewhere' });
    }
    const request = this.#outgoing({ url }, ANY_ANSWER, exposed);
    await this.#permitted(call, request, {
      ...this.#onceOnly(delivery, fail),
      take: (answer, refused) => {
        answer.discard();
        return answer.status < 400 ? Promise.resolve() : Promise.reject(refused(undefined));
      },
    });
  }

  /** Sends what changes something, or throws it where the permit only shows. */
  async #permitted<T>(
    { permit, category }: { readonly permit: Permit; readonly category?: string },
    request: Outgoing,
    way: Way<T>,
  ): Promise<T> {
    const { signal, isDryRun } = permit.options;
    if (isDryRun === true) {
      throw new DryRun(shown(request));
    }
    if (signal.aborted) {
      throw way.fail({ kind: 'cancelled' });
    }
    const budget = this.#budgets.of(category);
    const sent = callNumber(budget.take(), way.fail);
    permit.use();
    return this.#once(request, signal, { budget, sent }, way);
  }

  #onceOnly(delivery: Delivery, fail: Fail): Omit<Way<unknown>, 'take'> {
    return {
      fail,
      deadlineMs: this.surroundings.deadlines.effectMs,
      send: (request) => exchangeOnFreshSocket(request, delivery),
    };
  }

  async #repeatedly<T>(call: Call, wanted: Wanted, way: Way<T>): Promise<T> {
    const { signal } = call;
    const request = this.#request(call, wanted, way.fail, exposed);
    const budget = this.#budgets.of(call.category);
    for (let tries = 1; ; tries++) {
      const turn = await orCancelled(signal, way.fail, budget.turn(signal));
      const sent = callNumber(turn, way.fail);
      try {
        return await this.#once(request, signal, { budget, sent }, way);
      } catch (error) {
        if (!isProviderError(error)) {
          throw error;
        }
        const delayMs = this.#retryDelayMs(error, tries);
        if (delayMs === undefined) {
          throw error;
        }
        const { clock } = this.surroundings;
        this.#announce(error.kind === 'rateLimited' ? 'rateLimit' : 'retry', clock.now() + delayMs);
        await orCancelled(signal, way.fail, clock.wait(delayMs, signal));
      }
    }
  }

  async #once<T>(
    request: Outgoing,
    signal: AbortSignal,
    { budget, sent }: { readonly budget: RateBudget; readonly sent: number },
    way: Way<T>,
  ): Promise<T> {
    return withDeadline(signal, way.deadlineMs, async (deadline) => {
      try {
        const answer = await way.send({ ...request, signal: deadline.signal });
        const { status } = answer;
        const news = rateNews(status, answer.header, this.surroundings.clock.now());
        budget.answered(sent, status, news);
        const refused = (body: unknown) =>
          way.fail(refusal(status, this.options.readErrorBody(status, body), news.retryAfterMs));
        return await way.take(answer, refused, deadline);
      } catch (error) {
        if (signal.aborted) {
          throw way.fail({ kind: 'cancelled' });
        }
        if (!(error instanceof TransportError)) {
          throw error;
        }
        throw way.fail(
          deadline.hasPassed
            ? { kind: 'timeout', detail: `no whole answer within ${deadline.ms / 1000} s` }
            : transportFailure(error.code),
        );
      }
    });
  }

  #request(
    call: Omit<Call, 'signal'> & Pick<Parts, 'headers'>,
    wanted: Wanted,
    fail: Fail,
    reveal: Reveal,
  ): Outgoing {
    const url = requestUrl(this.#baseUrl(fail), call);
    if (url === undefined) {
      throw fail({ kind: 'invalidRequest', detail: 'an id that cannot be part of a path' });
    }
    const keyHeader = call.isAnonymous === true ? undefined : this.options.keyHeader;
    return this.#outgoing({ ...call, url, keyHeader }, wanted, reveal);
  }

  #outgoing(parts: Parts, wanted: Wanted, reveal: Reveal): Outgoing {
    return outgoing(parts, wanted, this.surroundings.userAgent, reveal);
  }

  #baseUrl(fail: Fail): string {
    const base = parseBaseUrl(this.options.baseUrl);
    if (!base.ok) {
      throw fail({ kind: 'invalidRequest', detail: `base URL: ${base.reason}` });
    }
    return base.url;
  }

  #retryDelayMs({ details }: ProviderError, tries: number): number | undefined {
    return this.options.retries === 'never'
      ? undefined
      : retryDelayMs(details, tries, this.surroundings.random);
  }

  #announce(reason: 'rateLimit' | 'retry', untilMs: number): void {
    this.surroundings.onWait({ provider: this.options.provider, reason, untilMs });
  }

  #failing({ endpoint, secrets = [] }: Pick<Call, 'endpoint' | 'secrets'>, delivery?: Delivery): Fail {
    const { provider, keyHeader } = this.options;
    const redact = (text: string) => redactor([...(keyHeader ? [keyHeader.value] : []), ...secrets])(text);
    return failing({ provider, endpoint }, redact, delivery);
  }
}

function callNumber(turn: Turn, fail: Fail): number {
  if ('waitMs' in turn) {
    throw fail({ kind: 'rateLimited', retryAfterMs: turn.waitMs });
  }
  return turn.call;
}

function revealing({ options }: Permit): Reveal {
  return options.isDryRun === true ? masked : exposed;
}

async function orCancelled<T>(signal: AbortSignal, fail: Fail, waiting: Promise<T>): Promise<T> {
  try {
    return await waiting;
  } catch (error) {
    throw signal.aborted ? fail({ kind: 'cancelled' }) : error;
  }
}
