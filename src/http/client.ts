import type { RateBudgetNow } from '../core/capabilities.js';
import type { ErrorKind } from '../core/errors.js';
import type { Permit } from '../core/permit.js';
import type { ProviderId } from '../core/provider.js';
import type { Secret } from '../core/secret.js';

/** A zod schema, as far as this room needs one. */
export interface Schema<T> {
  safeParse(value: unknown):
    | { readonly success: true; readonly data: T }
    | {
        readonly success: false;
        readonly error: {
          readonly issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[];
        };
      };
}

export interface Call {
  /** Method and path template for error texts, e.g. `GET /orders/{id}`. */
  readonly endpoint: string;
  readonly method?: 'GET' | 'POST';
  /** Segments below the base URL; each is encoded, so an id can never climb out. */
  readonly path: readonly string[];
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  /** Sent as JSON, a secret in it as its value. */
  readonly body?: Readonly<Record<string, unknown>>;
  /** Which of the account's documented limits it counts against; the first one by default. */
  readonly category?: string;
  /** True where the documents ask for no key: none is sent. */
  readonly isAnonymous?: boolean;
  /** What else it carries that no error text may repeat, e.g. a password in the body. */
  readonly secrets?: readonly Secret[];
  readonly signal: AbortSignal;
}

/** A call that changes nothing at the provider and may be sent again. */
export interface ReadCall<T> extends Call {
  readonly schema: Schema<T>;
  /**
   * Statuses besides 2xx whose body may be the answer itself; where the schema does not take it, it
   * is the error that its status says.
   */
  readonly acceptsStatus?: (status: number) => boolean;
}

/** A call that changes something or costs something: sent once, on a connection of its own. */
export interface EffectCall<T> extends Omit<Call, 'signal'> {
  readonly schema: Schema<T>;
  /** Besides the key's, e.g. `Idempotency-Key`. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly permit: Permit;
}

/** A link that the provider handed out, whose asking changes something: a GET without the key. */
export interface LinkCall {
  /** Names the call in error texts: the link itself is a secret. */
  readonly endpoint: string;
  /** Reads the link, relative to the base URL, just before it is asked for; a dry run does not read it. */
  readonly link: (signal: AbortSignal) => Promise<Secret>;
  readonly permit: Permit;
}

/** A file of the provider's own: streamed to `file`, which appears only when whole. */
export interface DownloadCall extends Call {
  readonly file: string;
}

/** One documented limit: `limit` calls in any `windowMs`. Headers and 429 answers correct it. */
export interface RateLimit {
  readonly category: string;
  readonly limit: number;
  readonly windowMs: number;
  /**
   * True where other plans have higher limits: nobody is held to it, headers and 429 answers decide.
   */
  readonly isLowestTier?: boolean;
}

/** What a provider's error body says, as far as the documents tell; the status decides the rest. */
export interface ErrorBody {
  readonly kind?: ErrorKind;
  readonly code?: string;
  readonly message?: string;
  readonly required?: string;
  readonly available?: string;
  readonly isRefunded?: boolean;
}

export interface ClientOptions {
  readonly provider: ProviderId;
  /** https, or http for a loopback host; a path in it is kept. */
  readonly baseUrl: string;
  /**
   * The header that carries the key, e.g. `{ name: 'Authorization', value: new Secret('Bearer …') }`;
   * absent where there is no account yet.
   */
  readonly keyHeader?: { readonly name: string; readonly value: Secret };
  readonly rateLimits: readonly RateLimit[];
  /** `never` where each call costs the person something. */
  readonly retries: 'reads' | 'never';
  readonly readErrorBody: (status: number, body: unknown) => ErrorBody;
}

/** The one way out of the extension: bound to one account's base URL and key. */
export interface Client {
  /** Waits for the account's limits and tries again, up to three times, where that can help. */
  read<T>(call: ReadCall<T>): Promise<T>;
  /** As `read`; a failure of the file system passes as it is. */
  download(call: DownloadCall): Promise<void>;
  /**
   * Uses up the permit as the request leaves; neither waits nor tries again. The error says in `isSent`
   * whether the provider may have acted.
   *
   * @throws DryRun in the place of sending, where the permit only shows
   */
  effect<T>(call: EffectCall<T>): Promise<T>;
  /**
   * As `effect`, for a link below the base URL: any other is a `conflict`, and is not asked for. Resolves
   * on a 2xx and on a 3xx, which is not followed, whatever the answer says.
   */
  visit(call: LinkCall): Promise<void>;
  /** What is known now of the limits that it keeps. Asks nobody. */
  budgets(): readonly RateBudgetNow[];
}

export type Connect = (options: ClientOptions) => Client;
