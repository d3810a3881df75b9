import type { Handler } from '../commands/context.js';

export const toggleCredentialMask: Handler = () => Promise.resolve(undefined);
