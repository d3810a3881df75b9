import * as l10n from '@vscode/l10n';
import type { BrowserLocale } from '../../browser/countryLocale.js';
import { BROWSER_LABELS, type InstalledBrowser } from '../../browser/places.js';
import type { StartPage } from '../../browser/startPage.js';
import { joined } from '../words.js';
import type { Exit } from './browserExit.js';
import type { ChosenProxies } from './context.js';
import { failureText } from './failureText.js';
import type { Relay } from '../../relay/relay.js';

/** What is known of a browser that goes out through a relay. */
export interface BrowserFacts {
  readonly browser: InstalledBrowser;
  readonly chosen: ChosenProxies;
  readonly relay: Relay;
  /** Absent where no judge answered. */
  readonly exit: Exit | undefined;
  /** The country that its proxies were bought for, where all have the same. */
  readonly asked: string | undefined;
  /** Absent where the machine's own is kept. */
  readonly locale: BrowserLocale | undefined;
  /** It runs as root, and so without its own walls. */
  readonly isRoot: boolean;
}

/** `203.0.113.7 · Germany`, or that it is not known. */
export function exitText({ exit }: Pick<BrowserFacts, 'exit'>): string {
  return joined([exit?.ip ?? l10n.t('exit not seen'), exit?.country && countryName(exit.country)]);
}

/** What is not as it was asked for; undefined where nothing is. */
export function exitProblem({ exit, asked, relay: { lastFailure } }: BrowserFacts): string | undefined {
  if (!exit) {
    return lastFailure
      ? l10n.t('No judge answered through the proxy: {0}.', failureText(lastFailure.reason))
      : l10n.t('No judge answered through the proxy.');
  }
  const isElsewhere = asked !== undefined && exit.country !== undefined && exit.country !== asked;
  return isElsewhere
    ? l10n.t('The exit is in {0}, not in {1} as asked.', countryName(exit.country), countryName(asked))
    : undefined;
}

/** The page that the browser begins with. */
export function startPageOf(facts: BrowserFacts): StartPage {
  const { browser, chosen, exit, locale, relay, isRoot } = facts;
  const machines = l10n.t('as on this machine');
  return {
    language: 'en',
    title: l10n.t('Egress: this browser goes out through {0}', chosen.title),
    facts: [
      [l10n.t('Exit IP'), exit?.ip ?? l10n.t('not seen')],
      [l10n.t('Country'), exit?.country === undefined ? l10n.t('not known') : countryName(exit.country)],
      [l10n.t('Language'), locale?.languages[0] ?? machines],
      [l10n.t('Time zone'), locale?.timeZone ?? machines],
      [l10n.t('Profile'), l10n.t('its own, deleted when it is closed')],
    ],
    notes: [
      exitProblem(facts),
      locale
        ? undefined
        : l10n.t(
            'The country of the proxy is not known: sites see the language and time zone of this machine.',
          ),
      chosen.proxies.length > 1
        ? l10n.t('{0} proxies take turns by site: another site may see another exit.', chosen.proxies.length)
        : undefined,
      relay.token === undefined
        ? l10n.t('Any program on this machine can use the relay until the browser is closed.')
        : l10n.t(
            'A private window asks for a login and gets nowhere. Nobody needs one: closing this browser forgets all of it.',
          ),
      isRoot
        ? l10n.t(
            '{0} runs without its sandbox, as the editor runs as root: open no page that you do not trust.',
            BROWSER_LABELS[browser.name],
          )
        : undefined,
    ].filter((note) => note !== undefined),
  };
}

const names = new Intl.DisplayNames(undefined, { type: 'region' });

function countryName(code: string): string {
  return /^[A-Z]{2}$/.test(code) ? (names.of(code) ?? code) : code;
}
