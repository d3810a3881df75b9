import * as l10n from '@vscode/l10n';
import type { Looks } from '../../check/engine/plan.js';
import type { CheckLook } from '../../core/checkLooks.js';
import { chooseSeveral, valueOf } from '../input/steps.js';

/** Enough to see whether the exit stays, and whether a rotating one changes. */
const EXIT_REQUESTS = 5;
const DOWNLOAD_BYTES = 1_000_000;

export interface LooksAnswer {
  readonly looks: readonly CheckLook[];
  /** All of them take one login, which is asked next. */
  readonly hasSharedLogin: boolean;
}

export interface LooksOffer {
  readonly chosen: readonly CheckLook[];
  /** Those that can be found out. */
  readonly looks: readonly CheckLook[];
  /** No line of the list names a login. */
  readonly isBare: boolean;
}

/** What is to be found out beside whether they work; undefined where the person closed the question. */
export async function askForLooks({ chosen, looks, isBare }: LooksOffer): Promise<LooksAnswer | undefined> {
  const answer = valueOf(
    await chooseSeveral<CheckLook | 'sharedLogin'>(
      [
        ...looks.map((value) => ({ ...wordsOf(value), value, isChosen: chosen.includes(value) })),
        ...(isBare
          ? [
              {
                label: l10n.t('They all take one login'),
                description: l10n.t('asked next, and sent to each of them'),
                value: 'sharedLogin' as const,
                isChosen: false,
              },
            ]
          : []),
      ],
      l10n.t('What is to be found out, beside whether they work?'),
    ),
  );
  return (
    answer && {
      looks: answer.filter((value) => value !== 'sharedLogin'),
      hasSharedLogin: answer.includes('sharedLogin'),
    }
  );
}

/** The same, as the engine knows it. */
export function engineLooks(looks: readonly CheckLook[]): Looks {
  return {
    anonymity: looks.includes('anonymity'),
    interception: looks.includes('interception'),
    dns: looks.includes('dns'),
    exitRequests: looks.includes('exits') ? EXIT_REQUESTS : 0,
    downloadBytes: looks.includes('downloadRate') ? DOWNLOAD_BYTES : 0,
  };
}

function wordsOf(look: CheckLook): { readonly label: string; readonly description: string } {
  switch (look) {
    case 'anonymity':
      return { label: l10n.t('Anonymity'), description: l10n.t('what they give away of you') };
    case 'interception':
      return { label: l10n.t('TLS interception'), description: l10n.t('whether they read along') };
    case 'dns':
      return { label: l10n.t('DNS'), description: l10n.t('where names are resolved') };
    case 'exits':
      return {
        label: l10n.t('Exit over {0} requests', EXIT_REQUESTS),
        description: l10n.t('whether it stays or rotates'),
      };
    case 'downloadRate':
      return {
        label: l10n.t('Download rate'),
        description: l10n.t('takes up to {0} MB of each', DOWNLOAD_BYTES / 1_000_000),
      };
    case 'reputation':
      return {
        label: l10n.t('Reputation of the exits'),
        description: l10n.t('an account looks them up; its cost is asked first'),
      };
  }
}
