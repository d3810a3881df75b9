import { jsonFacts } from './jsonFacts.js';
import { textFacts } from './textFacts.js';
import { ipIn } from './values.js';

/** What a judge's page tells of its visitor. */
export interface PageFacts {
  /** The addresses it came from; the last is the one that the judge itself saw. */
  readonly addresses: readonly string[];
  /** ISO 3166 alpha-2, in upper case. */
  readonly country?: string | undefined;
  readonly asn?: number | undefined;
  /** The request's headers as they arrived, in lower case; empty where the page does not echo them. */
  readonly headers: () => ReadonlyMap<string, string>;
}

/**
 * Reads the page of any of the usual judges: JSON, lines of `NAME = value`, or nothing but an address. Undefined
 * where it tells neither an address nor the headers, so that it is some other page.
 */
export function factsOf(body: string): PageFacts | undefined {
  const text = body.trim();
  const only = ipIn(text);
  if (only !== undefined) {
    return { addresses: [only], headers: () => new Map() };
  }
  const facts = /^[[{]/.test(text) ? jsonFacts(text) : textFacts(text);
  return facts && (facts.addresses.length > 0 || facts.headers().size > 0) ? facts : undefined;
}
