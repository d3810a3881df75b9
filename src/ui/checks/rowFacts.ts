import type { CheckList } from '../../check/list/checkList.js';
import type { ResultColumns } from '../../check/results.js';
import { ANONYMITIES, REASONS, VERDICTS } from '../../check/verdict.js';
import { PROXY_SCHEMES, type ProxyAddress } from '../../core/proxy/endpoint.js';

/** What a file of results says of each proxy, beside its place: its columns, in their order. */
export const FACT_COLUMNS = [
  'verdict',
  'reason',
  'country',
  'askedCountry',
  'connectMs',
  'handshakeMs',
  'tunnelMs',
  'tlsMs',
  'firstByteMs',
  'totalMs',
  'status',
  'exitIp',
  'asn',
  'anonymity',
  'dns',
  'exitsSeen',
  'requestsMade',
  'downloadKilobytesPerSecond',
  'reputation',
  'bytes',
  'checkedAt',
] as const;

type Facts = Readonly<Partial<Record<(typeof FACT_COLUMNS)[number], string | number>>>;

const NO_WORD = 'none';
const DNS = [undefined, 'proxy', 'local'];

/** What is known of a row as plain values; what is not known is not there. */
export function rowFacts(list: CheckList, results: ResultColumns, row: number): Facts {
  const exit = results.exitIps[results.exits[row] ?? 0];
  const checkedAt = results.checkedAt[row] ?? 0;
  return {
    verdict: VERDICTS[results.verdicts[row] ?? 0] ?? '',
    ...text('reason', word(REASONS, results.reasons[row])),
    ...text('country', countryText(results.countries[row] ?? 0)),
    ...text('askedCountry', list.askedCountry(row)),
    ...milliseconds('connectMs', results.connectMs[row]),
    ...milliseconds('handshakeMs', results.handshakeMs[row]),
    ...milliseconds('tunnelMs', results.tunnelMs[row]),
    ...milliseconds('tlsMs', results.tlsMs[row]),
    ...milliseconds('firstByteMs', results.firstByteMs[row]),
    ...milliseconds('totalMs', results.totalMs[row]),
    ...count('status', results.statuses[row]),
    ...text('exitIp', exit),
    ...count('asn', results.asns[row]),
    ...text('anonymity', word(ANONYMITIES, results.anonymities[row])),
    ...text('dns', DNS[results.dns[row] ?? 0]),
    ...count('exitsSeen', results.exitsSeen[row]),
    ...count('requestsMade', results.requestsMade[row]),
    ...milliseconds('downloadKilobytesPerSecond', results.downloadRates[row]),
    ...milliseconds('reputation', results.reputations[row]),
    ...count('bytes', results.bytes[row]),
    ...text('checkedAt', checkedAt === 0 ? undefined : new Date(checkedAt * 1000).toISOString()),
  };
}

/** The address in the protocol that was spoken, where that was found out. */
export function spokenAddress(address: ProxyAddress, { schemes }: ResultColumns, row: number): ProxyAddress {
  const scheme = address.scheme ?? PROXY_SCHEMES[schemes[row] ?? PROXY_SCHEMES.length];
  return { ...address, ...(scheme !== undefined && { scheme }) };
}

function text(name: string, value: string | undefined): Readonly<Record<string, string>> {
  return value === undefined || value === '' ? {} : { [name]: value };
}

function count(name: string, value: number | undefined): Readonly<Record<string, number>> {
  return value === undefined || value === 0 ? {} : { [name]: value };
}

function milliseconds(name: string, value: number | undefined): Readonly<Record<string, number>> {
  return value === undefined || Number.isNaN(value) ? {} : { [name]: Math.round(value * 10) / 10 };
}

function word(words: readonly string[], place: number | undefined): string | undefined {
  const found = words[place ?? 0];
  return found === NO_WORD ? undefined : found;
}

/** `US` out of two bytes, the high one first. */
function countryText(code: number): string | undefined {
  return code === 0 ? undefined : String.fromCharCode(code >> 8, code & 0xff);
}
