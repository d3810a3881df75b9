import { proxy1001 } from './1001proxy/index.js';
import { checker } from './checker/index.js';
import { gateway } from './gateway/index.js';
import { iploop } from './iploop/index.js';
import { ipswamp } from './ipswamp/index.js';
import { list } from './list/index.js';
import type { Provider } from './provider.js';

/** Every provider, in the order in which they are offered. */
export const PROVIDERS: readonly Provider[] = [iploop, gateway, checker, proxy1001, ipswamp, list];
