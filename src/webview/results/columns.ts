import * as l10n from '@vscode/l10n';
import type { GridColumn } from '../grid/gridColumns.js';

/** The columns of the table, in the order they have at first. */
export function resultColumns(): readonly GridColumn[] {
  return [
    { id: 'state', label: l10n.t('State'), width: 56, isPinned: true },
    { id: 'proxy', label: l10n.t('Proxy'), width: 180, isPinned: true },
    { id: 'change', label: l10n.t('Change'), width: 120, isHiddenAtFirst: true },
    { id: 'protocol', label: l10n.t('Protocol'), width: 82 },
    { id: 'country', label: l10n.t('Country'), width: 80 },
    { id: 'asked', label: l10n.t('Asked'), width: 70 },
    { id: 'connect', label: l10n.t('Connect'), width: 88, align: 'end' },
    { id: 'firstByte', label: l10n.t('First byte'), width: 96, align: 'end' },
    { id: 'anonymity', label: l10n.t('Anonymity'), width: 104 },
    { id: 'exit', label: l10n.t('Exit IP'), width: 130 },
    { id: 'last', label: l10n.t('Last'), width: 96, sortsFirst: 'descending' },
    { id: 'verdict', label: l10n.t('Verdict'), width: 220, isHiddenAtFirst: true },
    { id: 'handshake', label: l10n.t('Handshake'), width: 100, align: 'end', isHiddenAtFirst: true },
    { id: 'tunnel', label: l10n.t('Tunnel'), width: 88, align: 'end', isHiddenAtFirst: true },
    { id: 'tls', label: l10n.t('TLS'), width: 88, align: 'end', isHiddenAtFirst: true },
    { id: 'total', label: l10n.t('Total'), width: 88, align: 'end', isHiddenAtFirst: true },
    { id: 'status', label: l10n.t('Status'), width: 70, align: 'end', isHiddenAtFirst: true },
    { id: 'asn', label: l10n.t('ASN'), width: 88, align: 'end', isHiddenAtFirst: true },
    {
      id: 'bytes',
      label: l10n.t('Traffic'),
      width: 88,
      align: 'end',
      isHiddenAtFirst: true,
      sortsFirst: 'descending',
    },
    { id: 'exits', label: l10n.t('Exits seen'), width: 100, align: 'end', isHiddenAtFirst: true },
    { id: 'dns', label: l10n.t('DNS'), width: 88, isHiddenAtFirst: true },
    {
      id: 'rate',
      label: l10n.t('Download'),
      width: 96,
      align: 'end',
      isHiddenAtFirst: true,
      sortsFirst: 'descending',
    },
    { id: 'reputation', label: l10n.t('Reputation'), width: 100, align: 'end', isHiddenAtFirst: true },
  ];
}
