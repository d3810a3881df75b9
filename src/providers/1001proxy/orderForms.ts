import * as l10n from '@vscode/l10n';
import type { OrderForm } from '../../core/orderForm.js';

/** What each type requires (contracts: 1001proxy, "Order Creation Parameters"). */
export const ORDER_FORMS: readonly OrderForm[] = [
  {
    type: 'resident',
    summary: () => l10n.t('Residential IPs, rotating or sticky; traffic by the gigabyte'),
    fields: ['tariffId'],
  },
  {
    type: 'ipv4',
    summary: () => l10n.t('Dedicated static datacenter IPv4'),
    fields: ['countryId', 'periodId', 'quantity'],
  },
  {
    type: 'ipv6',
    summary: () => l10n.t('Datacenter IPv6, for one protocol'),
    fields: ['countryId', 'periodId', 'quantity', 'protocol'],
  },
  {
    type: 'isp',
    summary: () => l10n.t('Residential IPs at datacenter speed'),
    fields: ['countryId', 'periodId', 'quantity'],
  },
  {
    type: 'mobile',
    summary: () => l10n.t('4G and 5G IPs of one operator'),
    fields: ['countryId', 'periodId', 'mobileServiceType', 'operatorId', 'rotationId', 'quantity'],
  },
  {
    type: 'mix',
    summary: () => l10n.t('Mixed datacenter pool'),
    fields: ['countryId', 'periodId', 'quantity'],
  },
  {
    type: 'mix_isp',
    summary: () => l10n.t('Mixed ISP pool'),
    fields: ['countryId', 'periodId', 'quantity'],
  },
];
