import type { CheckCommand } from '../../core/commands.js';
import type { CheckHandlers, Handler } from '../commands/context.js';
import type { CheckHandler, CheckPorts } from './context.js';

const missing: CheckHandler = () => Promise.resolve(undefined);

/** The commands' handlers, with what they work on beside what every command has. */
export function checkHandlers(ports: CheckPorts): CheckHandlers {
  const on =
    (handler: CheckHandler): Handler =>
    (invocation, context) =>
      handler(invocation, { ...context, ...ports });
  const handlers: Readonly<Record<CheckCommand, CheckHandler>> = {
    checkProxies: missing,
    openCheckRun: missing,
    pauseCheckRun: missing,
    cancelCheckRun: missing,
    removeCheckRun: missing,
    exportCheckRun: missing,
    addProxyList: missing,
  };
  const entries = Object.entries(handlers).map(([name, handler]) => [name, on(handler)]);
  return Object.fromEntries(entries) as CheckHandlers;
}
