import { isIP } from 'node:net';
import type { ProxyAddress } from '../../core/proxy/endpoint.js';
import type { Message } from './dialogue.js';
import { basicLine } from './login.js';
import type { ProbeTarget } from './probe.js';

const VERSION = 5;
const CONNECT = 1;
const ADDRESS_KIND = { ipv4: 1, name: 3, ipv6: 4 } as const;

/** What is said about one target through every proxy, written once. */
export class TargetMessages {
  readonly hasBody: boolean;
  private readonly connectHead: string;
  private readonly connectWhole: Buffer;
  private readonly absoluteHead: string;
  private readonly socks5 = new Map<string, Buffer>();

  constructor(private readonly target: ProbeTarget) {
    const authority = `${isIP(target.host) === 6 ? `[${target.host}]` : target.host}:${target.port}`;
    this.connectHead = `CONNECT ${authority} HTTP/1.1\r\nHost: ${authority}\r\n`;
    this.connectWhole = Buffer.from(`${this.connectHead}\r\n`, 'latin1');
    this.absoluteHead = Buffer.from(target.absoluteHead).toString('latin1');
    this.hasBody = Buffer.from(target.request.subarray(0, 5)).toString('latin1') !== 'HEAD ';
  }

  connect(address: ProxyAddress): Message {
    const login = basicLine(address);
    return login === '' ? this.connectWhole : `${this.connectHead}${login}\r\n`;
  }

  absolute(address: ProxyAddress): string {
    return `${this.absoluteHead}${basicLine(address)}\r\n`;
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
function ipv6Bytes(host: string): number[] {
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

const written = new WeakMap<ProbeTarget, TargetMessages>();

export function messagesFor(target: ProbeTarget): TargetMessages {
  const known = written.get(target);
  if (known) {
    return known;
  }
  const messages = new TargetMessages(target);
  written.set(target, messages);
  return messages;
}
