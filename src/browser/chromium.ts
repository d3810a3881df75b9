import type { Readable, Writable } from 'node:stream';
import { chromiumArguments, FIRST_PAGE, type ChromiumOptions } from './chromiumArguments.js';
import { DevTools, textAt, type DevToolsEvent } from './devTools.js';
import { BrowserProcess } from './launch.js';
import { NotOpened, type OpenBrowser } from './openBrowser.js';

export interface ChromiumStart extends ChromiumOptions {
  readonly program: string;
  /** The login that the relay demands. */
  readonly login: { readonly user: string; readonly password: string };
  readonly timeZone: string | undefined;
  /** Where the environment does not decide the time zone, each page is told. */
  readonly hasToTellTimeZone: boolean;
  /** What of the start has no end by then has failed. */
  readonly timeLimit: AbortSignal;
}

/** A Chromium, Chrome or Edge that is up, with one page that nobody has used. */
export class Chromium implements OpenBrowser {
  readonly ended: Promise<void>;
  readonly #pages = new Set<string>();
  /** The page that it was started with. */
  #first: string | undefined;

  private constructor(
    private readonly process: BrowserProcess,
    private readonly tools: DevTools,
  ) {
    this.ended = process.ended;
  }

  /** @throws NotOpened where it is not up within its time */
  static async start(start: ChromiumStart): Promise<Chromium> {
    const process = new BrowserProcess({
      ...start,
      arguments: chromiumArguments(start),
      timeZone: start.hasToTellTimeZone ? undefined : start.timeZone,
      hasPipes: true,
    });
    const [, , , toBrowser, fromBrowser] = process.stdio;
    const browser = new Chromium(process, new DevTools(toBrowser as Writable, fromBrowser as Readable));
    try {
      await within(start.timeLimit, Promise.race([browser.#open(start), gone(process.ended)]));
      return browser;
    } catch {
      await process.end();
      throw new NotOpened(process.complaint);
    }
  }

  /** Waits for the first page. With the last one the browser ends: where it would stay, without a window, as well. */
  async #open({ timeZone, hasToTellTimeZone }: ChromiumStart): Promise<void> {
    const { tools } = this;
    const hasPage = new Promise<void>((resolve) => {
      tools.onEvent(({ method, params }) => {
        const page = textAt(params, 'targetInfo', 'targetId');
        if (method === 'Target.targetCreated' && textAt(params, 'targetInfo', 'type') === 'page' && page) {
          this.#pages.add(page);
          if (textAt(params, 'targetInfo', 'url') === FIRST_PAGE) {
            this.#first = page;
            resolve();
          }
        }
        if (method === 'Target.targetDestroyed' && this.#pages.delete(textAt(params, 'targetId') ?? '')) {
          void (this.#pages.size === 0 && this.close());
        }
      });
    });
    await tools.send('Target.setDiscoverTargets', { discover: true });
    await hasPage;
    if (hasToTellTimeZone && timeZone !== undefined) {
      await tellTimeZone(tools, timeZone);
    }
  }

  /**
   * Opens a page with the relay's login, which the browser then keeps for all others, and resolves to its text; to
   * nothing where none came in time. The login is given to the relay alone, and once.
   */
  async logIn(url: string, { login, relayPort, timeLimit }: ChromiumStart): Promise<string | undefined> {
    const { tools } = this;
    const targetId = this.#first;
    const sessionId = textAt(
      await tools.send('Target.attachToTarget', { targetId, flatten: true }),
      'sessionId',
    );
    const answer = answering(tools, sessionId, { ...login, origin: `http://127.0.0.1:${relayPort}` });
    const loaded = new Promise<void>((resolve) => {
      tools.onEvent((event) => {
        if (event.method === 'Page.loadEventFired' && event.sessionId === sessionId) {
          resolve();
        }
      });
    });
    try {
      await tools.send('Page.enable', {}, sessionId);
      await tools.send('Fetch.enable', { handleAuthRequests: true }, sessionId);
      await within(timeLimit, Promise.all([tools.send('Page.navigate', { url }, sessionId), loaded]));
      const text = { expression: 'document.body.innerText', returnByValue: true };
      return textAt(await tools.send('Runtime.evaluate', text, sessionId), 'result', 'value');
    } catch {
      return undefined;
    } finally {
      answer.dispose();
      await tools.send('Target.detachFromTarget', { sessionId }).catch(() => undefined);
    }
  }

  /** Shows a page in the place of those that are open. */
  async show(url: string): Promise<void> {
    const others = [...this.#pages];
    await this.tools.send('Target.createTarget', { url });
    for (const targetId of others) {
      await this.tools.send('Target.closeTarget', { targetId });
    }
  }

  async close(): Promise<void> {
    await Promise.race([this.tools.send('Browser.close').catch(() => undefined), this.ended]);
    const timer = setTimeout(() => void this.process.end(), UNTIL_CLOSED_MS);
    await this.ended;
    clearTimeout(timer);
  }
}

const UNTIL_CLOSED_MS = 5_000;

/** Lets all requests of a page pass, and answers for the login where it is the relay that asks. */
function answering(
  tools: DevTools,
  sessionId: string | undefined,
  { user, password, origin }: ChromiumStart['login'] & { readonly origin: string },
): { dispose(): void } {
  let isAnswered = false;
  const answer = ({ method, params }: DevToolsEvent) => {
    const requestId = textAt(params, 'requestId');
    if (method === 'Fetch.requestPaused') {
      return tools.send('Fetch.continueRequest', { requestId }, sessionId);
    }
    if (method !== 'Fetch.authRequired') {
      return undefined;
    }
    const isRelay =
      !isAnswered &&
      textAt(params, 'authChallenge', 'source') === 'Proxy' &&
      textAt(params, 'authChallenge', 'origin') === origin;
    isAnswered ||= isRelay;
    const authChallengeResponse = isRelay
      ? { response: 'ProvideCredentials', username: user, password }
      : { response: 'CancelAuth' };
    return tools.send('Fetch.continueWithAuth', { requestId, authChallengeResponse }, sessionId);
  };
  return tools.onEvent((event) => {
    if (event.sessionId === sessionId) {
      // A request that is gone by then needs no answer.
      answer(event)?.catch(() => undefined);
    }
  });
}

/** Every page, before its first script. */
async function tellTimeZone(tools: DevTools, timezoneId: string): Promise<void> {
  tools.onEvent(({ method, params }) => {
    const sessionId = textAt(params, 'sessionId');
    if (method === 'Target.attachedToTarget' && textAt(params, 'targetInfo', 'type') === 'page') {
      tools.send('Emulation.setTimezoneOverride', { timezoneId }, sessionId).catch(() => undefined);
      tools.send('Runtime.runIfWaitingForDebugger', {}, sessionId).catch(() => undefined);
    }
  });
  await tools.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: true,
    flatten: true,
    filter: [{ type: 'page' }],
  });
}

function within<T>(limit: AbortSignal, work: Promise<T>): Promise<T> {
  return Promise.race([
    work,
    new Promise<never>((_, reject) => {
      limit.addEventListener('abort', () => {
        reject(new Error('not in time'));
      });
    }),
  ]);
}

async function gone(ended: Promise<void>): Promise<never> {
  await ended;
  throw new Error('the browser is gone');
}
