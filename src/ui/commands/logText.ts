import { isProviderError } from '../../core/errors.js';
import { logSafe } from '../../core/plainText.js';
import { ArgumentError } from './arguments.js';
import { Refusal } from './context.js';

const STACK_FRAME = /^ {4}at /;

/** Our own errors hold no secret; of any other only the place in our code is told, not what it says. */
export function logText(error: unknown): string {
  if (error instanceof Refusal || error instanceof ArgumentError || isProviderError(error)) {
    return logSafe(error.message);
  }
  if (!(error instanceof Error)) {
    return typeof error;
  }
  // A message may have several lines, and the stack begins with all of them.
  const frames = (error.stack ?? '').replace(error.message, () => '').split('\n');
  return [error.name, ...frames.filter((line) => STACK_FRAME.test(line))].join('\n');
}
