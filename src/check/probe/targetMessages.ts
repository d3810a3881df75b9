import type { ProxyAddress } from '../../core/proxy/endpoint.js';
import { basicLine } from './login.js';
import type { ProbeTarget } from './probe.js';
import { TunnelMessages } from './tunnelMessages.js';

/** What is said about one target through every proxy, written once. */
export class TargetMessages extends TunnelMessages {
  readonly hasBody: boolean;
  private readonly absoluteHead: string;

  constructor(target: ProbeTarget) {
    super(target);
    this.absoluteHead = Buffer.from(target.absoluteHead).toString('latin1');
    this.hasBody = Buffer.from(target.request.subarray(0, 5)).toString('latin1') !== 'HEAD ';
  }

  absolute(address: ProxyAddress): string {
    return `${this.absoluteHead}${basicLine(address)}\r\n`;
  }
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
