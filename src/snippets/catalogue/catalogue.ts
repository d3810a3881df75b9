import type { Client } from './client.js';

/** Every client there is a recipe for; ids are unique. */
export const CLIENTS: readonly Client[] = [];
