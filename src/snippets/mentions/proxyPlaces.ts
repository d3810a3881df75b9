import { languageOf } from '../languages.js';

/** A cursor in a file, with as much of the text before it as decides what is wanted there. */
export interface Place {
  readonly languageId: string;
  /** The file's path. */
  readonly fileName: string;
  /** A few whole lines above; what opens further up is not seen. */
  readonly above: string;
  /** The cursor's own line up to the cursor, without the word that is being written. */
  readonly prefix: string;
}

/** The quote that a string begins with, and the letters that some languages put before it. */
const QUOTE = String.raw`(?:\$?[fFrRbBuU]{0,2}["'\u0060])`;
/** What parts a name from its value, written out: `proxy=`, `proxy = `, `proxy: `, `"proxy":"`. */
const SIGN = String.raw`(?:=|\s*(?::=|=>|[=:])\s*(?:(?<=\s)|${QUOTE}))`;
const NAME = String.raw`(?<![\w$])(?!(?:no|is|has|use|trust|enable|disable)_?prox)[\w$.-]*prox(?:y|ies)(?:[_-]?(?:urls?|uri|server|string))?["'\u0060]?\]?`;
/** The beginning of a dictionary, an object or a call that is about a proxy, up to one of its keys. */
const INSIDE = String.raw`prox(?:y|ies)\w*["'\u0060]?\s*(?::=|=>|[=:(])(?:\s*(?:new\s+)?\w*\s*[({[]|[ \t]*\n)[^})\]]*(?<=["'\u0060\s({[,])`;

/** Each ends where the value is written. Of `above` and `prefix` together, as one text. */
const PLACES: readonly RegExp[] = [
  // proxy=, HTTPS_PROXY=, "proxyUrl": ", http.proxy=, .npmrc's https-proxy=
  new RegExp(`${NAME}${SIGN}$`, 'i'),
  // proxies = {"http": "…", "https": …}
  new RegExp(String.raw`${INSIDE}(?:https?|all|socks5)(?::\/\/)?["'\u0060]?${SIGN}$`, 'i'),
  // proxy: { server: … }
  new RegExp(String.raw`${INSIDE}server["'\u0060]?${SIGN}$`, 'i'),
  // --proxy URL, --proxy=URL, --proxy-server=URL, --https-proxy URL; -Proxy of PowerShell
  new RegExp(String.raw`(?<!\S)["']?--?(?:[\w-]+-)?proxy(?:-server)?(?:=|["']?,?\s+)${QUOTE}?$`, 'i'),
  // curl -x URL
  /\bcurl\b[^|;\n]*\s(?:-x|--preproxy|--socks5(?:-hostname)?)\s+["']?$/,
  // git config http.proxy URL
  /\bhttps?\.proxy\s+["']?$/,
  // new HttpsProxyAgent(URL), http.ProxyURL(URL), new WebProxy(URL), Proxy::all(URL), ProxyManager(URL)
  new RegExp(
    String.raw`(?:ProxyAgent|ProxyURL|WebProxy|ProxyManager|Proxy::(?:all|https?)|ProxyConnector\.from_url|setProxy|set_proxy)\s*\(\s*(?:\{\s*uri\s*:\s*)?${QUOTE}?$`,
  ),
];

/** Whether a proxy's URL is what one would write there. */
export function isProxyPlace({ languageId, fileName, above, prefix }: Place): boolean {
  const { ids, comment } = languageOf(languageId, fileName);
  if (ids.length === 0 || (comment !== undefined && prefix.trimStart().startsWith(comment))) {
    return false;
  }
  const text = `${above}\n${prefix}`;
  return PLACES.some((place) => place.test(text));
}

/** The word at the end of a line's beginning that may be the start of a reference: `os.env`, `$env:PR`. */
export function unfinishedReference(linePrefix: string): string {
  return /(?:\$[{(]?)?(?:[A-Za-z_][\w.:]*)?$/.exec(linePrefix)?.[0] ?? '';
}
