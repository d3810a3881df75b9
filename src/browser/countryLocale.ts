/** How a page takes a visitor from a country to be set up. */
export interface BrowserLocale {
  /** Language tags, the preferred one first. */
  readonly languages: readonly string[];
  /** A name of the IANA's database. */
  readonly timeZone: string;
}

/** Where a country has several zones, the one in which most people live; of all others, ICU knows the only one. */
const CHIEF_ZONES: Readonly<Record<string, string>> = {
  AR: 'America/Buenos_Aires',
  AU: 'Australia/Sydney',
  BR: 'America/Sao_Paulo',
  CA: 'America/Toronto',
  CD: 'Africa/Kinshasa',
  CL: 'America/Santiago',
  CN: 'Asia/Shanghai',
  CY: 'Asia/Nicosia',
  DE: 'Europe/Berlin',
  EC: 'America/Guayaquil',
  ES: 'Europe/Madrid',
  FM: 'Pacific/Ponape',
  GL: 'America/Godthab',
  ID: 'Asia/Jakarta',
  KI: 'Pacific/Tarawa',
  KZ: 'Asia/Almaty',
  MH: 'Pacific/Majuro',
  MN: 'Asia/Ulaanbaatar',
  MX: 'America/Mexico_City',
  MY: 'Asia/Kuala_Lumpur',
  NZ: 'Pacific/Auckland',
  PF: 'Pacific/Tahiti',
  PG: 'Pacific/Port_Moresby',
  PS: 'Asia/Hebron',
  PT: 'Europe/Lisbon',
  RU: 'Europe/Moscow',
  UA: 'Europe/Kiev',
  US: 'America/New_York',
  UZ: 'Asia/Tashkent',
  XK: 'Europe/Belgrade',
};

/** The likely language of a country (ISO 3166 alpha-2) and its chief time zone; undefined where it is none that ICU knows. */
export function localeOf(country: string): BrowserLocale | undefined {
  if (!/^[A-Za-z]{2}$/.test(country)) {
    return undefined;
  }
  const locale: LocaleWithZones = new Intl.Locale(`und-${country}`);
  const { region = '' } = locale;
  const { language } = locale.maximize();
  const timeZone = CHIEF_ZONES[region] ?? (locale.getTimeZones?.() ?? locale.timeZones)?.[0];
  return timeZone === undefined ? undefined : { languages: [`${language}-${region}`, language], timeZone };
}

/** A getter at first, a method since Node 22. */
interface LocaleWithZones extends Intl.Locale {
  readonly timeZones?: readonly string[];
  getTimeZones?(): readonly string[] | undefined;
}
