import type { Endpoint } from '../../core/endpoint.js';
import { endpointPlace, endpointScheme } from '../tree/endpointRow.js';

/** What to call an endpoint where everybody may look: host and port, never user or password. */
export function endpointName(endpoint: Endpoint): string {
  return endpointPlace(endpoint) || endpointScheme(endpoint);
}

/** Whether its URL gives away how to use it. A tunnel's link is a credential as a whole. */
export function hasCredentials(endpoint: Endpoint): boolean {
  return (
    endpoint.kind === 'tunnel' ||
    endpoint.address.user !== undefined ||
    endpoint.address.password !== undefined
  );
}
