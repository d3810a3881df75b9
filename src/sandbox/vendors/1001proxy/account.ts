import type { Reply } from '../../api/reply.js';
import type { Random } from '../../random.js';
import { DepositAddresses } from './deposits.js';
import type { Order } from './order.js';
import { isMoving, type Transaction } from './transactions.js';
import type { Usd } from './usd.js';

export interface AccountSeed {
  readonly name: string;
  readonly key: string;
  readonly createdAt: number;
  readonly standing?: 'BANNED' | 'UNVERIFIED';
}

/** One account: its orders and transactions, newest first, and its deposit addresses. */
export class ProxyAccount {
  readonly id: string;
  readonly deposits: DepositAddresses;
  readonly orders: Order[] = [];
  readonly transactions: Transaction[] = [];
  /** Answers to `POST /orders` by idempotency key. */
  readonly answered = new Map<string, Reply>();

  constructor(
    readonly seed: AccountSeed,
    private readonly random: Random,
  ) {
    this.id = `cm1usr${random.text(12)}`;
    this.deposits = new DepositAddresses(random);
  }

  get balance(): Usd {
    return this.transactions.filter(isMoving).reduce((sum, { amount }) => sum + amount, 0);
  }

  record(transaction: Omit<Transaction, 'id' | 'status'>): Transaction {
    const recorded: Transaction = {
      id: `cm1txn${this.random.text(12)}`,
      status: 'completed',
      ...transaction,
    };
    this.transactions.unshift(recorded);
    return recorded;
  }
}
