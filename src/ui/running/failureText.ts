import type { Reason, Verdict } from '../../check/verdict.js';
import { verdictText } from '../verdictText.js';

const VERDICT_OF: Partial<Readonly<Record<Reason, Verdict>>> = {
  loginRequired: 'authRefused',
  loginRefused: 'authRefused',
  credentialRefusedBefore: 'authRefused',
  slowConnect: 'timeout',
  slowHandshake: 'timeout',
  slowAnswer: 'timeout',
  notHttp: 'garbage',
  notSocks: 'garbage',
  headersTooLong: 'garbage',
  tlsFailed: 'garbage',
};

/** What is wrong with a proxy, in the words of a check. */
export function failureText(reason: Reason): string {
  return verdictText(VERDICT_OF[reason] ?? 'refused');
}
