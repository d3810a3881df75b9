import * as z from 'zod/mini';
import { keyHome } from '../core/baseUrl.js';
import { lazily } from '../core/lazily.js';
import { isProviderId } from '../core/provider.js';
import type { Account } from './account.js';

/** An account as its file holds it. */
export interface StoredAccount extends Account {
  readonly isSandbox: false;
  /** When a key was last stored, in epoch milliseconds: tells a lost key from one that never was. */
  readonly keyStoredAt?: number;
}

const SCHEMA_VERSION = 1;

const version = lazily(() =>
  z.object({ schemaVersion: z.number().check(z.gte(SCHEMA_VERSION), z.refine(Number.isInteger)) }),
);

const moment = () => z.number().check(z.nonnegative());

const accountFile = lazily(() =>
  z.object({
    provider: z.string(),
    label: z.string(),
    baseUrl: z.string().check(z.refine((baseUrl) => keyHome(baseUrl) !== undefined)),
    createdAt: moment(),
    keyStoredAt: z.optional(moment()),
  }),
);

/** The file's text; its name holds the id, so that no file can contradict its name. */
export function formatAccountFile({
  provider,
  label,
  baseUrl,
  createdAt,
  keyStoredAt,
}: StoredAccount): string {
  const content = { schemaVersion: SCHEMA_VERSION, provider, label, baseUrl, createdAt, keyStoredAt };
  return `${JSON.stringify(content, undefined, 2)}\n`;
}

/** Reads an account's file, or says why not: `newerVersion` is what a later release of ours may have written. */
export function parseAccountFile(id: string, bytes: Uint8Array): StoredAccount | 'corrupt' | 'newerVersion' {
  const content = parseJson(bytes);
  const versioned = version().safeParse(content);
  if (!versioned.success) {
    return 'corrupt';
  }
  if (versioned.data.schemaVersion > SCHEMA_VERSION) {
    return 'newerVersion';
  }
  const file = accountFile().safeParse(content);
  if (!file.success) {
    return 'corrupt';
  }
  const { provider, label, baseUrl, createdAt, keyStoredAt } = file.data;
  if (!isProviderId(provider)) {
    return 'newerVersion';
  }
  return {
    id,
    provider,
    label,
    baseUrl,
    createdAt,
    isSandbox: false,
    ...(keyStoredAt !== undefined && { keyStoredAt }),
  };
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
