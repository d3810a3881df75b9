import type { ProbeAnswer } from '../../../../src/check/probe/probe.js';

/** An answer as a probe hands it out. */
export function fakeAnswer(
  body: unknown,
  status = 200,
  headers: Readonly<Record<string, string>> = {},
): ProbeAnswer {
  return {
    status,
    header: (name) => headers[name],
    body: () => (typeof body === 'string' ? body : JSON.stringify(body)),
  };
}
