import { PROXY_SCHEMES, type ProxyAddress } from '../../core/proxy/endpoint.js';
import { NO_SCHEME } from '../../core/proxy/lineScan.js';
import type { CheckList, RowOrigin } from '../list/checkList.js';
import type { ColumnFile } from './columnFile.js';

const ABSENT = 0xffff;
const PARTED = '\n';

/** A list as it is kept: places, names and ids. Of a login there is that it was one, never which. */
export function keptList(list: CheckList): ColumnFile {
  const { count } = list;
  const columns = {
    schemes: new Uint8Array(count),
    credentials: new Uint32Array(count),
    countries: new Uint16Array(count),
    lines: new Uint32Array(count),
    files: new Uint16Array(count),
    accounts: new Uint16Array(count),
  };
  const labels: string[] = [];
  const proxies: string[] = [];
  const accounts: string[] = [];
  for (let row = 0; row < count; row += 1) {
    const { scheme } = list.address(row);
    const { account, proxy, line, file } = list.origin(row);
    labels.push(oneLine(list.label(row)));
    proxies.push(oneLine(proxy ?? ''));
    columns.schemes[row] = scheme === undefined ? NO_SCHEME : PROXY_SCHEMES.indexOf(scheme);
    columns.credentials[row] = list.credential(row);
    columns.countries[row] = countryCode(list.askedCountry(row));
    columns.lines[row] = line ?? 0;
    columns.files[row] = file ?? ABSENT;
    columns.accounts[row] = account === undefined ? ABSENT : placeIn(accounts, account);
  }
  const hasProxies = proxies.some((proxy) => proxy !== '');
  return {
    columns,
    texts: { labels: [labels.join(PARTED)], proxies: hasProxies ? [proxies.join(PARTED)] : [], accounts },
  };
}

/** The list again, without its logins; nothing where the parts do not fit each other. */
export function listFrom({ columns, texts }: ColumnFile): CheckList | undefined {
  const { schemes, credentials, countries, lines, files, accounts } = columns;
  const count = schemes?.length ?? 0;
  const labels = lineTexts(texts['labels']?.[0], count);
  const proxies = texts['proxies']?.length === 0 ? [] : lineTexts(texts['proxies']?.[0], count);
  const isWhole = [schemes, credentials, countries, lines, files, accounts].every(
    (column) => column?.length === count,
  );
  if (!isWhole || !labels || !proxies) {
    return undefined;
  }
  return {
    count,
    label: (index) => labels[index] ?? '',
    address: (index) => placeOf(labels[index] ?? '', schemes?.[index]),
    askedCountry: (index) => countryText(countries?.[index] ?? 0),
    credential: (index) => credentials?.[index] ?? 0,
    origin: (index): RowOrigin => {
      const account = texts['accounts']?.[accounts?.[index] ?? ABSENT];
      const proxy = proxies[index] ?? '';
      const line = lines?.[index] ?? 0;
      const file = files?.[index] ?? ABSENT;
      return {
        ...(account !== undefined && { account }),
        ...(proxy !== '' && { proxy }),
        ...(line > 0 && { line }),
        ...(file !== ABSENT && { file }),
      };
    },
  };
}

/** `US` as two bytes, the high one first; 0 is unknown. */
function countryCode(country: string | undefined): number {
  return country !== undefined && /^[A-Za-z]{2}$/.test(country)
    ? (country.charCodeAt(0) << 8) | country.charCodeAt(1)
    : 0;
}

function countryText(code: number): string | undefined {
  return code === 0 ? undefined : String.fromCharCode(code >> 8, code & 0xff);
}

function placeOf(label: string, scheme: number | undefined): ProxyAddress {
  const colon = label.lastIndexOf(':');
  const known = PROXY_SCHEMES[scheme ?? NO_SCHEME];
  return {
    ...(known !== undefined && { scheme: known }),
    host: label.slice(0, colon).replace(/^\[(.*)\]$/, '$1'),
    port: Number(label.slice(colon + 1)),
  };
}

function placeIn(texts: string[], text: string): number {
  const found = texts.indexOf(text);
  return found >= 0 ? found : texts.push(text) - 1;
}

function oneLine(text: string): string {
  return text.replaceAll(PARTED, ' ');
}

function lineTexts(joined: string | undefined, count: number): readonly string[] | undefined {
  const lines = joined === undefined || count === 0 ? [] : joined.split(PARTED);
  return lines.length === count ? lines : undefined;
}
