import { plainText } from './plainText.js';

/** Whether a text can be an email address, and shows as it is: a hidden character would make it another one. */
export function isEmailAddress(text: string): boolean {
  return /^[^\s@]+@[^\s@]+$/.test(text) && plainText(text) === text;
}
