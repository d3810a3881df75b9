/** What a comment says so that the credential beside it, or on the line below it, is left alone. */
export const IGNORE_MARK = 'egress-ignore';

/** A line that holds nothing but such a comment, which is about the line below. */
const OWN_LINE = new RegExp(`^\\W*(?:rem\\s+)?${IGNORE_MARK}\\b`, 'i');

/** Whether a comment says that what stands on a line is known. */
export function isIgnored(line: string, lineAbove: string | undefined): boolean {
  return line.includes(IGNORE_MARK) || (lineAbove !== undefined && OWN_LINE.test(lineAbove));
}
