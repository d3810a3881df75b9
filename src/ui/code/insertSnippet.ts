import type { Handler } from '../commands/context.js';

export const insertSnippet: Handler = () => Promise.resolve(undefined);
