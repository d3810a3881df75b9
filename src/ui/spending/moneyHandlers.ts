import type { MoneyCommand } from '../../core/commands.js';
import { SpendingError } from '../../spending/result.js';
import { Refusal, type Handler, type MoneyHandlers } from '../commands/context.js';
import { buySubscription, renewSubscription, requestTrial } from '../commands/gateway/planCommands.js';
import {
  changeCredentials,
  rotateNow,
  setRotationPolicy,
  switchNetwork,
} from '../commands/gateway/subscriptionCommands.js';
import { showDepositAddresses } from '../commands/orders/depositCommand.js';
import { extendOrder } from '../commands/orders/extendCommand.js';
import { createOrder, quoteOrder } from '../commands/orders/orderCommands.js';
import { signUp } from '../commands/signUpCommand.js';
import type { MoneyHandler, MoneyPorts } from './context.js';
import { showSpendingHistory } from './history/historyCommand.js';
import { remedyFor } from './remedy.js';
import { stopText } from './stopText.js';

/** The commands' handlers, with what they work on beside what every command has. */
export function moneyHandlers(ports: MoneyPorts): MoneyHandlers {
  const on =
    (handler: MoneyHandler): Handler =>
    (invocation, context) =>
      sayingWhyNot(() => handler(invocation, { ...context, ...ports }));
  const handlers: Readonly<Record<MoneyCommand, MoneyHandler>> = {
    quoteOrder,
    createOrder,
    extendOrder,
    showDepositAddresses,
    buySubscription,
    renewSubscription,
    requestTrial,
    changeCredentials,
    rotateNow,
    setRotationPolicy,
    switchNetwork,
    signUp,
    showSpendingHistory,
  };
  return mapped(handlers, on);
}

/** Turns what the door refuses into a sentence. */
export async function sayingWhyNot<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof SpendingError ? new Refusal(stopText(error.stop), remedyFor(error.stop)) : error;
  }
}

function mapped<Name extends string, From, To>(
  table: Readonly<Record<Name, From>>,
  change: (value: From) => To,
): Readonly<Record<Name, To>> {
  const entries = Object.entries<From>(table).map(([name, value]) => [name, change(value)]);
  return Object.fromEntries(entries) as Readonly<Record<Name, To>>;
}
