import * as z from 'zod/mini';
import type { KeptProxy } from '../../core/keptProxies.js';
import { lazily } from '../../core/lazily.js';
import { PROXY_SCHEMES } from '../../core/proxy/endpoint.js';
import { Secret } from '../../core/secret.js';

const SCHEMA_VERSION = 1;

/** A proxy on disk: its password is a place in the table that the keychain holds. */
const storedProxy = lazily(() =>
  z.object({
    scheme: z.enum(PROXY_SCHEMES),
    host: z.string().check(z.minLength(1)),
    port: z.number().check(z.gte(1), z.lte(65_535), z.refine(Number.isInteger)),
    user: z.exactOptional(z.string()),
    password: z.exactOptional(z.number().check(z.nonnegative(), z.refine(Number.isInteger))),
    country: z.exactOptional(z.string()),
  }),
);

const listFile = lazily(() =>
  z.object({ schemaVersion: z.literal(SCHEMA_VERSION), id: z.string(), proxies: z.array(storedProxy()) }),
);

const passwordTable = lazily(() => z.object({ id: z.string(), passwords: z.array(z.string()) }));

/** The list without its passwords, as it stands on disk. */
export function formatListFile(id: string, proxies: readonly KeptProxy[]): string {
  const places = new Map(distinctPasswords(proxies).map((password, place) => [password, place]));
  const stored = proxies.map(({ address: { password, ...address }, country }) => ({
    ...address,
    ...(password && { password: places.get(password.expose()) }),
    ...(country !== undefined && { country }),
  }));
  return `${JSON.stringify({ schemaVersion: SCHEMA_VERSION, id, proxies: stored })}\n`;
}

/** The passwords, each once, as the keychain holds them; `id` says which list they belong to. */
export function formatPasswords(id: string, proxies: readonly KeptProxy[]): string {
  return JSON.stringify({ id, passwords: distinctPasswords(proxies) });
}

/** Puts the passwords back into their places; undefined where the two do not belong together. */
export function parseList(file: string, passwords: Secret): readonly KeptProxy[] | undefined {
  const list = listFile().safeParse(json(file));
  const table = passwordTable().safeParse(json(passwords.expose()));
  if (!list.success || !table.success || list.data.id !== table.data.id) {
    return undefined;
  }
  const secrets = table.data.passwords.map((password) => new Secret(password));
  return list.data.proxies.map(({ password, country, ...address }) => {
    const secret = password === undefined ? undefined : secrets[password];
    return {
      address: { ...address, ...(secret && { password: secret }) },
      ...(country !== undefined && { country }),
    };
  });
}

function distinctPasswords(proxies: readonly KeptProxy[]): readonly string[] {
  return [...new Set(proxies.flatMap(({ address: { password } }) => (password ? [password.expose()] : [])))];
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
