import type { Capability } from './capabilities.js';

/**
 * The words of a row's `contextValue`, which menus ask for with `viewItem =~ /(^| )word( |$)/`. An account's
 * row carries `can-<capability>` for each member it has.
 */
export const ROW_TOKENS = [
  'sandbox',
  'saved',
  'keyed',
  'site',
  'keptList',
  'refreshable',
  'loadable',
  'loading',
  'endpoint',
  'subscription',
  'rotatable',
  'plan',
  'renewalPlan',
  'network',
  /** An order that has proxies. */
  'order',
  'orderList',
  'publicList',
  'premiumList',
  'transactionList',
  'usage',
  'status',
  'job',
  'jobList',
  'proxyHost',
  'catalogue',
  'orderType',
  'extendable',
  'depositAddress',
  'run',
  'activeRun',
  'endedRun',
  'reminder',
  'running',
  'relayed',
] as const;

export type RowToken = (typeof ROW_TOKENS)[number] | `can-${Capability}`;
