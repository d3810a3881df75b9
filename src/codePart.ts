import { bindWorkspace } from './ui/code/bindWorkspace.js';
import { copyProxyAs } from './ui/code/copyProxyAs.js';
import { exportProxies } from './ui/code/exportProxies.js';
import { insertSnippet } from './ui/code/insertSnippet.js';
import type { CodeHandlers } from './ui/commands/context.js';

/** The part of the extension that writes proxies as code and as files, loaded when one of its commands is first used. */
export const codeHandlers: CodeHandlers = { insertSnippet, copyProxyAs, exportProxies, bindWorkspace };
