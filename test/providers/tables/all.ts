import type { ProviderTable } from '../table.js';
import { checkerTable } from './checker.js';
import { gatewayTable } from './gateway.js';
import { iploopTable } from './iploop.js';
import { ipswampTable } from './ipswamp.js';
import { proxy1001Table } from './proxy1001.js';

export const TABLES: readonly ProviderTable[] = [
  iploopTable,
  gatewayTable,
  checkerTable,
  proxy1001Table,
  ipswampTable,
];
