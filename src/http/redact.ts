import type { Secret } from '../core/secret.js';

const REDACTED = '[secret]';

/** Shorter than this an encoded form would match by chance. */
const SHORTEST_ENCODED = 6;

/** The user and password of any URL, whoever's they are: a provider may quote the proxy that failed it. */
const USERINFO = /\/\/\S*@/g;

/**
 * Takes the secrets out of a text that came from elsewhere, as they are and in the encodings that echoes
 * use, and with them the credentials of every URL in it.
 */
export function redactor(secrets: readonly Secret[]): (text: string) => string {
  const forms = secrets.flatMap((secret) => formsOf(secret.expose()));
  const withoutUserinfo = (text: string) => text.replace(USERINFO, `//${REDACTED}@`);
  if (forms.length === 0) {
    return withoutUserinfo;
  }
  // The longest first: a form may hold another one.
  const alternatives = [...new Set(forms)].sort((a, b) => b.length - a.length).map(escaped);
  const pattern = new RegExp(alternatives.join('|'), 'gi');
  return (text) => withoutUserinfo(text.replace(pattern, REDACTED));
}

/** A header's value is a secret as a whole, and in the part after its scheme word. */
function formsOf(value: string): string[] {
  const trimmed = value.trim();
  const parts = [trimmed, trimmed.replace(/^(Bearer|Basic|Token) +/i, '')];
  return parts.filter((part) => part !== '').flatMap((part) => [part, ...encodedForms(part)]);
}

function encodedForms(value: string): string[] {
  const bytes = Buffer.from(value);
  return [
    encodeURIComponent(bytes.toString()),
    new URLSearchParams([['', value]]).toString().slice(1),
    JSON.stringify(value).slice(1, -1),
    bytes.toString('hex'),
    ...[0, 1, 2].flatMap((offset) => base64Core(bytes, offset)),
  ].filter((form) => form.length >= SHORTEST_ENCODED);
}

/** The characters of base64 that depend on `bytes` alone when they begin `offset` bytes into a group of three. */
function base64Core(bytes: Buffer, offset: number): string[] {
  const whole = Buffer.concat([Buffer.alloc(offset), bytes]);
  const from = offset === 0 ? 0 : offset + 1;
  const to = Math.floor((whole.length * 8) / 6);
  return (['base64', 'base64url'] as const).map((encoding) => whole.toString(encoding).slice(from, to));
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
