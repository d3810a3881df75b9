import type { Handler } from '../commands/context.js';

export const scanForCredentials: Handler = () => Promise.resolve(undefined);
