import type { RunHandlers } from '../commands/context.js';
import { Refusal } from '../commands/context.js';
import type { RunTools } from './context.js';
import { copyRelayUrl, startRelay } from './relayCommands.js';
import { stopRelay, stopRunningWithProxy } from './stopCommands.js';
import { runWithProxy } from './terminal.js';

export function runHandlers(tools: RunTools): RunHandlers {
  const missing = () => Promise.reject(new Refusal('Not yet.'));
  return {
    runWithProxy: runWithProxy(tools),
    stopRunningWithProxy: stopRunningWithProxy(tools),
    openBrowserWithProxy: missing,
    startRelay: startRelay(tools),
    stopRelay: stopRelay(tools),
    copyRelayUrl: copyRelayUrl(tools),
  };
}
