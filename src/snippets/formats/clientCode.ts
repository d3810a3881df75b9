import { Secret } from '../../core/secret.js';
import { PLAYWRIGHT_CLIENTS } from '../catalogue/browsersPlaywright.js';
import { PUPPETEER_CLIENTS } from '../catalogue/browsersPuppeteer.js';
import type { Client, Recipe } from '../catalogue/client.js';
import { SHELL_TOOLS } from '../catalogue/shellTools.js';
import { render } from '../render/render.js';
import { type Address, hasLogin, type ListedAddress } from './addresses.js';

const CLIENTS: readonly Client[] = [...PLAYWRIGHT_CLIENTS, ...PUPPETEER_CLIENTS, ...SHELL_TOOLS];

/** The clients whose code is copied, by format: a command, a configuration, a program. */
const COPIED = {
  curl: { client: 'curl', languageId: 'shellscript', fileName: 'proxy.sh' },
  playwright: { client: 'playwright-test', languageId: 'javascript', fileName: 'playwright.config.mjs' },
  puppeteer: { client: 'puppeteer', languageId: 'javascript', fileName: 'proxy.mjs' },
} as const;

export type CodeFormat = keyof typeof COPIED;

/** The code, or why this client cannot use such a proxy, in a sentence where the catalogue has one. */
export type ClientCode =
  { readonly kind: 'code'; readonly text: Secret } | { readonly kind: 'none'; readonly why?: string };

/** The client's code for one proxy, its address and login written out. */
export function clientCode(format: CodeFormat, address: Address): ClientCode {
  return code(format, [{ address }], (recipe) => recipe.takes === undefined);
}

/** A configuration with a project for each proxy. */
export function playwrightProjects(proxies: readonly ListedAddress[]): ClientCode {
  return code('playwright', proxies, ({ id }) => id === 'projects');
}

function code(
  format: CodeFormat,
  proxies: readonly ListedAddress[],
  isMeant: (recipe: Recipe) => boolean,
): ClientCode {
  const { client: id, languageId, fileName } = COPIED[format];
  const client = CLIENTS.find((each) => each.id === id);
  const recipe = client?.recipes.find((each) => isMeant(each) && proxies.every(serves(each)));
  if (!client || !recipe) {
    const why = client && reason(client, proxies);
    return { kind: 'none', ...(why !== undefined && { why }) };
  }
  const named = proxies.map(({ address, country, name }) => ({
    address,
    ...((country ?? name) !== undefined && { name: country ?? name ?? '' }),
  }));
  const { imports, text } = render({
    recipe,
    languageId,
    fileName,
    proxies: named,
    credentials: 'literal',
    variable: 'PROXY_URL',
  });
  const head = imports.length === 0 ? '' : `${imports.join('\n')}\n\n`;
  // the line of a tab stop that is left empty
  const body = text.expose().replaceAll(/^[ \t]+\n/gm, '');
  return { kind: 'code', text: new Secret(`${head}${body}\n`) };
}

/** What the catalogue says of the proxies that the client cannot use, or cannot log in at. */
function reason({ cannot = [], recipes }: Client, proxies: readonly ListedAddress[]): string | undefined {
  const speaks = ({ schemes }: Pick<Recipe, 'schemes'>) =>
    proxies.some(({ address }) => schemes.includes(address.scheme));
  return (
    cannot.find(speaks)?.why() ??
    recipes.find((recipe) => recipe.credentials === false && speaks(recipe))?.avoids[0]?.()
  );
}

function serves({ schemes, credentials }: Recipe): (proxy: ListedAddress) => boolean {
  return ({ address }) => schemes.includes(address.scheme) && !(credentials === false && hasLogin(address));
}
