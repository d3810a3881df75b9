import type { CheckCommand } from '../../core/commands.js';
import type { CheckHandlers, Handler } from '../commands/context.js';
import { addProxyList } from './addProxyList.js';
import { checkProxies } from './checkProxies.js';
import type { CheckHandler, CheckTools } from './context.js';
import { exportCheckRun } from './exportCheckRun.js';
import { cancelCheckRun, openCheckRun, pauseCheckRun, removeCheckRun } from './runCommands.js';

/** The commands' handlers, with what they work on beside what every command has. */
export function checkHandlers(tools: CheckTools): CheckHandlers {
  const on =
    (handler: CheckHandler): Handler =>
    (invocation, context) =>
      handler(invocation, { ...context, ...tools });
  const handlers: Readonly<Record<CheckCommand, CheckHandler>> = {
    checkProxies,
    openCheckRun,
    pauseCheckRun,
    cancelCheckRun,
    removeCheckRun,
    exportCheckRun,
    addProxyList,
  };
  const entries = Object.entries(handlers).map(([name, handler]) => [name, on(handler)]);
  return Object.fromEntries(entries) as CheckHandlers;
}
