export interface ChromiumOptions {
  /** Its profile's folder, absolute. */
  readonly profile: string;
  readonly relayPort: number;
  /** The preferred one first; empty where the machine's own are kept. */
  readonly languages: readonly string[];
  /** Root has no sandbox to start. */
  readonly isRoot: boolean;
}

export const FIRST_PAGE = 'about:blank';

/**
 * What Chromium, Chrome and Edge are started with: everything through the relay, loopback as well; no name looked up on
 * this machine, no UDP beside the proxy, nothing of a first start, as little as may be of a browser's own traffic.
 */
export function chromiumArguments({
  profile,
  relayPort,
  languages,
  isRoot,
}: ChromiumOptions): readonly string[] {
  const [language] = languages;
  return [
    `--user-data-dir=${profile}`,
    '--remote-debugging-pipe',
    `--proxy-server=http://127.0.0.1:${relayPort}`,
    '--proxy-bypass-list=<-loopback>',
    '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
    '--disable-quic',
    // Which of them counts depends on the version.
    '--webrtc-ip-handling-policy=disable_non_proxied_udp',
    '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
    ...(language === undefined ? [] : [`--lang=${language}`, `--accept-lang=${languages.join(',')}`]),
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-search-engine-choice-screen',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-domain-reliability',
    '--disable-default-apps',
    '--disable-sync',
    '--no-pings',
    '--disable-features=MediaRouter,OptimizationHints,NetworkTimeServiceQuerying',
    '--password-store=basic',
    // The pipe says no more than that somebody else answers for the login: a person browses, and pages are to see one.
    '--disable-blink-features=AutomationControlled',
    ...(isRoot ? ['--no-sandbox'] : []),
    FIRST_PAGE,
  ];
}
