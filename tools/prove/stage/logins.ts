/** A user name and password, raw. */
export interface Login {
  readonly user: string;
  readonly password: string;
}

/** What a provider may hand out: harmless, full of what URLs give a meaning to, and beyond ASCII. */
export const LOGINS = {
  plain: { user: 'user1', password: 'password1' },
  nasty: { user: 'KEY-country-US-session-abc', password: 'p@ss:w/rd%1#x?' },
  foreign: { user: 'KEY-country-DE', password: 'pässwörd-€-пароль' },
} as const satisfies Record<string, Login>;

export type LoginName = keyof typeof LOGINS;

export const LOGIN_NAMES = ['plain', 'nasty', 'foreign'] as const satisfies readonly LoginName[];

/** `none`: the proxy takes everyone. */
export type Admission = LoginName | 'none';
