import * as l10n from '@vscode/l10n';
import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod/mini';
import { VERDICTS } from '../check/verdict.js';
import { lazily } from '../core/lazily.js';
import { verdictText } from './verdictText.js';
import { agoText, joined } from './words.js';

const SCHEMA_VERSION = 1;
/** More than anybody looks at in the sidebar; the oldest go. */
const MOST_KEPT = 5_000;
const PRIVATE_MODE = 0o600;

const lastCheck = () =>
  z.object({
    account: z.string(),
    /** The endpoint's stable id there. */
    proxy: z.string(),
    verdict: z.enum(VERDICTS),
    /** To the first byte. */
    latencyMs: z.exactOptional(z.number()),
    /** Epoch milliseconds. */
    at: z.number(),
  });

const lastChecksFile = lazily(() =>
  z.object({ schemaVersion: z.literal(SCHEMA_VERSION), checks: z.array(lastCheck()) }),
);

/** How an account's proxy did when it was checked last. */
export type LastCheck = z.output<ReturnType<typeof lastCheck>>;

/** How the proxies of accounts did when they were checked last, over the windows of this machine. */
export class LastChecks {
  readonly #checks = new Map<string, LastCheck>();
  #loaded: Promise<void> | undefined;

  /** `file` is absolute, and made when there is something to keep; `onDidLoad` tells that more is known than before. */
  constructor(
    private readonly file: string,
    private readonly onDidLoad: () => void,
  ) {}

  /** What is known by now; the first question has the file read. */
  of(account: string, proxy: string): LastCheck | undefined {
    void this.#load();
    return this.#checks.get(nameOf(account, proxy));
  }

  /** As `of`, for all proxies of an account. */
  ofAccount(account: string): readonly LastCheck[] {
    void this.#load();
    return [...this.#checks.values()].filter((check) => check.account === account);
  }

  /** Keeps what was found, also for the windows after this one. Rejects with the file system's error. */
  async learn(checks: readonly LastCheck[]): Promise<void> {
    if (checks.length === 0) {
      return;
    }
    this.#loaded = undefined;
    await this.#load();
    for (const check of checks) {
      this.#take(check);
    }
    this.onDidLoad();
    const kept = [...this.#checks.values()].slice(-MOST_KEPT);
    await this.#write(JSON.stringify({ schemaVersion: SCHEMA_VERSION, checks: kept }));
  }

  #load(): Promise<void> {
    this.#loaded ??= this.#read();
    return this.#loaded;
  }

  /** A file that cannot be read tells nothing: the next check writes another. */
  async #read(): Promise<void> {
    const text = await readFile(this.file, 'utf8').catch(() => '{}');
    let content: unknown;
    try {
      content = JSON.parse(text);
    } catch {
      content = undefined;
    }
    const read = lastChecksFile().safeParse(content);
    for (const check of read.success ? read.data.checks : []) {
      const known = this.#checks.get(nameOf(check.account, check.proxy));
      if (!known || known.at < check.at) {
        this.#take(check);
      }
    }
    if (this.#checks.size > 0) {
      this.onDidLoad();
    }
  }

  #take(check: LastCheck): void {
    const name = nameOf(check.account, check.proxy);
    this.#checks.delete(name);
    this.#checks.set(name, check);
  }

  async #write(text: string): Promise<void> {
    const temporary = `${this.file}.${randomUUID()}.tmp`;
    await mkdir(path.dirname(this.file), { recursive: true });
    try {
      await writeFile(temporary, text, { mode: PRIVATE_MODE });
      await rename(temporary, this.file);
    } finally {
      await rm(temporary, { force: true });
    }
  }
}

/** `142 ms` where it works, else what is wrong. */
export function lastCheckText({ verdict, latencyMs }: LastCheck): string {
  return verdict === 'live' && latencyMs !== undefined
    ? l10n.t('{0} ms', Math.round(latencyMs))
    : verdictText(verdict);
}

/** `Live · 142 ms · 2 min ago`. */
export function lastCheckLine(check: LastCheck, now: number): string {
  const latency = check.latencyMs === undefined ? undefined : l10n.t('{0} ms', Math.round(check.latencyMs));
  return joined([verdictText(check.verdict), latency, agoText(check.at, now)]);
}

function nameOf(account: string, proxy: string): string {
  return `${account} ${proxy}`;
}
