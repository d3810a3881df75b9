import * as l10n from '@vscode/l10n';
import type { ProxyFailure } from '../../core/proxyErrors.js';

/** Why somebody answers so, and what a person can do then. */
export interface Side {
  readonly causes: readonly string[];
  readonly advice: readonly string[];
}

/** What a failure is, without any account; `site` is absent where only a proxy says it. */
export interface Explanation {
  readonly title: string;
  readonly meaning: string;
  readonly proxy: Side;
  readonly site?: Side;
}

export function explanationOf(failure: ProxyFailure): Explanation {
  switch (failure) {
    case 407:
      return {
        title: l10n.t('Proxy Authentication Required'),
        meaning: l10n.t(
          'The proxy wants a login, or does not take the one it got. Nothing reached the site.',
        ),
        proxy: {
          causes: [
            l10n.t(
              'No login was sent: the address has none, or the client ignores logins in a URL, as browsers do.',
            ),
            l10n.t(
              'User or password is mistyped, or has characters such as @ : / # % that a URL needs percent-encoded.',
            ),
            l10n.t('The key or the password was changed, or what was bought has run out.'),
            l10n.t('The traffic is used up: some providers answer 407 then.'),
            l10n.t('The provider lets in certain IP addresses only, and this machine’s is not one of them.'),
          ],
          advice: [
            l10n.t('Insert the proxy URL again (Egress: Insert proxy URL): it is encoded as it must be.'),
            l10n.t(
              'Check the account’s key (Egress: Check key) and what is left of it (Egress: Open usage).',
            ),
          ],
        },
      };
    case 403:
      return {
        title: l10n.t('Forbidden'),
        meaning: l10n.t('The request was understood, and is not allowed.'),
        proxy: {
          causes: [
            notServed(),
            l10n.t('It opens tunnels (CONNECT) to port 443 alone.'),
            l10n.t('The account is suspended, or this machine’s IP address is not on its list.'),
          ],
          advice: [
            l10n.t('Try another site through the same proxy: if that works, the first is what it refuses.'),
          ],
        },
        site: {
          causes: [
            l10n.t('The exit’s address is known as a proxy’s, or too much came from it.'),
            l10n.t('It serves certain countries only.'),
            l10n.t(
              'The client does not look like a browser: headers, TLS fingerprint or missing cookies tell.',
            ),
          ],
          advice: [
            otherExit(),
            l10n.t('Look at what is known of the exit (Egress: Look up an IP).'),
            l10n.t('Keep one exit, by a session, for as long as its cookies are used.'),
          ],
        },
      };
    case 429:
      return {
        title: l10n.t('Too Many Requests'),
        meaning: l10n.t('More came in a short time than is allowed.'),
        proxy: {
          causes: [
            l10n.t('More requests or connections at once than the plan allows, of all that use this login.'),
          ],
          advice: [slower()],
        },
        site: {
          causes: [l10n.t('Too many requests came from this exit, those of others who share it among them.')],
          advice: [slower(), otherExit()],
        },
      };
    case 502:
      return {
        title: l10n.t('Bad Gateway'),
        meaning: l10n.t('Whoever passes the request on got no valid answer to it.'),
        proxy: {
          causes: [
            l10n.t('The site refuses the connection, or its name is not found from the exit.'),
            l10n.t('The exit went offline.'),
          ],
          advice: [otherExit(), withoutProxy()],
        },
        site: ownServers(),
      };
    case 503:
      return {
        title: l10n.t('Service Unavailable'),
        meaning: l10n.t('It cannot be done just now.'),
        proxy: {
          causes: [noExit(), l10n.t('The provider is overloaded or under maintenance.')],
          advice: [
            l10n.t('Ask for less: a country without a city, another session.'),
            l10n.t('See how the provider is (Egress: Show service status).'),
          ],
        },
        site: {
          causes: [l10n.t('It is overloaded, or its protection against bots answers so.')],
          advice: [slower(), otherExit()],
        },
      };
    case 504:
      return {
        title: l10n.t('Gateway Timeout'),
        meaning: l10n.t('Whoever passes the request on waited too long for an answer.'),
        proxy: {
          causes: [
            l10n.t('The site is slow, or lets what comes from this exit go unanswered; or the exit is slow.'),
          ],
          advice: [
            otherExit(),
            withoutProxy(),
            l10n.t('A longer timeout of your own changes nothing: the proxy gave up first.'),
          ],
        },
        site: ownServers(),
      };
    case 'tunnelRefused':
      return {
        title: l10n.t('Tunnel refused'),
        meaning: l10n.t(
          'The proxy answered, and opened no tunnel. The client keeps its status to itself: 403, 429, 502, 503 and 504 all look like this.',
        ),
        proxy: {
          causes: [notServed(), noExit(), l10n.t('The site cannot be reached from the exit.')],
          advice: [l10n.t('Check the proxy (Egress: Check proxies): the check tells what it answers.')],
        },
      };
    case 'noConnection':
      return {
        title: l10n.t('No connection to the proxy'),
        meaning: l10n.t('Nothing answered at the proxy’s address, so there is no status.'),
        proxy: {
          causes: [
            l10n.t('Host, port or scheme is wrong: an HTTP proxy does not answer to socks5://.'),
            l10n.t('What was bought has run out, and its port is closed.'),
            l10n.t('A firewall, or the network this machine is in, is in the way.'),
          ],
          advice: [
            l10n.t('Refresh the account (Egress: Refresh), and insert the proxy URL again.'),
            l10n.t(
              'Check the proxy (Egress: Check proxies) from here and, where an account can, from outside.',
            ),
          ],
        },
      };
  }
}

const notServed = () =>
  l10n.t('The provider does not serve this site, port or method, or not with this plan.');

const noExit = () => l10n.t('No exit fits the country, city or session that was asked for.');

const otherExit = () =>
  l10n.t(
    'Try another exit: a new session, a rotation, another country; residential or mobile for datacenter.',
  );

const slower = () =>
  l10n.t('Send less at once. Wait for as long as Retry-After says, and longer each time it comes again.');

const withoutProxy = () => l10n.t('Try the site without the proxy: if that fails too, it is the site.');

function ownServers(): Side {
  return {
    causes: [l10n.t('A server behind the site’s own gateway (CDN, load balancer) is down or slow.')],
    advice: [l10n.t('Try again later, with longer pauses.')],
  };
}
