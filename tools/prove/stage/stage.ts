import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ProxyScheme } from '../../../src/core/proxy/endpoint.js';
import type { Certificates } from './certificates.js';
import { newCertificates } from './certificates.js';
import { Judge } from './judge.js';
import type { Admission } from './logins.js';
import type { Upstream } from './upstreams.js';
import { startUpstreams } from './upstreams.js';

/** No name server knows it: only the proxies resolve it, unless a program is told to as well. */
export const JUDGE_NAME = 'judge.egress.test';

/** Where a request of a run came from: the proxy by its program's name, or `direct`. */
export interface Sighting {
  readonly via: string;
  readonly isSecure: boolean;
}

/** Real proxies on loopback, and the judge that all requests are meant for. */
export interface Stage {
  readonly upstreams: readonly Upstream[];
  /** The proxy of a scheme that admits this login, by its program's name where there are several. */
  upstream: (scheme: ProxyScheme, admission: Admission, program?: string) => Upstream | undefined;
  /** The judge's address for a run, whose name must be letters and digits. */
  target: (run: string, isSecure: boolean) => string;
  /** What the judge saw of a run. */
  seen: (run: string) => readonly Sighting[];
  readonly certificates: Certificates;
  /** The environment in which a program resolves the judge's name itself, and could come directly. */
  readonly resolving: NodeJS.ProcessEnv;
}

/** Runs the proxies and the judge for as long as `play` takes. */
export async function withUpstreams<T>(play: (stage: Stage) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), 'egress-prove-'));
  // squid leaves root behind before it reads its passwords
  chmodSync(folder, 0o755);
  try {
    const hosts = path.join(folder, 'hosts');
    writeFileSync(hosts, `127.0.0.1 localhost\n127.0.0.1 ${JUDGE_NAME}\n`);
    const resolving = { ...process.env, LD_PRELOAD: 'libnss_wrapper.so', NSS_WRAPPER_HOSTS: hosts };
    const certificates = await newCertificates(folder, [JUDGE_NAME, 'localhost', '127.0.0.1']);
    chmodSync(certificates.server.key, 0o644);
    const judge = await Judge.open(certificates);
    try {
      const { upstreams, stop } = await startUpstreams({ folder, certificates, hosts, resolving });
      try {
        return await play({
          upstreams,
          upstream: (scheme, admission, program) =>
            upstreams.find(
              (one) =>
                one.schemes.includes(scheme) &&
                one.admission === admission &&
                (program === undefined || one.program === program),
            ),
          target: (run, isSecure) =>
            `${isSecure ? 'https' : 'http'}://${JUDGE_NAME}:${judge.port(isSecure)}/${run}/`,
          seen: (run) =>
            judge.arrivals(run).map(({ from, isSecure }) => ({
              via: upstreams.find(({ source }) => source === from)?.program ?? 'direct',
              isSecure,
            })),
          certificates,
          resolving,
        });
      } finally {
        await stop();
      }
    } finally {
      await judge.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
