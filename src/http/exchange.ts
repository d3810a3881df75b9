import http from 'node:http';
import https from 'node:https';
import type { Readable } from 'node:stream';
import { Axios, type AxiosRequestConfig } from 'axios';

export interface Request {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  /** JSON. */
  readonly body: string | undefined;
  /** `identity` for a file: a compressed one that was cut short would pass for whole. */
  readonly acceptEncoding: 'gzip, deflate' | 'identity';
  readonly signal: AbortSignal;
}

export interface Answer {
  readonly status: number;
  readonly header: (name: string) => string | undefined;
  /** The decompressed body; what cuts it short is a `TransportError`. */
  readonly body: AsyncIterable<Buffer>;
  /** Drops the body and its connection. */
  readonly discard: () => void;
}

/** A failure below HTTP: `code` is Node's, e.g. `ECONNRESET`. It holds no request. */
export class TransportError extends Error {
  override readonly name = 'TransportError';

  constructor(readonly code: string) {
    super(code);
  }
}

/** Told when the bytes of a request can have left this machine. */
export interface Delivery {
  isSent: boolean;
}

// Made without axios.create(), whose global defaults would be merged into every request. Plain `http`
// and `https` stay underneath, with no agent of our own: VS Code patches them for corporate proxies.
const axios = new Axios({
  adapter: 'http',
  proxy: false,
  maxRedirects: 0,
  responseType: 'stream',
  validateStatus: () => true,
});

export function exchange(request: Request): Promise<Answer> {
  return send(request, {});
}

/**
 * Sends once, on a connection that nothing was sent on before: a kept-alive one that the server is
 * closing could swallow the answer.
 */
export async function exchangeOnFreshSocket(request: Request, delivery: Delivery): Promise<Answer> {
  for (;;) {
    const watch = { isReused: false };
    const transport = freshTransport(watch, delivery);
    try {
      return await send(request, { transport, httpAgent: false, httpsAgent: false });
    } catch (error) {
      if (!watch.isReused) {
        throw error;
      }
    }
  }
}

async function send(
  { url, method, headers, body, acceptEncoding, signal }: Request,
  extra: AxiosRequestConfig,
): Promise<Answer> {
  try {
    const {
      status,
      headers: received,
      data,
    } = await axios.request<Readable>({
      ...extra,
      url,
      method,
      headers: {
        ...headers,
        'Accept-Encoding': acceptEncoding,
        'Content-Type': body === undefined ? false : 'application/json',
      },
      data: body,
      decompress: acceptEncoding !== 'identity',
      signal,
    });
    return {
      status,
      header: (name) => {
        const value: unknown = received[name];
        return typeof value === 'string' ? value : undefined;
      },
      body: chunks(data),
      discard: () => {
        data.destroy();
      },
    };
  } catch (error) {
    throw transportError(error);
  }
}

async function* chunks(body: Readable): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of body) {
      yield chunk as Buffer;
    }
  } catch (error) {
    throw transportError(error);
  }
}

function transportError(error: unknown): TransportError {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return new TransportError(typeof code === 'string' ? code : 'connection failed');
}

/**
 * `agent: false` should give a new connection, but VS Code's patch may put its own agent in place. So
 * a connection that served before is given up before a byte of the request is written to it.
 */
function freshTransport(watch: { isReused: boolean }, delivery: Delivery) {
  return {
    request(
      options: https.RequestOptions,
      onAnswer: (answer: http.IncomingMessage) => void,
    ): http.ClientRequest {
      const request = (options.protocol === 'https:' ? https : http).request(options, onAnswer);
      request.once('socket', (socket) => {
        if (request.reusedSocket) {
          watch.isReused = true;
          request.destroy();
          return;
        }
        const isHandshaking = Reflect.get(socket, 'secureConnecting') === true;
        if (isHandshaking || socket.connecting) {
          socket.once(isHandshaking ? 'secureConnect' : 'connect', () => {
            delivery.isSent = true;
          });
        } else {
          delivery.isSent = true;
        }
      });
      return request;
    },
  };
}
