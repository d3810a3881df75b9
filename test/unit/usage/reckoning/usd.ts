import assert from 'node:assert/strict';
import { parseMoney, type Money } from '../../../../src/core/money.js';

/** `usd('45.20')` */
export function usd(text: string): Money {
  const money = parseMoney(text, 'USD');
  assert.ok(money);
  return money;
}
