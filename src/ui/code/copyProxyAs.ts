import type { Handler } from '../commands/context.js';

export const copyProxyAs: Handler = () => Promise.resolve(undefined);
