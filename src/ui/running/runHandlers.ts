import type { RunHandlers } from '../commands/context.js';
import { Refusal } from '../commands/context.js';
import type { RunTools } from './context.js';

export function runHandlers(_tools: RunTools): RunHandlers {
  const missing = () => Promise.reject(new Refusal('Not yet.'));
  return {
    runWithProxy: missing,
    stopRunningWithProxy: missing,
    openBrowserWithProxy: missing,
    startRelay: missing,
    stopRelay: missing,
    copyRelayUrl: missing,
  };
}
