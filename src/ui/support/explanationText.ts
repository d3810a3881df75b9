import * as l10n from '@vscode/l10n';
import type { ErrorExplanation } from '../../core/capabilities.js';
import { plainLines, plainText } from '../../core/plainText.js';
import type { ProxyFailure, Speaker } from '../../core/proxyErrors.js';
import { explanationOf, type Side } from './explanations.js';
import { bullets, type Section, sectionsText } from './sections.js';

/** What a provider says of it, or why it could not be asked. */
export type ProviderWord =
  | { readonly provider: string; readonly explanation: ErrorExplanation }
  | { readonly provider: string; readonly problem: string };

export interface Explained {
  readonly failure: ProxyFailure;
  /** Absent where nothing tells. */
  readonly by?: Speaker | undefined;
  readonly provider?: ProviderWord | undefined;
  /** What is left at the account, in a line. */
  readonly left?: string | undefined;
}

/** `407 · Proxy Authentication Required`. */
export function failureTitle(failure: ProxyFailure): string {
  const { title } = explanationOf(failure);
  return typeof failure === 'number' ? `${failure} · ${title}` : title;
}

/** All of it as a text to read. */
export function explanationText({ failure, by, provider, left }: Explained): string {
  const { meaning, proxy, site } = explanationOf(failure);
  const speaker = site === undefined ? 'proxy' : by;
  return sectionsText([
    { lines: [failureTitle(failure), '', meaning] },
    ...(failure === 'noConnection'
      ? []
      : [{ heading: l10n.t('Who says it'), lines: [speakerText(speaker)] }]),
    ...(speaker === 'site' ? [] : sideSections(proxy, speaker ?? 'proxy', speaker === undefined)),
    ...(site === undefined || speaker === 'proxy' ? [] : sideSections(site, 'site', speaker === undefined)),
    ...(provider ? [providerSection(provider, failure)] : []),
    ...(left === undefined ? [] : [{ heading: l10n.t('What is left'), lines: [left] }]),
  ]);
}

function speakerText(speaker: Speaker | undefined): string {
  switch (speaker) {
    case 'proxy':
      return l10n.t('The proxy, not the site behind it.');
    case 'site':
      return l10n.t('The site. The proxy did its work.');
    case undefined:
      return l10n.t(
        'The proxy or the site behind it. The proxy, where the client speaks of a proxy, a tunnel or CONNECT, or where every site gets it; the site, where the answer is a page of its own.',
      );
  }
}

function sideSections({ causes, advice }: Side, speaker: Speaker, isOneOfTwo: boolean): readonly Section[] {
  const isProxy = speaker === 'proxy';
  const usual = !isOneOfTwo
    ? l10n.t('Usual causes')
    : isProxy
      ? l10n.t('Usual causes, if it is the proxy')
      : l10n.t('Usual causes, if it is the site');
  return [
    { heading: usual, lines: bullets(causes) },
    { heading: l10n.t('What to do'), lines: bullets(advice) },
  ];
}

function providerSection(word: ProviderWord, failure: ProxyFailure): Section {
  const heading = l10n.t('What {0} says of {1}', word.provider, failure);
  if ('problem' in word) {
    return { heading, lines: [word.problem] };
  }
  const { meaning, causes, fix, docsUrl } = word.explanation;
  return {
    heading,
    lines: [
      ...plainLines(meaning),
      ...bullets(causes.map(plainText)),
      ...(fix === undefined ? [] : plainLines(fix)),
      ...(docsUrl === undefined ? [] : [plainText(docsUrl)]),
    ],
  };
}
