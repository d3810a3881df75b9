import { endSeats } from './seat.js';

/** For mocha, which runs it after the last file. */
export const mochaHooks = { afterAll: endSeats };
