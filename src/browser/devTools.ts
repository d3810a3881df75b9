import type { Readable, Writable } from 'node:stream';

/** What a browser tells by itself. */
export interface DevToolsEvent {
  readonly method: string;
  readonly params: unknown;
  /** The attached page that it is about; absent where it is about the browser. */
  readonly sessionId: string | undefined;
}

interface Waiting {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** Speaks the DevTools protocol with a browser over its `--remote-debugging-pipe`: JSON with a NUL after each message. */
export class DevTools {
  readonly #waiting = new Map<number, Waiting>();
  readonly #listeners = new Set<(event: DevToolsEvent) => void>();
  #count = 0;
  #partial = '';
  #isClosed = false;

  constructor(
    private readonly toBrowser: Writable,
    fromBrowser: Readable,
  ) {
    const close = () => {
      this.#close();
    };
    fromBrowser.setEncoding('utf8').on('data', (text: string) => {
      this.#read(text);
    });
    fromBrowser.on('close', close).on('error', close);
    toBrowser.on('close', close).on('error', close);
  }

  /** Rejects where the browser refuses it, or is gone before it answers. */
  send(method: string, params: object = {}, sessionId?: string): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (this.#isClosed) {
        reject(new Error(`${method}: the browser is gone`));
        return;
      }
      this.#count += 1;
      this.#waiting.set(this.#count, { resolve, reject });
      this.toBrowser.write(`${JSON.stringify({ id: this.#count, method, params, sessionId })}\0`);
    });
  }

  onEvent(listener: (event: DevToolsEvent) => void): { dispose(): void } {
    this.#listeners.add(listener);
    return { dispose: () => this.#listeners.delete(listener) };
  }

  #read(text: string): void {
    const [first = '', ...others] = text.split('\0');
    const last = others.pop();
    if (last === undefined) {
      this.#partial += first;
      return;
    }
    const whole = [this.#partial + first, ...others];
    this.#partial = last;
    for (const message of whole) {
      this.#hear(JSON.parse(message));
    }
  }

  #hear(message: unknown): void {
    const id = memberOf(message, 'id');
    if (typeof id !== 'number') {
      const event = {
        method: textAt(message, 'method') ?? '',
        params: memberOf(message, 'params'),
        sessionId: textAt(message, 'sessionId'),
      };
      for (const listener of this.#listeners) {
        listener(event);
      }
      return;
    }
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    const problem = textAt(message, 'error', 'message');
    if (problem === undefined) {
      waiting?.resolve(memberOf(message, 'result'));
    } else {
      waiting?.reject(new Error(problem));
    }
  }

  #close(): void {
    this.#isClosed = true;
    for (const { reject } of this.#waiting.values()) {
      reject(new Error('the browser is gone'));
    }
    this.#waiting.clear();
  }
}

/** The text at a path of members; undefined where there is none. */
export function textAt(value: unknown, ...path: readonly string[]): string | undefined {
  const found = path.reduce(memberOf, value);
  return typeof found === 'string' ? found : undefined;
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && name in value
    ? (value as Record<string, unknown>)[name]
    : undefined;
}
