/**
 * Why a text is no base URL: `malformed`, a `scheme` other than https, `insecure` http to a host that
 * is not this machine, a `host` written so that it hides which one it is, or parts that a base cannot have.
 */
export type BaseUrlFault = 'malformed' | 'scheme' | 'insecure' | 'host' | 'userinfo' | 'query' | 'fragment';

export type BaseUrl =
  | {
      readonly ok: true;
      /** Normalised, a path kept, without a slash at the end. */
      readonly url: string;
      readonly origin: string;
    }
  | { readonly ok: false; readonly reason: BaseUrlFault };

/** Reads what a person gave as a provider's address: https, or http to a loopback host. */
export function parseBaseUrl(text: string): BaseUrl {
  const trimmed = text.trim();
  const fault = faultIn(trimmed);
  if (fault !== undefined) {
    return { ok: false, reason: fault };
  }
  const { origin, pathname } = new URL(trimmed);
  return { ok: true, url: origin + pathname.replace(/\/+$/, ''), origin };
}

/**
 * What a key is bound to: the origin that it may be sent to, or the file of ours that it belongs to. Undefined where it
 * may be neither.
 */
export function keyHome(baseUrl: string): string | undefined {
  const parsed = parseBaseUrl(baseUrl);
  return parsed.ok ? parsed.origin : /^file:\/\/\/[^?#]+$/.test(baseUrl) ? baseUrl : undefined;
}

/** The address as an account keeps it, normalised; undefined where no key may go there. A list's is a file of ours. */
export function storableBaseUrl(baseUrl: string): string | undefined {
  const parsed = parseBaseUrl(baseUrl);
  return parsed.ok ? parsed.url : keyHome(baseUrl);
}

function faultIn(text: string): BaseUrlFault | undefined {
  const [, scheme, authority] = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)/i.exec(text) ?? [];
  // A URL parser skips control characters and takes a backslash for a slash: what is read is not what is seen.
  if (authority === undefined || scheme === undefined || /[\p{Cc}\p{Cf}\s\\]/u.test(text)) {
    return 'malformed';
  }
  if (!/^https?$/i.test(scheme)) {
    return 'scheme';
  }
  if (authority.includes('@')) {
    return 'userinfo';
  }
  if (text.includes('#')) {
    return 'fragment';
  }
  if (text.includes('?')) {
    return 'query';
  }
  const hostname = hostnameOf(text);
  if (hostname === undefined) {
    return 'malformed';
  }
  if (!isPlainlyWritten(authority.replace(/:\d*$/, '').toLowerCase(), hostname)) {
    return 'host';
  }
  return scheme.toLowerCase() === 'http' && !isLoopback(hostname) ? 'insecure' : undefined;
}

/** Not by `URL.canParse`: once compiled, Node 20's answers false for a host with accents. */
function hostnameOf(text: string): string | undefined {
  try {
    return new URL(text).hostname;
  } catch {
    return undefined;
  }
}

/** False for a host that reads as another one than it is: `0x7f.1`, `2130706433`, `ex%61mple.com`, `example.com.` */
function isPlainlyWritten(written: string, hostname: string): boolean {
  if (written.startsWith('[')) {
    return true;
  }
  const isInternational =
    /[^\p{ASCII}]/u.test(written) && hostname.split('.').some((label) => label.startsWith('xn--'));
  return (written === hostname || isInternational) && !hostname.endsWith('.');
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);
}
