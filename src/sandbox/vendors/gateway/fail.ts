import { json, type Reply } from '../../api/reply.js';

/** The document lists statuses and their meaning, but not the body. */
export function fail(status: number, error: string): Reply {
  return json({ ok: false, error }, status);
}
