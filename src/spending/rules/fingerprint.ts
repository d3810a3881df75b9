import { scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import type { Endpoint } from '../../core/endpoint.js';

const derive = promisify<string, string, number, Buffer>(scrypt);
const BYTES = 16;

/**
 * A slow, salted hash of what opens a subscription: equal while the credentials are, and of no use to
 * whoever reads it, since even a short password cannot be tried out from it.
 */
export async function fingerprint(endpoints: readonly Endpoint[], salt: string): Promise<string> {
  const credentials = endpoints.map((endpoint) =>
    endpoint.kind === 'tunnel'
      ? [endpoint.id, endpoint.uri.expose()]
      : [endpoint.id, endpoint.address.user ?? '', endpoint.address.password?.expose() ?? ''],
  );
  return (await derive(JSON.stringify(credentials), salt, BYTES)).toString('hex');
}
