import { isIPv4 } from 'node:net';
import { exitAddress } from '../../exits.js';
import type { Login, Passage } from '../../proxies/door.js';
import { authority, type Target } from '../../proxies/target.js';
import { hash, type Random } from '../../random.js';
import { SECOND, type World } from '../../world.js';
import { ANONYMITIES } from './publicProxies.js';

const QUEUED_MS = SECOND;
const PER_PROXY_MS = 20;
const SHORTEST_MS = 2 * SECOND;
const LONGEST_MS = 30 * SECOND;

export interface JobItem {
  readonly proxy_norm: string;
  readonly status: 'live' | 'dead' | 'timeout' | 'auth_failed';
  readonly protocol: string | null;
  readonly connect_ms: number | null;
  readonly ttfb_ms: number | null;
  readonly exit_ip: string | null;
  readonly country: string | null;
  readonly anonymity?: string;
}

interface Job {
  readonly id: string;
  readonly owner: string;
  readonly createdAt: number;
  readonly finishesAt: number;
  readonly items: readonly JobItem[];
}

interface Candidate {
  readonly target: Target;
  readonly login: Login | undefined;
}

/** Check jobs: a second in the queue, then some proxies at a time, by the clock. */
export class Jobs {
  private readonly jobs = new Map<string, Job>();
  private readonly random: Random;

  constructor(private readonly world: World) {
    this.random = world.random.fork('jobs');
  }

  /** The new job's id and size; undefined when no line is a proxy. */
  submit(
    owner: string,
    text: string,
    withAnonymity: boolean,
  ): { readonly id: string; readonly total: number } | undefined {
    const items = text
      .split(/\r?\n/)
      .flatMap((line) => readLine(line) ?? [])
      .map((candidate) => this.check(candidate, withAnonymity));
    if (items.length === 0) {
      return undefined;
    }
    const workMs = Math.min(LONGEST_MS, Math.max(SHORTEST_MS, items.length * PER_PROXY_MS));
    const createdAt = this.world.clock();
    const finishesAt = createdAt + QUEUED_MS + workMs * (withAnonymity ? 2 : 1);
    const id = this.random.uuid();
    this.jobs.set(id, { id, owner, createdAt, finishesAt, items });
    return { id, total: items.length };
  }

  find(id: string, owner: string): Job | undefined {
    const job = this.jobs.get(id);
    return job?.owner === owner ? job : undefined;
  }

  private check({ target, login }: Candidate, withAnonymity: boolean): JobItem {
    const address = authority(target);
    const dice = hash(address) % 100;
    const door = this.world.network.doorAt(target);
    const passage = door?.admit(login);
    if (door) {
      return passage
        ? live(address, door.speaks[0] ?? 'http', passage.exit, 1 + (dice % 9), withAnonymity)
        : dead(address, 'auth_failed');
    }
    if (target.host.startsWith('127.') || dice >= 70) {
      return dead(address, dice % 2 === 0 ? 'dead' : 'timeout');
    }
    const exit = { ip: exitAddress(address), country: dice < 40 ? 'US' : 'DE' };
    return live(address, dice % 2 === 0 ? 'socks5' : 'http', exit, 40 + dice * 7, withAnonymity);
  }
}

export function jobView(job: Job, now: number): Record<string, unknown> {
  const done = doneItems(job, now).length;
  const isFinished = now >= job.finishesAt;
  return {
    job_id: job.id,
    status: isFinished ? 'completed' : now < job.createdAt + QUEUED_MS ? 'queued' : 'running',
    total: job.items.length,
    done,
    created_at: isoSeconds(job.createdAt),
    finished_at: isFinished ? isoSeconds(job.finishesAt) : null,
  };
}

export function doneItems({ items, createdAt, finishesAt }: Job, now: number): readonly JobItem[] {
  const startedAt = createdAt + QUEUED_MS;
  const share = Math.min(1, Math.max(0, (now - startedAt) / (finishesAt - startedAt)));
  return items.slice(0, Math.floor(items.length * share));
}

/** ISO 8601 without fractions of a second, as the document writes it. */
export function isoSeconds(at: number): string {
  return new Date(at).toISOString().replace(/\.\d{3}Z$/, 'Z');
}

/** `ip:port` or `ip:port:user:pass`. */
function readLine(line: string): Candidate | undefined {
  const parts = line.trim().split(':');
  const [host = '', portText = '', user, password] = parts;
  const port = Number(portText);
  if (!isIPv4(host) || !/^\d{1,5}$/.test(portText) || port < 1 || port > 65_535) {
    return undefined;
  }
  if (parts.length === 2) {
    return { target: { host, port }, login: undefined };
  }
  return parts.length === 4 && user && password
    ? { target: { host, port }, login: { user, password } }
    : undefined;
}

function live(
  address: string,
  protocol: string,
  exit: Passage['exit'],
  connectMs: number,
  withAnonymity: boolean,
): JobItem {
  return {
    proxy_norm: address,
    status: 'live',
    protocol,
    connect_ms: connectMs,
    ttfb_ms: connectMs * 2 + 50,
    exit_ip: exit.ip,
    country: exit.country,
    ...(withAnonymity && { anonymity: ANONYMITIES[hash(address) % ANONYMITIES.length] ?? 'elite' }),
  };
}

function dead(address: string, status: JobItem['status']): JobItem {
  return {
    proxy_norm: address,
    status,
    protocol: null,
    connect_ms: null,
    ttfb_ms: null,
    exit_ip: null,
    country: null,
  };
}
