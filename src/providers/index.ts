import { gateway } from './gateway/index.js';
import type { Provider } from './provider.js';

/** Every provider, in the order in which they are offered. */
export const PROVIDERS: readonly Provider[] = [gateway];
