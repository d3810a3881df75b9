import { isFake, isStrong } from './fakes.js';
import type { Leak, LeakKind } from './leak.js';

/** A form of key; its named group `secret` is what must not be read. */
interface KeyForm {
  /** What a line must hold for the form to be looked for, in lower case. */
  readonly mark: string;
  readonly pattern: RegExp;
  readonly kind: LeakKind;
  readonly placeholder: string;
  readonly variable?: string;
  readonly isReal?: (secret: string) => boolean;
}

/** Whether letters and digits take turns in a part of it, as in no identifier. */
function isRandom(secret: string): boolean {
  return secret
    .split(/[_-]/)
    .some((part) => part.length >= 6 && /\d.*\d/.test(part) && /[a-z]\d+[a-z]|\d[a-z]+\d/i.test(part));
}

/** Whether it is `user:pass` in Base64, and no manual's. */
function isLogin(secret: string): boolean {
  try {
    const [, ...password] = atob(secret).split(':');
    return password.length > 0 && !isFake(password.join(':'));
  } catch {
    return false;
  }
}

function atProvider(variable: string, mark: string): readonly KeyForm[] {
  const shared = { mark, kind: 'key', placeholder: 'YOUR_KEY', variable, isReal: isStrong } as const;
  return [
    { ...shared, pattern: /[?&]api_?key=(?<secret>[\w.~-]{8,200})/dgi },
    { ...shared, pattern: /\bBearer\s{1,4}(?<secret>[\w.~+/-]{8,200}=*)/dgi },
    { ...shared, pattern: /\bx-api-key['"]?\s{0,4}[:=]\s{0,4}['"]?(?<secret>[\w.~+/-]{8,200}=*)/dgi },
  ];
}

const FORMS: readonly KeyForm[] = [
  {
    mark: 'pk_live_',
    pattern: /(?<![A-Za-z0-9])pk_live_(?<secret>[A-Za-z0-9_-]{8,200})/dg,
    kind: 'key',
    placeholder: 'YOUR_KEY',
    variable: 'CHECKER_API_KEY',
    isReal: isStrong,
  },
  {
    mark: 'rk_',
    pattern: /(?<![A-Za-z0-9_])rk_(?<secret>[A-Za-z0-9_-]{8,200})/dg,
    kind: 'key',
    placeholder: 'YOUR_KEY',
    variable: 'GATEWAY_API_KEY',
    isReal: isRandom,
  },
  {
    // the password of a residential proxy: the account's key, then where the traffic comes out
    mark: '-country-',
    pattern:
      /(?<![\w@.-])(?<secret>[A-Za-z0-9](?:[A-Za-z0-9_]|-(?!country-)){7,120})-country-[A-Za-z]{2}(?![A-Za-z])(?:-(?:city|session|sticky)-[\w-]{1,60})?/dg,
    kind: 'key',
    placeholder: 'YOUR_KEY',
    variable: 'IPLOOP_API_KEY',
    isReal: isRandom,
  },
  ...atProvider('IPLOOP_API_KEY', 'iploop.io'),
  ...atProvider('IPSWAMP_API_KEY', 'ipswamp.com'),
  ...atProvider('PROXY1001_API_KEY', '1001proxy.io'),
  {
    mark: '/r/',
    pattern:
      /\brotat\w{0,20}['"]?\s{0,4}[:=]\s{0,4}['"]?[^\s"']{0,200}?\/r\/(?<secret>[A-Za-z0-9_-]{6,80})/dgi,
    kind: 'rotateLink',
    placeholder: 'YOUR_LINK',
    isReal: (secret) => /\d/.test(secret),
  },
  {
    mark: 'proxy-authorization',
    pattern: /\bproxy-authorization\W{1,12}(?:b['"])?basic\s{1,4}(?<secret>[A-Za-z0-9+/]{8,400}={0,2})/dgi,
    kind: 'proxy',
    placeholder: 'BASE64',
    isReal: isLogin,
  },
  {
    mark: 'curl',
    pattern: /\s(?:--proxy-user|-[A-Za-z#]{0,8}U)[= ]{1,4}['"]?[^:\s'"]{1,80}:(?<secret>[^\s'"]{3,200})/dg,
    kind: 'proxy',
    placeholder: 'PASS',
  },
  {
    mark: 'proxyuserpwd',
    pattern: /PROXYUSERPWD\W{0,6}['"][^:\s'"]{1,80}:(?<secret>[^\s'"]{3,200})/dg,
    kind: 'proxy',
    placeholder: 'PASS',
  },
  {
    // of Java and wget; where the quote closes a string, the password is no part of it
    mark: 'password',
    pattern:
      /(?:https?\.proxyPassword|--proxy-password)(?:=|['"], ?(?=['"]))(?:['"](?![+.&]))?(?<secret>[^\s'"]{3,200})/dg,
    kind: 'proxy',
    placeholder: 'PASS',
  },
];

/** API keys in a line, by the forms that the providers' own documents give them. */
export function keyLeaks(line: string): readonly Leak[] {
  const lower = line.toLowerCase();
  return FORMS.filter(({ mark }) => lower.includes(mark)).flatMap((form) => formLeaks(line, form));
}

function formLeaks(line: string, form: KeyForm): readonly Leak[] {
  const { kind, placeholder, variable, isReal } = form;
  return [...line.matchAll(form.pattern)].flatMap(
    ({ index, 0: matched, groups, indices }): readonly Leak[] => {
      const secret = groups?.['secret'] ?? '';
      const [start, end] = indices?.groups?.['secret'] ?? [index, index];
      if (isFake(secret) || isReal?.(secret) === false) {
        return [];
      }
      const span = { start, end };
      // a key is more than what follows its prefix; around a password or a link stands what is no part of it
      const isWhole = line.slice(index, start) === form.mark || matched.startsWith(secret);
      return [
        {
          kind,
          ...(isWhole ? { start: index, end: index + matched.length } : span),
          secret: span,
          credentials: span,
          placeholder,
          isCertain: true,
          ...(variable !== undefined && { variable }),
        },
      ];
    },
  );
}
