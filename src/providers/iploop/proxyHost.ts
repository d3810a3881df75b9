import { isProviderError, ProviderError } from '../../core/errors.js';
import type { ProxyAddress } from '../../core/proxy/endpoint.js';
import type { IploopCalls } from './client.js';

export type ProxyHost = Pick<ProxyAddress, 'host' | 'port'>;

const DOCUMENTED: ProxyHost = { host: 'gateway.iploop.io', port: 8880 };

/**
 * Where proxy traffic goes, as the status tells, asked once. Where it does not, the documented host
 * serves, unless the account has a base URL of its own (`isDefaultService`).
 */
export function proxyHostReader(
  status: IploopCalls['status'],
  isDefaultService: boolean,
): (signal: AbortSignal) => Promise<ProxyHost> {
  let known: ProxyHost | undefined;
  return async (signal) => {
    try {
      known ??= (await status(signal)).proxy_endpoint ?? undefined;
    } catch (error) {
      if (!isDefaultService || (isProviderError(error) && error.kind === 'cancelled')) {
        throw error;
      }
    }
    if (known === undefined && !isDefaultService) {
      throw new ProviderError({
        kind: 'malformedAnswer',
        provider: 'iploop',
        endpoint: 'GET /api/support/status',
        jsonPath: '$.proxy_endpoint',
        detail: 'expected host:port',
      });
    }
    return known ?? DOCUMENTED;
  };
}
