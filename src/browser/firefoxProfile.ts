export interface FirefoxOptions {
  readonly relayPort: number;
  /** The preferred one first; empty where the machine's own are kept. */
  readonly languages: readonly string[];
}

type Preference = string | number | boolean;

/**
 * What Firefox reads at its start: everything through the relay, loopback as well; no name looked up on this machine,
 * no address beside the proxy for WebRTC, nothing of a first start, as little as may be of a browser's own traffic.
 */
export function firefoxPreferences({
  relayPort,
  languages,
}: FirefoxOptions): Readonly<Record<string, Preference>> {
  return {
    'network.proxy.type': 1,
    'network.proxy.http': '127.0.0.1',
    'network.proxy.http_port': relayPort,
    'network.proxy.ssl': '127.0.0.1',
    'network.proxy.ssl_port': relayPort,
    'network.proxy.no_proxies_on': '',
    'network.proxy.allow_hijacking_localhost': true,
    'network.proxy.allow_bypass': false,
    'network.proxy.failover_direct': false,
    // Off, because it was chosen: a resolver over HTTPS would be asked beside the proxy.
    'network.trr.mode': 5,
    'network.dns.disablePrefetch': true,
    'network.dns.disablePrefetchFromHTTPS': true,
    'network.prefetch-next': false,
    'network.predictor.enabled': false,
    'network.http.speculative-parallel-limit': 0,
    'network.http.http3.enable': false,
    'network.captive-portal-service.enabled': false,
    'network.connectivity-service.enabled': false,
    'media.peerconnection.ice.proxy_only': true,
    'media.peerconnection.ice.default_address_only': true,
    'media.peerconnection.ice.no_host': true,
    ...(languages.length > 0 && { 'intl.accept_languages': languages.join(', ') }),
    'browser.shell.checkDefaultBrowser': false,
    'browser.aboutwelcome.enabled': false,
    'browser.startup.homepage_override.mstone': 'ignore',
    'browser.newtabpage.activity-stream.feeds.section.topstories': false,
    'browser.newtabpage.activity-stream.showSponsored': false,
    'browser.newtabpage.activity-stream.showSponsoredTopSites': false,
    'browser.safebrowsing.downloads.remote.enabled': false,
    'datareporting.policy.dataSubmissionEnabled': false,
    'datareporting.healthreport.uploadEnabled': false,
    'app.normandy.enabled': false,
    'app.shield.optoutstudies.enabled': false,
    'app.update.auto': false,
    'extensions.update.enabled': false,
  };
}

/** The text of a profile's `user.js`. */
export function userJs(preferences: Readonly<Record<string, Preference>>): string {
  return Object.entries(preferences)
    .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`)
    .join('');
}

/** What Firefox is started with. */
export function firefoxArguments(
  profile: string,
  page: string,
  platform: NodeJS.Platform,
): readonly string[] {
  return [
    '--no-remote',
    '--new-instance',
    '--profile',
    profile,
    // The program that is started there hands over to another, and would be gone at once.
    ...(platform === 'win32' ? ['--wait-for-browser'] : []),
    page,
  ];
}
