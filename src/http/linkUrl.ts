/** A path, with or without its first slash, and a query: no scheme, login, host, backslash or control character. */
const RELATIVE = /^\/?[\w.~!$&'()*+,;=%-]+(?:\/[\w.~!$&'()*+,;=%:@-]*)*(?:\?[\w.~!$&'()*+,;=%:@/?-]*)?$/;

/** The URL of a link that the provider handed out, or `undefined` when it leads out of the base URL. */
export function linkUrl(baseUrl: string, link: string): string | undefined {
  if (!RELATIVE.test(link)) {
    return undefined;
  }
  const { href } = new URL(`${baseUrl}/${link.replace(/^\//, '')}`);
  return href.startsWith(`${baseUrl}/`) ? href : undefined;
}
