import * as l10n from '@vscode/l10n';
import { writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as vscode from 'vscode';
import { Chromium } from '../../browser/chromium.js';
import { localeOf } from '../../browser/countryLocale.js';
import { openFirefox } from '../../browser/firefox.js';
import { NotOpened, type OpenBrowser } from '../../browser/openBrowser.js';
import { BROWSER_LABELS, type InstalledBrowser } from '../../browser/places.js';
import { newProfile, profilesFolder, removeLeftProfiles, removeProfile } from '../../browser/profiles.js';
import { startPageHtml } from '../../browser/startPage.js';
import type { Judge } from '../../check/judge/judge.js';
import { linkSafe, logSafe } from '../../core/plainText.js';
import { RELAY_USER } from '../../relay/environment.js';
import type { Relay } from '../../relay/relay.js';
import { Refusal, type CommandContext, type Handler } from '../commands/context.js';
import { logText } from '../commands/logText.js';
import { withProgress } from '../progress.js';
import { acceptsNoToken, browsersHere, chosenBrowser, refuseWithoutScreen } from './browserChoice.js';
import { exitIn, exitJudges, exitThrough } from './browserExit.js';
import { exitProblem, exitText, startPageOf, type BrowserFacts } from './browserPage.js';
import type { ChosenProxies, RunTools } from './context.js';

/** A first start from a cold disk takes its time. */
const START_MS = 30_000;

/** Opens a browser with a profile of its own through the proxies, set up as a visitor from their country has it. */
export function openBrowserWithProxy(tools: RunTools): Handler {
  return async (invocation, context) => {
    refuseWithoutScreen();
    const installed = await browsersHere(invocation.args.browser);
    const chosen = await tools.choose(invocation);
    const browser = chosen && (await chosenBrowser(installed));
    if (!browser) {
      return undefined;
    }
    const demandsToken = browser.name !== 'firefox';
    if (!demandsToken && !(await acceptsNoToken(chosen.title))) {
      return undefined;
    }
    const judges = exitJudges(chosen, context);
    const policy = invocation.args.poolPolicy ?? 'stickyHost';
    const relay = await tools.openRelay(chosen, { policy, demandsToken });
    const ended = new AbortController();
    relay.onDidEnd(() => {
      ended.abort();
    });
    return withProgress(l10n.t('Opening {0}', BROWSER_LABELS[browser.name]), (cancelled) => {
      const signal = AbortSignal.any([cancelled, ended.signal]);
      return openThrough({ browser, chosen, relay, judges, signal }, tools, context);
    });
  };
}

interface Opening {
  readonly browser: InstalledBrowser;
  readonly chosen: ChosenProxies;
  readonly relay: Relay;
  readonly judges: readonly [Judge, ...Judge[]];
  /** Aborted when the person does not want it any more, or the relay has ended. */
  readonly signal: AbortSignal;
}

/** Looks at the exit, then opens the browser; with what goes wrong, the relay and the profile go. */
async function openThrough(
  opening: Opening,
  { running, ports }: RunTools,
  context: CommandContext,
): Promise<unknown> {
  const { browser, chosen, relay, judges, signal } = opening;
  const profile = await freshProfile(browser, ports).catch(async (error: unknown) => {
    // nothing shows the relay yet, so nobody else would close it
    await relay.close();
    throw error;
  });
  const cleanUp = async () => {
    await relay.close();
    await removeProfile(profile).catch((error: unknown) => {
      context.log.warn(`openBrowserWithProxy: a profile is left: ${logText(error)}`);
    });
  };
  try {
    const { timeoutMs } = context.settings.checkLimits();
    const exit = await exitThrough(relay, judges, { timeoutMs, signal });
    const asked = countryOf(chosen);
    const country = asked ?? exit?.country;
    const before: BrowserFacts = {
      browser,
      chosen,
      relay,
      exit,
      asked,
      locale: country === undefined ? undefined : localeOf(country),
      isRoot: process.platform === 'linux' && process.getuid?.() === 0,
    };
    if (!exit && !(await opensAnyway(before))) {
      await cleanUp();
      return undefined;
    }
    const judge = exit?.judge ?? judges[0];
    const { open, facts } = await started(before, { profile, judge: judge.url, signal });
    const id = running.newId();
    const ended = open.ended.then(async () => {
      running.remove(id);
      await cleanUp();
    });
    const stop = async () => {
      await open.close();
      await ended;
    };
    if (signal.aborted) {
      await stop();
      return undefined;
    }
    signal.addEventListener('abort', () => void stop());
    running.put({
      id,
      kind: 'browser',
      label: BROWSER_LABELS[browser.name],
      through: chosen.title,
      accounts: [...new Set(chosen.proxies.map(({ account }) => account.account.id))],
      startedAt: Date.now(),
      relay,
      note: exitText(facts),
      stop,
    });
    tellOpened(facts);
    return { running: id, browser: browser.name, exitIp: facts.exit?.ip, country: facts.exit?.country };
  } catch (error) {
    const isUnwanted = signal.aborted;
    await cleanUp();
    if (isUnwanted) {
      return undefined;
    }
    if (!(error instanceof NotOpened)) {
      throw error;
    }
    context.log.error(`${browser.program}: ${logSafe(error.complaint ?? 'nothing on stderr')}`);
    throw new Refusal(
      l10n.t('{0} did not come up. What it wrote is in the log.', BROWSER_LABELS[browser.name]),
      { label: l10n.t('Show log'), run: () => vscode.commands.executeCommand('egress.showLog') },
    );
  }
}

/** A folder of its own; those that a process which is gone has left go first. Rejects as the disk does. */
async function freshProfile(browser: InstalledBrowser, ports: RunTools['ports']): Promise<string> {
  const folder = await profilesFolder(browser, { folder: ports.folder, home: homedir() });
  await removeLeftProfiles(folder);
  return newProfile(folder);
}

/** Of all the proxies, where they have the same. */
function countryOf({ proxies: [first, ...others] }: ChosenProxies): string | undefined {
  return others.every(({ country }) => country === first?.country) ? first?.country : undefined;
}

interface Start {
  readonly profile: string;
  /** A page that says how its visitor looks. */
  readonly judge: string;
  readonly signal: AbortSignal;
}

/** The browser with its start page; what Chromium itself saw of its exit counts more than what was seen before. */
async function started(
  before: BrowserFacts,
  start: Start,
): Promise<{ readonly open: OpenBrowser; readonly facts: BrowserFacts }> {
  const page = join(start.profile, 'egress.html');
  const url = pathToFileURL(page).href;
  const { browser, relay, locale } = before;
  const common = {
    program: browser.program,
    profile: start.profile,
    relayPort: relay.port,
    languages: locale?.languages ?? [],
    timeZone: locale?.timeZone,
  };
  if (relay.token === undefined) {
    await writeFile(page, startPageHtml(startPageOf(before)));
    return { open: await openFirefox({ ...common, page: url, platform: process.platform }), facts: before };
  }
  const options = {
    ...common,
    login: { user: RELAY_USER, password: relay.token },
    isRoot: before.isRoot,
    hasToTellTimeZone: process.platform === 'win32',
    timeLimit: AbortSignal.any([start.signal, AbortSignal.timeout(START_MS)]),
  };
  const open = await Chromium.start(options);
  try {
    const { requests } = relay.counts;
    const seen = exitIn((await open.logIn(start.judge, options)) ?? '');
    if (seen && relay.counts.requests === requests) {
      throw new Refusal(
        l10n.t(
          '{0} does not use the proxy that it was given: a policy of this machine sets another.',
          BROWSER_LABELS[browser.name],
        ),
      );
    }
    const isOther = seen && seen.ip !== before.exit?.ip;
    const facts = isOther ? { ...before, exit: seen } : before;
    await writeFile(page, startPageHtml(startPageOf(facts)));
    await open.show(url);
    start.signal.throwIfAborted();
    return { open, facts };
  } catch (error) {
    await open.close();
    throw error;
  }
}

async function opensAnyway(facts: BrowserFacts): Promise<boolean> {
  const open = l10n.t('Open anyway');
  const answer = await vscode.window.showWarningMessage(
    l10n.t('Open {0} although its exit was not seen?', BROWSER_LABELS[facts.browser.name]),
    { modal: true, detail: exitProblem(facts) ?? '' },
    open,
  );
  return answer === open;
}

function tellOpened(facts: BrowserFacts): void {
  const { browser, chosen } = facts;
  const sentence = l10n.t(
    '{0} goes out through {1}: {2}.',
    BROWSER_LABELS[browser.name],
    chosen.title,
    exitText(facts),
  );
  const problem = exitProblem(facts);
  void (problem === undefined
    ? vscode.window.showInformationMessage(linkSafe(sentence))
    : vscode.window.showWarningMessage(linkSafe(`${sentence} ${problem}`)));
}
