import { parseBaseUrl } from '../core/baseUrl.js';
import { isProviderError, type ProviderError } from '../core/errors.js';
import type { ProviderId } from '../core/provider.js';
import { readText, saveFile } from './body.js';
import type { Call, Client, ClientOptions, DownloadCall, EffectCall, ReadCall } from './client.js';
import type { Clock } from './clock.js';
import { withDeadline, type Deadline } from './deadline.js';
import { exchange, exchangeOnFreshSocket, TransportError, type Answer, type Request } from './exchange.js';
import { failing, refusal, transportFailure, type Fail } from './failure.js';
import { parseAnswer, parseJson } from './json.js';
import { RateBudget, type Turn } from './rateBudget.js';
import { rateNews } from './rateHeaders.js';
import { redactor } from './redact.js';
import { requestUrl } from './requestUrl.js';
import { retryDelayMs } from './retry.js';

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
  readonly accept: string;
  readonly acceptEncoding: Request['acceptEncoding'];
  send(request: Request): Promise<Answer>;
  take(answer: Answer, refused: (body: unknown) => ProviderError, deadline: Deadline): Promise<T>;
}

const JSON_ANSWER = { accept: 'application/json', acceptEncoding: 'gzip, deflate' } as const;
const FILE_ANSWER = { accept: '*/*', acceptEncoding: 'identity' } as const;

/** What holds where a provider documents no limit: only a 429 makes it wait. */
const NO_LIMIT = { limit: Infinity, windowMs: 60_000 };

export class HttpClient implements Client {
  readonly #budgets = new Map<string | undefined, RateBudget>();

  constructor(
    readonly options: ClientOptions,
    readonly surroundings: Surroundings,
  ) {}

  read<T>(call: ReadCall<T>): Promise<T> {
    const fail = this.#failing(call);
    return this.#repeatedly(call, {
      ...JSON_ANSWER,
      fail,
      deadlineMs: this.surroundings.deadlines.readMs,
      send: exchange,
      take: (answer, refused) => takeJson(answer, call, fail, refused),
    });
  }

  download(call: DownloadCall): Promise<void> {
    const fail = this.#failing(call);
    return this.#repeatedly(call, {
      ...FILE_ANSWER,
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
    return this.#once(call, callNumber(this.#budget(call).take(), fail), {
      ...JSON_ANSWER,
      fail,
      deadlineMs: this.surroundings.deadlines.effectMs,
      send: (request) => exchangeOnFreshSocket(request, delivery),
      take: (answer, refused) => takeJson(answer, call, fail, refused),
    });
  }

  async #repeatedly<T>(call: Call, way: Way<T>): Promise<T> {
    for (let tries = 1; ; tries++) {
      const turn = await orCancelled(call, way.fail, this.#budget(call).turn(call.signal));
      const sent = callNumber(turn, way.fail);
      try {
        return await this.#once(call, sent, way);
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
        await orCancelled(call, way.fail, clock.wait(delayMs, call.signal));
      }
    }
  }

  async #once<T>(call: Call, sent: number, way: Way<T>): Promise<T> {
    const request = this.#request(call, way);
    return withDeadline(call.signal, way.deadlineMs, async (deadline) => {
      try {
        const answer = await way.send({ ...request, signal: deadline.signal });
        const { status } = answer;
        const news = rateNews(status, answer.header, this.surroundings.clock.now());
        this.#budget(call).answered(sent, status, news);
        const refused = (body: unknown) =>
          way.fail(refusal(status, this.options.readErrorBody(status, body), news.retryAfterMs));
        return await way.take(answer, refused, deadline);
      } catch (error) {
        if (call.signal.aborted) {
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

  #request(call: Call, { accept, acceptEncoding, fail }: Way<unknown>): Omit<Request, 'signal'> {
    const { baseUrl, keyHeader } = this.options;
    const base = parseBaseUrl(baseUrl);
    if (!base.ok) {
      throw fail({ kind: 'invalidRequest', detail: `base URL: ${base.reason}` });
    }
    const url = requestUrl(base.url, call);
    if (url === undefined) {
      throw fail({ kind: 'invalidRequest', detail: 'an id that cannot be part of a path' });
    }
    return {
      url,
      method: call.method ?? 'GET',
      headers: {
        Accept: accept,
        'User-Agent': this.surroundings.userAgent,
        ...(call.isAnonymous !== true && { [keyHeader.name]: keyHeader.value.expose() }),
      },
      body: call.body === undefined ? undefined : JSON.stringify(call.body),
      acceptEncoding,
    };
  }

  #retryDelayMs({ details }: ProviderError, tries: number): number | undefined {
    return this.options.retries === 'never'
      ? undefined
      : retryDelayMs(details, tries, this.surroundings.random);
  }

  #announce(reason: 'rateLimit' | 'retry', untilMs: number): void {
    this.surroundings.onWait({ provider: this.options.provider, reason, untilMs });
  }

  #budget({ category = this.options.rateLimits[0]?.category }: Call): RateBudget {
    let budget = this.#budgets.get(category);
    if (budget === undefined) {
      const limit = this.options.rateLimits.find((candidate) => candidate.category === category);
      budget = new RateBudget(this.surroundings.clock, limit ?? NO_LIMIT, (untilMs) => {
        this.#announce('rateLimit', untilMs);
      });
      this.#budgets.set(category, budget);
    }
    return budget;
  }

  #failing({ endpoint, secrets = [] }: Call, delivery?: { readonly isSent: boolean }): Fail {
    const { provider, keyHeader } = this.options;
    const redact = (text: string) => redactor([keyHeader.value, ...secrets])(text);
    return failing({ provider, endpoint }, redact, delivery);
  }
}

function callNumber(turn: Turn, fail: Fail): number {
  if ('waitMs' in turn) {
    throw fail({ kind: 'rateLimited', retryAfterMs: turn.waitMs });
  }
  return turn.call;
}

async function orCancelled<T>({ signal }: Call, fail: Fail, waiting: Promise<T>): Promise<T> {
  try {
    return await waiting;
  } catch (error) {
    throw signal.aborted ? fail({ kind: 'cancelled' }) : error;
  }
}

async function takeJson<T>(
  answer: Answer,
  { schema, acceptsStatus }: Pick<ReadCall<T>, 'schema' | 'acceptsStatus'>,
  fail: Fail,
  refused: (body: unknown) => ProviderError,
): Promise<T> {
  const { status } = answer;
  if (isSuccess(status)) {
    return parseAnswer(await readText(answer, fail), schema, status, fail);
  }
  const body = await errorBody(answer, fail);
  const result = acceptsStatus?.(status) === true ? schema.safeParse(body) : undefined;
  if (result?.success === true) {
    return result.data;
  }
  throw refused(body);
}

/** What a refusal says in JSON, if it can be read at all: its status tells enough without it. */
async function errorBody(answer: Answer, fail: Fail): Promise<unknown> {
  if (answer.status < 400) {
    answer.discard();
    return undefined;
  }
  try {
    const body = parseJson(await readText(answer, fail));
    return body.ok ? body.value : undefined;
  } catch {
    return undefined;
  }
}

function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}
