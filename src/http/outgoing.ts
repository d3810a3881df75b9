import type { ShownRequest } from '../core/permit.js';
import { Secret } from '../core/secret.js';
import type { Call, ClientOptions } from './client.js';
import type { Request } from './exchange.js';

/** A request but for the signal that ends it. */
export type Outgoing = Omit<Request, 'signal'>;

/** What stands in a request where a secret belongs: its value, or what may be seen of it. */
export type Reveal = (secret: Secret) => string;

export const exposed: Reveal = (secret) => secret.expose();
export const masked = () => '•••';

/** What an answer is asked to be. */
export interface Wanted {
  readonly accept: string;
  readonly acceptEncoding: Request['acceptEncoding'];
}

export interface Parts extends Pick<Call, 'method' | 'body'> {
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly keyHeader?: ClientOptions['keyHeader'];
}

export function outgoing(
  { url, method = 'GET', body, headers = {}, keyHeader }: Parts,
  { accept, acceptEncoding }: Wanted,
  userAgent: string,
  reveal: Reveal,
): Outgoing {
  return {
    url,
    method,
    headers: {
      Accept: accept,
      'User-Agent': userAgent,
      ...headers,
      ...(keyHeader && { [keyHeader.name]: reveal(keyHeader.value) }),
    },
    body: body && JSON.stringify(revealed(body, reveal)),
    acceptEncoding,
  };
}

export function shown({ url, method, headers, body, acceptEncoding }: Outgoing): ShownRequest {
  const encoding = { 'Accept-Encoding': acceptEncoding };
  return body === undefined
    ? { method, url, headers: { ...headers, ...encoding } }
    : { method, url, headers: { ...headers, ...encoding, 'Content-Type': 'application/json' }, body };
}

function revealed(
  body: Readonly<Record<string, unknown>>,
  reveal: Reveal,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [name, value instanceof Secret ? reveal(value) : value]),
  );
}
