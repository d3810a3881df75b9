import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import type { ProxyAddress, ProxyScheme } from '../../core/proxy/endpoint.js';
import type { ProbeTarget } from '../probe/probe.js';
import { askJudge, isLive, type Looked, type LookTools } from './look.js';

/** `remote` is resolved at the proxy, `local` is left to whoever uses it. */
export interface DnsLook extends Looked {
  readonly dns: 'remote' | 'local' | 'unknown';
}

/** The scheme in which a proxy is given the target's name. */
const BY_NAME: Partial<Record<ProxyScheme, ProxyScheme>> = { socks4: 'socks4a', socks5: 'socks5h' };

/**
 * Whether a proxy resolves names itself: it does where it leads to a judge by name. It leaves that to its client where
 * it fails so, and leads there by address. Which resolver it asks cannot be told from outside.
 */
export async function dnsAt(address: ProxyAddress, tools: LookTools): Promise<DnsLook> {
  // Without TLS first: an address in the place of the name is not what a certificate is for.
  const judge = tools.judges.find((each) => !each.judge.target.isTls) ?? tools.judges[0];
  const name = judge && nameOf(judge.judge.target.host);
  if (!judge || name === undefined) {
    return { dns: 'unknown', bytes: 0 };
  }
  const { target } = judge.judge;
  const byName = await askJudge(takingNames(address), judge, tools, under(name, target));
  if (isLive(byName) || target.isTls) {
    return { dns: isLive(byName) ? 'remote' : 'unknown', bytes: byName.result.bytes };
  }
  const ip = await addressOf(name);
  if (ip === undefined) {
    return { dns: 'unknown', bytes: byName.result.bytes };
  }
  const byAddress = await askJudge(address, judge, tools, under(ip, target));
  return {
    dns: isLive(byAddress) ? 'local' : 'unknown',
    bytes: byName.result.bytes + byAddress.result.bytes,
  };
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
