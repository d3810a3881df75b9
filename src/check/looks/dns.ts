import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import type { ProxyAddress, ProxyScheme } from '../../core/proxy/endpoint.js';
import type { ProbeTarget } from '../probe/probe.js';
import { askJudge, isLive, type AskedJudge, type Looked, type LookTools } from './look.js';

/** `remote` is resolved at the proxy, `local` is left to whoever uses it. */
export interface DnsLook extends Looked {
  readonly dns: 'remote' | 'local' | 'unknown';
}

const UNKNOWN: DnsLook = { dns: 'unknown', bytes: 0 };

/** The scheme in which a proxy is given the target's name. */
const BY_NAME: Partial<Record<ProxyScheme, ProxyScheme>> = { socks4: 'socks4a', socks5: 'socks5h' };

/**
 * Whether a proxy resolves names itself: it does where it leads to a judge by name. It leaves that to its client where
 * it fails so, and leads there by address. Which resolver it asks cannot be told from outside.
 */
export async function dnsAt(address: ProxyAddress, tools: LookTools): Promise<DnsLook> {
  const plain = tools.judges.find(({ judge }) => !judge.target.isTls);
  const tls = tools.judges.find(({ judge }) => judge.target.isTls);
  let bytes = 0;
  // One that leads to TLS alone tells nothing by way of the first.
  for (const judge of [plain, tls]) {
    const look: DnsLook = judge ? await dnsBy(judge, address, tools) : UNKNOWN;
    bytes += look.bytes;
    if (look.dns !== 'unknown') {
      return { ...look, bytes };
    }
  }
  return { dns: 'unknown', bytes };
}

async function dnsBy(judge: AskedJudge, address: ProxyAddress, tools: LookTools): Promise<DnsLook> {
  const { target } = judge.judge;
  const name = nameOf(target.host);
  if (name === undefined) {
    return UNKNOWN;
  }
  const byName = await askJudge(takingNames(address), judge, tools, under(name, target));
  const { bytes } = byName.result;
  if (isLive(byName)) {
    return { dns: 'remote', bytes };
  }
  // A certificate is for the name: what leads there by address cannot be trusted.
  const ip = target.isTls ? undefined : await addressOf(name);
  if (ip === undefined) {
    return { dns: 'unknown', bytes };
  }
  const byAddress = await askJudge(address, judge, tools, under(ip, target));
  return { dns: isLive(byAddress) ? 'local' : 'unknown', bytes: bytes + byAddress.result.bytes };
}

/** A name for the host: this machine's own has one as well, and of others only the address is known. */
function nameOf(host: string): string | undefined {
  if (isIP(host) === 0) {
    return host;
  }
  return host.startsWith('127.') || host === '::1' ? 'localhost' : undefined;
}

function takingNames(address: ProxyAddress): ProxyAddress {
  const scheme = address.scheme && BY_NAME[address.scheme];
  return scheme ? { ...address, scheme } : address;
}

/** In IPv4, which every scheme can name. */
function addressOf(name: string): Promise<string | undefined> {
  return lookup(name, { family: 4 }).then(
    ({ address }) => address,
    () => undefined,
  );
}

/** The same request by another way: its `Host` header stays, which the judge may go by. */
function under(host: string, target: ProbeTarget): ProbeTarget {
  return { ...target, host, absoluteHead: headWith(host, target.absoluteHead) };
}

function headWith(host: string, head: Uint8Array): Uint8Array {
  const text = Buffer.from(head).toString('latin1');
  return Buffer.from(text.replace(/^(\S+ http:\/\/)(?:\[[^\]]*\]|[^/:?]*)/, `$1${host}`), 'latin1');
}
