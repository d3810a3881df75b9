import type { ProxyScheme } from '../../core/proxy/endpoint.js';
import { PROXY_SCHEMES } from '../../core/proxy/endpoint.js';
import { NO_SCHEME } from '../../core/proxy/lineScan.js';
import type { Finding } from '../judge/judge.js';
import type { LookedAt } from '../looks/lookAt.js';
import type { ProbeResult } from '../probe/probe.js';
import type { ResultColumns } from '../results.js';
import { newResults } from '../results.js';
import type { CheckedAnonymity, Reason, Verdict } from '../verdict.js';
import { ANONYMITIES, REASONS, VERDICTS } from '../verdict.js';
import { Changes } from './changes.js';

function codes<Word extends string>(words: readonly Word[]): Readonly<Record<Word, number>> {
  return Object.fromEntries(words.map((word, code) => [word, code])) as Record<Word, number>;
}

const VERDICT: Readonly<Record<Verdict, number>> = codes(VERDICTS);
const REASON: Readonly<Record<Reason, number>> = codes(REASONS);
const SCHEME: Readonly<Record<ProxyScheme, number>> = codes(PROXY_SCHEMES);
const DNS = { unknown: 0, remote: 1, local: 2 } as const;
const ANONYMITY: Readonly<Record<CheckedAnonymity, number>> = codes(ANONYMITIES);

/** The results as they are written, with their sums. */
export class Ledger {
  readonly results: ResultColumns;
  readonly changes = new Changes();
  #done = 0;
  #live = 0;
  readonly #exitPlaces = new Map<string, number>([['', 0]]);

  constructor(
    count: number,
    private readonly epochSeconds: () => number,
  ) {
    this.results = newResults(count);
  }

  get done(): number {
    return this.#done;
  }

  get live(): number {
    return this.#live;
  }

  /** Whether its check has not come to an end. */
  isOpen(row: number): boolean {
    return this.results.verdicts[row] === VERDICT.waiting;
  }

  isLive(row: number): boolean {
    return this.results.verdicts[row] === VERDICT.live;
  }

  /** How a check ended, and what the judge's answer told where there was one. */
  write(row: number, result: ProbeResult, finding?: Finding): void {
    const { results } = this;
    this.#settle(row, finding?.verdict ?? result.verdict, finding?.reason ?? result.reason);
    results.schemes[row] = result.scheme === undefined ? NO_SCHEME : SCHEME[result.scheme];
    results.statuses[row] = result.answer?.status ?? 0;
    results.connectMs[row] = result.connectMs;
    results.handshakeMs[row] = result.handshakeMs;
    results.tunnelMs[row] = result.tunnelMs;
    results.tlsMs[row] = result.tlsMs;
    results.firstByteMs[row] = result.firstByteMs;
    results.totalMs[row] = result.totalMs;
    results.bytes[row] = (results.bytes[row] ?? 0) + result.bytes;
    results.exits[row] = this.#exitPlace(finding?.exitIp);
    results.countries[row] = countryCode(finding?.country);
    results.asns[row] = finding?.asn ?? 0;
    results.anonymities[row] = ANONYMITY[finding?.anonymity ?? 'none'];
    results.checkedAt[row] = this.epochSeconds();
  }

  /** What else was seen of one that works; where its certificates are false, it does not. */
  addLook(row: number, seen: LookedAt): void {
    const { results } = this;
    const { interception, anonymity, dns, exits, download } = seen;
    results.bytes[row] = (results.bytes[row] ?? 0) + seen.bytes;
    if (interception?.certificate === 'replaced') {
      this.#done -= 1;
      this.#live -= 1;
      this.#settle(row, 'intercepted', 'untrustedCertificate');
    }
    results.tlsMs[row] = interception?.tlsMs ?? results.tlsMs[row] ?? Number.NaN;
    if (anonymity !== undefined && anonymity.anonymity !== 'none') {
      results.anonymities[row] = ANONYMITY[anonymity.anonymity];
    }
    results.dns[row] = dns === undefined ? 0 : DNS[dns.dns];
    results.exitsSeen[row] = exits?.exitIps.length ?? 0;
    results.requestsMade[row] = exits?.requestsMade ?? 0;
    for (const address of exits?.exitIps ?? []) {
      this.#exitPlace(address);
    }
    results.downloadRates[row] = download?.kilobytesPerSecond ?? Number.NaN;
    this.changes.add(row);
  }

  /** The run ends without its turn, or does not send its login again. */
  uncheck(row: number, reason: Reason): void {
    this.#settle(row, 'unchecked', reason);
  }

  /** Its check begins anew; what it cost stays counted. */
  reopen(row: number): void {
    if (!this.isOpen(row)) {
      this.#done -= 1;
      this.#live -= this.isLive(row) ? 1 : 0;
    }
    this.results.verdicts[row] = VERDICT.waiting;
    this.results.reasons[row] = REASON.none;
    this.changes.add(row);
  }

  #settle(row: number, verdict: Verdict, reason: Reason): void {
    this.results.verdicts[row] = VERDICT[verdict];
    this.results.reasons[row] = REASON[reason];
    this.#done += 1;
    this.#live += verdict === 'live' ? 1 : 0;
    this.changes.add(row);
  }

  #exitPlace(address = ''): number {
    const known = this.#exitPlaces.get(address);
    if (known !== undefined) {
      return known;
    }
    const place = this.results.exitIps.push(address) - 1;
    this.#exitPlaces.set(address, place);
    return place;
  }
}

/** Two letters as two bytes; 0 where there are none. */
function countryCode(country: string | undefined): number {
  return country?.length === 2 ? (country.charCodeAt(0) << 8) | country.charCodeAt(1) : 0;
}
