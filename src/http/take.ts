import type { ProviderError } from '../core/errors.js';
import { readText } from './body.js';
import type { ReadCall } from './client.js';
import type { Answer } from './exchange.js';
import type { Fail } from './failure.js';
import { parseAnswer, parseJson } from './json.js';

/** What the schema makes of a 2xx, or of another status that may be the answer itself; the rest is refused. */
export async function takeJson<T>(
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
export async function errorBody(answer: Answer, fail: Fail): Promise<unknown> {
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

export function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}
