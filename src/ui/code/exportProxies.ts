import type { Handler } from '../commands/context.js';

export const exportProxies: Handler = () => Promise.resolve(undefined);
