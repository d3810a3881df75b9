import dns from 'node:dns';
import type { LookupFunction } from 'node:net';

type Found = (error: NodeJS.ErrnoException | null, addresses: dns.LookupAddress[]) => void;

/** Thousands of proxies may share a host; the system is asked for it once in this time. */
const KEPT_MS = 60_000;
const MOST_NAMES = 10_000;

interface Name {
  readonly askedAt: number;
  answer?: readonly [error: NodeJS.ErrnoException | null, addresses: dns.LookupAddress[]];
  readonly waiting: Found[];
}

/** Resolves names, each once in a while for all who ask. */
export class HostNames {
  private readonly names = new Map<string, Name>();

  constructor(
    private readonly resolve: (host: string, found: Found) => void,
    private readonly now: () => number,
  ) {}

  /** Calls back at once where the answer is known. */
  addresses(host: string, found: Found): void {
    const name = this.fresh(host) ?? this.ask(host);
    if (name.answer) {
      found(...name.answer);
    } else {
      name.waiting.push(found);
    }
  }

  /** In the form that a socket's `connect` takes. */
  readonly lookup: LookupFunction = (host, options, callback) => {
    this.addresses(host, (error, addresses) => {
      const family = options.family === 'IPv4' ? 4 : options.family === 'IPv6' ? 6 : (options.family ?? 0);
      const fitting = family === 0 ? addresses : addresses.filter((each) => each.family === family);
      const [first] = fitting;
      if (error || !first) {
        callback(error ?? notFound(host), '', 0);
      } else if (options.all) {
        callback(null, fitting);
      } else {
        callback(null, first.address, first.family);
      }
    });
  };

  private fresh(host: string): Name | undefined {
    const name = this.names.get(host);
    return name && this.now() - name.askedAt < KEPT_MS ? name : undefined;
  }

  private ask(host: string): Name {
    if (this.names.size >= MOST_NAMES) {
      this.names.clear();
    }
    const name: Name = { askedAt: this.now(), waiting: [] };
    this.names.set(host, name);
    this.resolve(host, (error, addresses) => {
      if (error) {
        // It may be found the next time.
        this.names.delete(host);
      }
      name.answer = [error, addresses];
      for (const found of name.waiting) {
        found(error, addresses);
      }
      name.waiting.length = 0;
    });
    return name;
  }
}

function notFound(host: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`${host} has no address of that family`), { code: 'ENOTFOUND' });
}

/** The system's resolver, shared by all checks. */
export const hostNames = new HostNames(
  (host, found) => {
    dns.lookup(host, { all: true }, (error, addresses) => {
      found(error, error ? [] : addresses);
    });
  },
  () => performance.now(),
);
