import * as l10n from '@vscode/l10n';

/** Why a verdict is what it is, in a few words: empty where there is no reason, the word itself where it is not known. */
export function reasonText(reason: string): string {
  return reason === 'none' ? '' : (TEXTS.get(reason)?.() ?? reason);
}

const TEXTS: ReadonlyMap<string, () => string> = new Map([
  ['connectionRefused', () => l10n.t('connection refused')],
  ['hostNotFound', () => l10n.t('host not found')],
  ['networkUnreachable', () => l10n.t('network unreachable')],
  ['connectionReset', () => l10n.t('connection reset')],
  ['closedEarly', () => l10n.t('closed too early')],
  ['tooManyDescriptors', () => l10n.t('this machine has no sockets left')],
  ['loginRequired', () => l10n.t('asks for a login')],
  ['loginRefused', () => l10n.t('refuses the login')],
  ['targetRefused', () => l10n.t('refuses the target')],
  ['targetUnreachable', () => l10n.t('cannot reach the target')],
  ['proxyError', () => l10n.t('answers with an error')],
  ['tooManyRequests', () => l10n.t('too many requests')],
  ['noConnect', () => l10n.t('makes no tunnels')],
  ['slowConnect', () => l10n.t('no connection in time')],
  ['slowHandshake', () => l10n.t('no handshake in time')],
  ['slowAnswer', () => l10n.t('no answer in time')],
  ['unexpectedStatus', () => l10n.t('another status than expected')],
  ['unexpectedText', () => l10n.t('another text than expected')],
  ['blockPage', () => l10n.t('the target shows its block page')],
  ['notHttp', () => l10n.t('speaks no HTTP')],
  ['notSocks', () => l10n.t('speaks no SOCKS')],
  ['headersTooLong', () => l10n.t('endless headers')],
  ['wrongJudge', () => l10n.t('not the page that was asked for')],
  ['tlsFailed', () => l10n.t('TLS failed')],
  ['untrustedCertificate', () => l10n.t('another certificate than the target’s')],
  ['credentialRefusedBefore', () => l10n.t('its login was refused before')],
  ['malformedAddress', () => l10n.t('no valid address')],
  ['notSent', () => l10n.t('not sent to the provider')],
  ['notReported', () => l10n.t('the provider says nothing of it')],
]);
