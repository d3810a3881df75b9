import { isIP } from 'node:net';
import type { ProxyAddress } from '../../core/proxy/endpoint.js';
import type { Message } from './dialogue.js';
import { basicLine } from './login.js';

const VERSION = 5;
const CONNECT = 1;
const ADDRESS_KIND = { ipv4: 1, name: 3, ipv6: 4 } as const;

/** Where a tunnel leads; an IPv6 host has no brackets. */
export interface TunnelTarget {
  readonly host: string;
  readonly port: number;
}

/** As it stands in a request's line and in `Host`. */
export function authorityOf({ host, port }: TunnelTarget): string {
  return `${isIP(host) === 6 ? `[${host}]` : host}:${port}`;
}

/** How proxies are asked for a tunnel to one target, written once. */
export class TunnelMessages {
  private readonly connectHead: string;
  private readonly connectWhole: Buffer;
  private readonly socks5 = new Map<string, Buffer>();

  constructor(readonly target: TunnelTarget) {
    const authority = authorityOf(target);
    this.connectHead = `CONNECT ${authority} HTTP/1.1\r\nHost: ${authority}\r\n`;
    this.connectWhole = Buffer.from(`${this.connectHead}\r\n`, 'latin1');
  }

  connect(address: ProxyAddress): Message {
    const login = basicLine(address);
    return login === '' ? this.connectWhole : `${this.connectHead}${login}\r\n`;
  }

  /** The request of SOCKS5 for the target as it is called here: its name, or an address of it. */
  socks5Request(host: string): Buffer {
    const known = this.socks5.get(host) ?? socks5Request(host, this.target.port);
    this.socks5.set(host, known);
    return known;
  }
}

function socks5Request(host: string, port: number): Buffer {
  const address = socks5Address(host);
  return Buffer.concat([Buffer.of(VERSION, CONNECT, 0), address, Buffer.of(port >> 8, port & 0xff)]);
}

function socks5Address(host: string): Buffer {
  switch (isIP(host)) {
    case 4:
      return Buffer.of(ADDRESS_KIND.ipv4, ...host.split('.').map(Number));
    case 6:
      return Buffer.of(ADDRESS_KIND.ipv6, ...ipv6Bytes(host));
    default: {
      const name = Buffer.from(host, 'latin1');
      return Buffer.concat([Buffer.of(ADDRESS_KIND.name, name.length), name]);
    }
  }
}

/** The 16 bytes of an address that is known to be one. */
export function ipv6Bytes(host: string): number[] {
  const [head = '', tail] = host.split('::');
  const left = groupBytes(head);
  const right = groupBytes(tail ?? '');
  return [...left, ...Array<number>(16 - left.length - right.length).fill(0), ...right];
}

function groupBytes(text: string): number[] {
  return text === ''
    ? []
    : text.split(':').flatMap((group) => {
        if (group.includes('.')) {
          return group.split('.').map(Number);
        }
        const value = Number.parseInt(group, 16);
        return [value >> 8, value & 0xff];
      });
}
