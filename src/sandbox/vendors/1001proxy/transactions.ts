import type { Random } from '../../random.js';
import { MINUTE } from '../../world.js';
import { DOLLAR, type Usd, usdNumber } from './usd.js';

export interface Transaction {
  readonly id: string;
  readonly type: 'deposit' | 'purchase' | 'refund' | 'adjustment';
  readonly amount: Usd;
  readonly description: string;
  readonly paymentMethod: 'oxapay' | 'balance' | 'admin';
  readonly status: 'completed' | 'pending' | 'failed';
  readonly createdAt: number;
}

export const TRANSACTION_TYPES: readonly string[] = ['deposit', 'purchase', 'refund', 'adjustment'];

const LARGEST_BALANCE: Usd = 180 * DOLLAR;
const DEPOSIT: Usd = 100 * DOLLAR;
const COINS = ['BTC', 'USDT_TRC20', 'ETH', 'LTC', 'USDC_SOL'] as const;

export function transactionView(transaction: Transaction): Record<string, unknown> {
  const { id, type, amount, description, paymentMethod, status, createdAt } = transaction;
  return {
    id,
    type,
    amount: usdNumber(amount),
    description,
    paymentMethod,
    status,
    createdAt: new Date(createdAt).toISOString(),
  };
}

export function isMoving({ status }: Transaction): boolean {
  return status === 'completed';
}

/**
 * Adds the deposits without which the given movements, newest first, could not have ended at this balance: going back
 * in time, one is put in wherever the balance would grow too large, and what remains was the first.
 */
export function withDeposits(movements: readonly Transaction[], balance: Usd, random: Random): Transaction[] {
  const all: Transaction[] = [];
  let before = balance;
  for (const movement of movements) {
    all.push(movement);
    before -= isMoving(movement) ? movement.amount : 0;
    while (before > LARGEST_BALANCE) {
      all.push(deposit(DEPOSIT, movement.createdAt - random.between(3, 40) * MINUTE, random));
      before -= DEPOSIT;
    }
  }
  const oldest = movements.at(-1)?.createdAt ?? 0;
  return before === 0 ? all : [...all, deposit(before, oldest - 50 * MINUTE, random)];
}

export function deposit(
  amount: Usd,
  createdAt: number,
  random: Random,
  status: Transaction['status'] = 'completed',
): Transaction {
  return {
    id: `cm1txn${random.text(12)}`,
    type: 'deposit',
    amount,
    description: `Crypto deposit (${random.pick(COINS)})`,
    paymentMethod: 'oxapay',
    status,
    createdAt,
  };
}
