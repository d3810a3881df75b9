import { formatProxy, proxyUrl } from '../../core/proxy/format.js';
import { Secret } from '../../core/secret.js';
import { dotenvValue } from '../dotenv.js';
import { type Address, addressMembers } from './addresses.js';
import { clientCode, type ClientCode } from './clientCode.js';
import type { CopyFormat } from './proxyFormats.js';

/** One proxy in a format; `none` where the format cannot carry it. */
export function copiedProxy(address: Address, format: CopyFormat): ClientCode {
  switch (format) {
    case 'curl':
    case 'playwright':
    case 'puppeteer':
      return clientCode(format, address);
    case 'env':
      return { kind: 'code', text: environmentBlock(address) };
    case 'json':
      return { kind: 'code', text: new Secret(`${JSON.stringify(addressMembers(address), null, 2)}\n`) };
    default: {
      const text = formatProxy(address, format);
      return text === undefined ? { kind: 'none' } : { kind: 'code', text };
    }
  }
}

/** Both cases of each name: some programs read the one alone, some the other. */
function environmentBlock(address: Address): Secret {
  const names = address.scheme.startsWith('socks')
    ? ['ALL_PROXY', 'HTTP_PROXY', 'HTTPS_PROXY']
    : ['HTTP_PROXY', 'HTTPS_PROXY'];
  const value = dotenvValue(proxyUrl(address).expose());
  const lines = [...names, ...names.map((name) => name.toLowerCase())].map((name) => `${name}=${value}\n`);
  return new Secret(lines.join(''));
}
