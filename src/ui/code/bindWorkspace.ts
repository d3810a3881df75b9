import type { Handler } from '../commands/context.js';

export const bindWorkspace: Handler = () => Promise.resolve(undefined);
