import type { LoggedRequest } from '../../src/sandbox/types.js';

/** The calls that change nothing although they are sent by POST. */
const FREE_POSTS = ['ask', 'calculateOrder'];

/** Whether a call changes something at the provider, uses a paid request up, or turns an exit. */
export function isEffect({ provider, method, op, path }: LoggedRequest): boolean {
  return (method !== 'GET' && !FREE_POSTS.includes(op)) || provider === 'ipswamp' || path.startsWith('/r/');
}
