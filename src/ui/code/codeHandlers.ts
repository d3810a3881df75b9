import type { CodeHandlers } from '../commands/context.js';
import { bindWorkspace } from './bindWorkspace.js';
import { copyProxyAs } from './copyProxyAs.js';
import { exportProxies } from './exportProxies.js';
import { insertSnippet } from './insertSnippet.js';

/** The commands of the part that writes proxies as code and as files. */
export const codeHandlers: CodeHandlers = { insertSnippet, copyProxyAs, exportProxies, bindWorkspace };
