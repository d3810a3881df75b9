/** What can be found out about proxies beside whether they work. */
export const CHECK_LOOKS = [
  'anonymity',
  'interception',
  'dns',
  'exits',
  'downloadRate',
  'reputation',
] as const;

export type CheckLook = (typeof CHECK_LOOKS)[number];
