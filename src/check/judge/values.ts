import { isIP, isIPv4 } from 'node:net';

const MAPPED = /^::ffff:(?=\d+\.)/i;
const WITH_PORT = /^(\d+\.\d+\.\d+\.\d+):\d+$/;
const BETWEEN = /[\s,;="[\]<>]+/;
/** Cloudflare's words for an unknown country. */
const NO_COUNTRY = /^xx$/i;

/** An IPv6 address in full, with a zone; a page is not looked at to its end. */
const LONGEST_ADDRESS = 64;

/** An IP address in one spelling, or undefined where the text is none. A zone is no part of one that others see. */
export function ipIn(text: string): string | undefined {
  if (isIPv4(text)) {
    return text;
  }
  const trimmed = text.trim();
  if (trimmed.length > LONGEST_ADDRESS) {
    return undefined;
  }
  const bare = trimmed.replace(MAPPED, '').replace(WITH_PORT, '$1').toLowerCase();
  return isIP(bare) === 0 || bare.includes('%') ? undefined : bare;
}

/** Every IP address of a header's value or of a list, in its order. */
export function ipsIn(text: string): string[] {
  const only = ipIn(text);
  return only === undefined ? text.split(BETWEEN).flatMap((part) => ipIn(part) ?? []) : [only];
}

/** ISO 3166 alpha-2 in upper case, or undefined where the value is none. */
export function countryIn(value: unknown): string | undefined {
  return typeof value === 'string' && /^[a-z]{2}$/i.test(value) && !NO_COUNTRY.test(value)
    ? value.toUpperCase()
    : undefined;
}

/** The number of an autonomous system, written as a number or at the beginning of a text: `AS64500 Example`. */
export function asnIn(value: unknown): number | undefined {
  const digits = typeof value === 'string' ? /^AS(\d{1,10})\b/i.exec(value)?.[1] : undefined;
  const number = typeof value === 'number' ? value : Number(digits);
  return Number.isInteger(number) && number > 0 && number < 2 ** 32 ? number : undefined;
}

/** A request's header as CGI names it: `HTTP_X_FORWARDED_FOR` is `x-forwarded-for`. */
export function cgiHeader(name: string): string | undefined {
  return /^HTTP_[A-Z0-9_]+$/.test(name) ? name.slice(5).toLowerCase().replaceAll('_', '-') : undefined;
}
