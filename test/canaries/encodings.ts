/** The forms in which a text may turn up in a file, by name, each form once. */
export function encodings(text: string): readonly (readonly [name: string, bytes: Buffer])[] {
  const hex = Buffer.from(text).toString('hex');
  const percent = hex.replaceAll(/../g, '%$&');
  const forms: (readonly [string, string])[] = [
    ['raw', text],
    ['JSON', jsonInner(text)],
    ['JSON with escaped slashes', jsonInner(text).replaceAll('/', '\\/')],
    ['JSON in JSON', jsonInner(jsonInner(text))],
    ['JSON as code points', text.replaceAll(/./gs, (char) => `\\u${codePoint(char)}`)],
    ['URL', encodeURIComponent(text)],
    ['URL in lower case', lowerCasePercent(encodeURIComponent(text))],
    ['URL, strictly', encodeURIComponent(text).replaceAll(/[!'()*._~-]/g, percentOf)],
    ['URL twice', encodeURIComponent(encodeURIComponent(text))],
    ['URL, every byte', percent.toUpperCase()],
    ['URL, every byte in lower case', percent],
    ['form', new URLSearchParams([['', text]]).toString().slice(1)],
    ['hex', hex],
    ['hex in upper case', hex.toUpperCase()],
    ...[0, 1, 2].flatMap((offset) => [
      [`base64 at offset ${offset}`, base64At(text, offset, 'base64')] as const,
      [`base64url at offset ${offset}`, base64At(text, offset, 'base64url')] as const,
    ]),
  ];
  const all = [
    ...forms.map(([name, form]) => [name, Buffer.from(form)] as const),
    // a browser keeps some of its text as pairs of bytes
    ['UTF-16', Buffer.from(text, 'utf16le')] as const,
  ];
  return [...new Map(all.toReversed().map((form) => [form[1].toString('latin1'), form])).values()];
}

function jsonInner(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

function codePoint(char: string): string {
  return char.charCodeAt(0).toString(16).padStart(4, '0');
}

function percentOf(char: string): string {
  return `%${char.charCodeAt(0).toString(16).toUpperCase()}`;
}

function lowerCasePercent(text: string): string {
  return text.replaceAll(/%../g, (byte) => byte.toLowerCase());
}

/** The characters that depend on the text alone when it begins `offset` bytes into a group of three. */
function base64At(text: string, offset: number, alphabet: 'base64' | 'base64url'): string {
  const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(text)]);
  const first = [0, 2, 3][offset] ?? 0;
  return bytes.toString(alphabet).slice(first, Math.floor((bytes.length * 8) / 6));
}
