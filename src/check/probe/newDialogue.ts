import { isIPv4 } from 'node:net';
import type { ProxyAddress, ProxyScheme } from '../../core/proxy/endpoint.js';
import type { Dialogue } from './dialogue.js';
import { HttpConnect } from './httpConnect.js';
import { hasLogin, socks4User, socks5Login } from './login.js';
import { Socks4 } from './socks4.js';
import { Socks5 } from './socks5.js';
import type { TunnelMessages } from './tunnelMessages.js';

/** Whether the target's name has to be resolved on this machine, because the proxy takes addresses alone. */
export function wantsAddress(scheme: ProxyScheme): boolean {
  return scheme === 'socks4' || scheme === 'socks5';
}

/**
 * What is said to the proxy in that scheme; `targetHost` is the target as the proxy is told of it. Undefined where the
 * login cannot be written in it.
 */
export function newDialogue(
  scheme: ProxyScheme,
  address: ProxyAddress,
  messages: TunnelMessages,
  targetHost: string,
): Dialogue | undefined {
  switch (scheme) {
    case 'http':
    case 'https':
      return new HttpConnect(messages.connect(address), hasLogin(address));
    case 'socks4':
    case 'socks4a': {
      const user = socks4User(address);
      const ipv4 = isIPv4(targetHost) ? targetHost : undefined;
      return user && new Socks4(messages.target, ipv4, user);
    }
    case 'socks5':
    case 'socks5h': {
      const request = messages.socks5Request(targetHost);
      if (!hasLogin(address)) {
        return new Socks5(request, undefined, address.scheme === undefined);
      }
      const login = socks5Login(address);
      return login && new Socks5(request, login, address.scheme === undefined);
    }
  }
}
