import * as l10n from '@vscode/l10n';
import type { ShownBadLine } from '../../protocol/results.js';
import type { Formats } from '../kit/formats.js';

/** `Line 12, column 8: no port`: where a line is that is no proxy, and why; never what it says, which may be a password. */
export function badLineText({ line, file, column, reason, fault }: ShownBadLine, { count }: Formats): string {
  const why = reason === 'ambiguous' ? l10n.t('can be read in two ways') : faultText(fault);
  const place =
    column === undefined
      ? l10n.t('Line {0}: {1}', count(line), why)
      : l10n.t('Line {0}, column {1}: {2}', count(line), count(column), why);
  return file === undefined ? place : `${l10n.t('File {0}', count(file + 1))} · ${place}`;
}

function faultText(fault: ShownBadLine['fault']): string {
  switch (fault) {
    case undefined:
      return l10n.t('cannot be read');
    case 'noPort':
      return l10n.t('no port');
    case 'trailingText':
      return l10n.t('more text after the port');
    case 'credentialsIncomplete':
      return l10n.t('user or password is missing');
    case 'portOutOfRange':
      return l10n.t('no port from 1 to 65535');
    case 'hostInvalid':
      return l10n.t('no host name or address');
    case 'ipv6NeedsBrackets':
      return l10n.t('an IPv6 address needs brackets');
    case 'schemeUnknown':
      return l10n.t('unknown scheme');
    case 'percentMalformed':
      return l10n.t('a % that begins no escape');
    case 'urlNeedsEncoding':
      return l10n.t('a / ? or # in the login has to be encoded');
    case 'controlCharacter':
      return l10n.t('a control character');
    case 'commentOrPassword':
      return l10n.t('a # that may begin a comment or be part of the password');
    case 'severalLines':
      return l10n.t('a line break inside');
    case 'notUrl':
      return l10n.t('no URL');
  }
}
