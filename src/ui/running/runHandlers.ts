import type { RunHandlers } from '../commands/context.js';
import { openBrowserWithProxy } from './browser.js';
import type { RunTools } from './context.js';
import { copyRelayUrl, startRelay } from './relayCommands.js';
import { stopRelay, stopRunningWithProxy } from './stopCommands.js';
import { runWithProxy } from './terminal.js';

export function runHandlers(tools: RunTools): RunHandlers {
  return {
    runWithProxy: runWithProxy(tools),
    stopRunningWithProxy: stopRunningWithProxy(tools),
    openBrowserWithProxy: openBrowserWithProxy(tools),
    startRelay: startRelay(tools),
    stopRelay: stopRelay(tools),
    copyRelayUrl: copyRelayUrl(tools),
  };
}
