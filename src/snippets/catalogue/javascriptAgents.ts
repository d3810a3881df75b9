import * as l10n from '@vscode/l10n';
import type { Client, PackageRange, Recipe } from './client.js';
import { connectForAll, socks4Names, socksNames } from './javascriptTraps.js';

const LANGUAGES = ['javascript', 'typescript'];
const AGENTS = 'https://github.com/TooTallNate/proxy-agents/tree/main/packages';

const npm = (name: string): Omit<PackageRange, 'versions'> => ({ ecosystem: 'npm', name });

/** The recipes of a client that takes an agent of Node, which is the same for every target. */
function throughAgent(
  imports: string,
  code: (agent: string) => string,
  source: string,
  avoids: Recipe['avoids'] = [],
): readonly Recipe[] {
  const socks = {
    installs: ['socks-proxy-agent'],
    imports: [imports, 'import { SocksProxyAgent } from "socks-proxy-agent";'],
    code: code('new SocksProxyAgent({{url}})'),
    source: `${AGENTS}/socks-proxy-agent`,
    proof: 'run',
  } as const;
  return [
    {
      id: 'http',
      schemes: ['http', 'https'],
      installs: ['https-proxy-agent'],
      imports: [imports, 'import { HttpsProxyAgent } from "https-proxy-agent";'],
      code: code('new HttpsProxyAgent({{url}})'),
      avoids: [...avoids, connectForAll],
      source,
      proof: 'run',
    },
    { id: 'socks5', schemes: ['socks5', 'socks5h'], avoids: [...avoids, socksNames], ...socks },
    {
      id: 'socks4',
      schemes: ['socks4', 'socks4a'],
      urlScheme: 'socks4a',
      credentials: false,
      avoids: [...avoids, socks4Names],
      ...socks,
    },
  ];
}

/** Clients that leave the proxy to an agent of Node. */
export const AGENT_CLIENTS: readonly Client[] = [
  {
    id: 'node-fetch',
    label: 'node-fetch',
    languages: LANGUAGES,
    seen: { imports: /\b(?:from|require\()\s*["']node-fetch["']/, packages: [npm('node-fetch')] },
    recipes: throughAgent(
      'import fetch from "node-fetch";',
      (agent) => `const response = await fetch("⟦1:https://example.com/⟧", {
  agent: ${agent},
});
console.log(response.status);
⟦0⟧`,
      'https://github.com/node-fetch/node-fetch#custom-agent',
      [() => l10n.t('The fetch of Node itself ignores agent, and goes direct without a word.')],
    ),
  },
  {
    id: 'superagent',
    label: 'superagent',
    languages: LANGUAGES,
    seen: { imports: /\b(?:from|require\()\s*["']superagent["']/, packages: [npm('superagent')] },
    recipes: throughAgent(
      'import superagent from "superagent";',
      (agent) => `const response = await superagent
  .get("⟦1:https://example.com/⟧")
  .agent(${agent});
console.log(response.status);
⟦0⟧`,
      'https://github.com/forwardemail/superagent/blob/master/src/node/index.js',
      [() => l10n.t('superagent has no proxy option, and does not ask the environment.')],
    ),
  },
  {
    id: 'needle',
    label: 'needle',
    languages: LANGUAGES,
    seen: { imports: /\b(?:from|require\()\s*["']needle["']/, packages: [npm('needle')] },
    recipes: throughAgent(
      'import needle from "needle";',
      (agent) => `const response = await needle("get", "⟦1:https://example.com/⟧", {
  agent: ${agent},
  use_proxy_from_env_var: false,
});
console.log(response.statusCode);
⟦0⟧`,
      'https://github.com/tomas/needle#request-options',
      [
        () => l10n.t('With proxy: needle sends what goes to https:// to the proxy itself, without a tunnel.'),
        () => l10n.t('needle puts a proxy of the environment before the agent unless told not to.'),
      ],
    ),
  },
  {
    id: 'ws',
    label: 'ws',
    languages: LANGUAGES,
    seen: { imports: /\b(?:from|require\()\s*["']ws["']/, packages: [npm('ws')] },
    recipes: throughAgent(
      'import WebSocket from "ws";',
      (agent) => `const socket = new WebSocket("⟦1:https://example.com/⟧", {
  agent: ${agent},
});
socket.on("open", () => {
  ⟦0⟧
});
socket.on("error", console.error);`,
      'https://github.com/websockets/ws#connect-via-a-proxy',
      [() => l10n.t('The WebSocket of Node itself, and that of a browser, take no agent.')],
    ),
  },
  {
    id: 'socket.io-client',
    label: 'Socket.IO',
    languages: LANGUAGES,
    seen: {
      imports: /\b(?:from|require\()\s*["']socket\.io-client["']/,
      packages: [npm('socket.io-client')],
    },
    recipes: throughAgent(
      'import { io } from "socket.io-client";',
      (agent) => `const socket = io("⟦1:https://example.com/⟧", {
  agent: ${agent},
});
socket.on("connect", () => {
  ⟦0⟧
});
socket.on("connect_error", console.error);`,
      'https://socket.io/docs/v4/client-options/#nodejs-specific-options',
      [
        () => l10n.t('The agent serves in Node alone: in a page the browser decides on the proxy.'),
        () => l10n.t('Its types let agent be text alone: TypeScript wants a cast there.'),
      ],
    ),
  },
];
