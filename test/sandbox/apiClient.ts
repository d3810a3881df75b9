import { readFileSync } from 'node:fs';
import type { ProviderId, Sandbox } from '../../src/sandbox/index.js';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Parsed when it is JSON. */
  readonly body: unknown;
}

export interface ApiClient {
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Answer>;
}

/** Speaks to one provider of a sandbox with its main key, or with another; an empty key sends none. */
export function apiClient(sandbox: Sandbox, provider: ProviderId, key?: string): ApiClient {
  const account = sandbox.accounts.find((candidate) => candidate.provider === provider);
  const used = key ?? account?.key ?? '';
  const keyHeader = provider === 'gateway' ? { 'x-api-key': used } : { authorization: `Bearer ${used}` };
  const send = async (path: string, init: RequestInit, headers: Record<string, string>): Promise<Answer> => {
    const all = { ...(used !== '' && keyHeader), ...headers };
    const response = await fetch(`${account?.baseUrl ?? ''}${path}`, {
      ...init,
      redirect: 'manual',
      headers: all,
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: parse(text) };
  };
  return {
    get: (path, headers = {}) => send(path, {}, headers),
    post: (path, body, headers = {}) =>
      send(
        path,
        { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body) },
        { 'content-type': 'application/json', ...headers },
      ),
  };
}

/** The value at a path such as `data[0].id`; undefined where the path leads nowhere. */
export function at(value: unknown, path: string): unknown {
  return (path.match(/[^.[\]]+/g) ?? []).reduce<unknown>(
    (holder, step) => (isObject(holder) ? holder[step] : undefined),
    value,
  );
}

export function textAt(value: unknown, path: string): string {
  const found = at(value, path);
  if (typeof found !== 'string') {
    throw new Error(`There is no text at ${path}.`);
  }
  return found;
}

export function listAt(value: unknown, path: string): unknown[] {
  const found = at(value, path);
  if (!Array.isArray(found)) {
    throw new Error(`There is no list at ${path}.`);
  }
  return found;
}

/** A sample of the providers' documents. */
export function fixture(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../fixtures/contracts/${name}.json`, import.meta.url), 'utf8'));
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
