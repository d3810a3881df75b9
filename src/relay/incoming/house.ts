import type { RelayLimits } from '../limits.js';
import type { Route } from '../outgoing/route.js';
import type { Tally } from '../tally.js';
import type { Clients } from './clients.js';
import type { Entrance } from './token.js';

/** What a client meets, whichever protocol it speaks. */
export interface House {
  readonly entrance: Entrance;
  readonly clients: Clients;
  readonly route: Route;
  readonly tally: Tally;
  readonly limits: RelayLimits;
}
