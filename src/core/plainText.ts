const LONGEST = 500;
/** What most text is made of, and what shows as it is: printable ASCII. */
const PRINTABLE = /^[ -~]*$/u;
/** Beyond this nothing is looked at: text may come as megabytes. */
const LONGEST_READ = 10_000;

/** Terminal sequences: OSC and its kin up to BEL or ST, CSI, then the two-character ones. */
const TERMINAL_SEQUENCES = new RegExp(
  [
    '(?:\\u001B[\\]PX^_]|[\\u0090\\u0098\\u009D-\\u009F])[^\\u0007\\u001B\\u009C]*(?:\\u0007|\\u001B\\\\|\\u009C|$)',
    '(?:\\u001B\\[|\\u009B)[0-?]*[ -/]*[@-~]?',
    '\\u001B[ -/]*[0-~]?',
  ].join('|'),
  'gu',
);
/** Line ends of all kinds, and what else moves the cursor. */
const BREAKS = /[\t-\r\u0085\u2028\u2029]+/gu;
const LINE_ENDS = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/u;
const PICTURE = '\\p{Extended_Pictographic}\\p{Emoji_Modifier}?\\uFE0F?';
/** Inside an emoji a joiner or a variation selector is part of the picture; elsewhere they hide. */
const EMOJI = new RegExp(`${PICTURE}(?:\\u200D${PICTURE})*`, 'gu');
/** Controls, formats (bidirectional, zero width, tags), private use, lone surrogates, blank fillers. */
const UNSEEN = new RegExp(
  '[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\p{Variation_Selector}\\p{Default_Ignorable_Code_Point}\\u2800]',
  'gu',
);

/**
 * Text of unknown origin as one line that shows what it holds and nothing else: no terminal sequence,
 * control, bidirectional or zero-width character, at most 500 characters (then `…`). What is neither
 * text, number nor boolean is empty.
 */
export function plainText(value: unknown): string {
  if (typeof value !== 'string') {
    return typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean'
      ? String(value)
      : '';
  }
  if (value.length <= LONGEST && PRINTABLE.test(value)) {
    return value.trim();
  }
  const line = visible(
    value.slice(0, LONGEST_READ).replace(TERMINAL_SEQUENCES, '').replace(BREAKS, ' '),
  ).trim();
  return line.length <= LONGEST ? line : `${visible(line.slice(0, LONGEST - 1))}…`;
}

/**
 * As `plainText`, line by line: a text to be read whole, of at most 10,000 characters (then `…`). Of lines
 * without anything to see one stays between two others.
 */
export function plainLines(value: unknown): readonly string[] {
  if (typeof value !== 'string') {
    return [plainText(value)];
  }
  const lines = value
    .slice(0, LONGEST_READ)
    .replace(TERMINAL_SEQUENCES, '')
    .trim()
    .split(LINE_ENDS)
    .map((line) => visible(line.replace(BREAKS, ' ')).trim());
  const shown = lines.filter((line, at) => line !== '' || (lines[at + 1] ?? '') !== '');
  return value.length <= LONGEST_READ ? shown : [...shown, '…'];
}

/** `plainText` for a label that renders `$(icon)`: quick pick, status bar, code lens. */
export function iconSafe(value: unknown): string {
  return plainText(value).replaceAll('$(', '$\u200B(');
}

/** `plainText` for a notification, which renders `[text](target)` as a link that may run a command. */
export function linkSafe(value: unknown): string {
  return plainText(value).replaceAll('](', '] (');
}

/** `plainText` for the log, whose viewer makes a link of every address. */
export function logSafe(value: unknown): string {
  return plainText(value).replaceAll('://', ':\u200B//');
}

function visible(text: string): string {
  let shown = '';
  let from = 0;
  for (const { 0: emoji, index } of text.matchAll(EMOJI)) {
    shown += text.slice(from, index).replace(UNSEEN, '') + emoji;
    from = index + emoji.length;
  }
  return shown + text.slice(from).replace(UNSEEN, '');
}
