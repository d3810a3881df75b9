import type { IncomingHttpHeaders } from 'node:http';
import type { Reply } from './reply.js';

/** One request, as a provider's handler sees it. */
export interface Call {
  readonly method: string;
  /** Relative to the base URL, still percent-encoded. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** The values of the route's `:names`, decoded. */
  readonly params: Readonly<Record<string, string>>;
  readonly now: number;
  /** Whether a fault lets the provider's own supplier fail. */
  readonly upstreamFails: boolean;
}

export interface Route {
  readonly method: 'GET' | 'POST';
  /** Such as `/orders/:id`. */
  readonly path: string;
  /** The call's name in logs and faults; a function where the path alone does not tell. */
  readonly op: string | ((call: Call) => string);
  readonly handle: (call: Call) => Reply;
}

/** One provider: its base path, its calls, and how it says that something is wrong. */
export interface ProviderApi {
  /** Such as `/api/v1`, or empty. */
  readonly basePath: string;
  readonly maxBodyBytes: number;
  readonly routes: readonly Route[];
  /** An error in the provider's own form. */
  readonly fail: (status: number, message: string) => Reply;
  /** The path as it may be logged. */
  readonly loggedPath?: (path: string) => string;
}

/** The call's body as a JSON object; undefined when it is anything else. */
export function jsonObject(call: Call): Readonly<Record<string, unknown>> | undefined {
  const value = parseJson(call.body);
  return isRecord(value) ? value : undefined;
}

/** Parsed JSON, or undefined when the text is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The token of `Authorization: Bearer …`; undefined when the header is missing or has another form. */
export function bearerToken(headers: IncomingHttpHeaders): string | undefined {
  return /^Bearer (\S+)$/i.exec(headers.authorization ?? '')?.[1];
}

/** A header that came once. */
export function singleHeader(headers: IncomingHttpHeaders, name: string): string | undefined {
  const value = headers[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A field of a body when it is a text. */
export function textField(body: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const value = body[name];
  return typeof value === 'string' ? value : undefined;
}
