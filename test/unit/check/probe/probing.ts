import type { ProbeResult, ProbeTarget } from '../../../../src/check/probe/probe.js';
import { startProbe } from '../../../../src/check/probe/startProbe.js';
import type { ProxyAddress, ProxyScheme } from '../../../../src/core/proxy/endpoint.js';
import { Secret } from '../../../../src/core/secret.js';

/** What a check found; the answer's body is taken while it is there. */
export type Seen = ProbeResult & { readonly body?: string };

/** One check to its end. */
export function probe(address: ProxyAddress, target: ProbeTarget): Promise<Seen> {
  return new Promise((resolve) => {
    startProbe(address, target, (result) => {
      resolve({ ...result, ...(result.answer && { body: result.answer.body() }) });
    });
  });
}

interface RawAddress extends Omit<ProxyAddress, 'password' | 'scheme'> {
  readonly scheme?: ProxyScheme | undefined;
  readonly password?: string | undefined;
}

export function addressOf({ host, port, scheme, user, password }: RawAddress): ProxyAddress {
  return {
    host,
    port,
    ...(scheme !== undefined && { scheme }),
    ...(user !== undefined && { user }),
    ...(password !== undefined && { password: new Secret(password) }),
  };
}
