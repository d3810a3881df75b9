import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ProxyScheme } from '../../../src/core/proxy/endpoint.js';
import type { Certificates } from './certificates.js';
import { newCertificates } from './certificates.js';
import { Judge } from './judge.js';
import type { Admission } from './logins.js';
import type { Upstream } from './upstreams.js';
import { startSandboxProxies } from './sandbox.js';
import { startUpstreams } from './upstreams.js';

/** No name server knows it: only the proxies resolve it, unless a program is told to as well. */
const JUDGE_NAME = 'judge.egress.test';

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
  /** By the name that none but the proxies resolve, or by the address that everyone reaches. */
  readonly target: (run: string, isSecure: boolean, host?: '127.0.0.1') => string;
  /** What the judge saw of a run. */
  seen: (run: string) => readonly Sighting[];
  readonly certificates: Certificates;
  /** A hosts file with which a program resolves the judge's name itself, and could come directly. */
  readonly hosts: string;
  /** What does the same in the environment of most programs, for which no hosts file has to be mounted. */
  readonly resolving: NodeJS.ProcessEnv;
}

/**
 * Runs the proxies and the judge for as long as `play` takes. `sandbox`: those of the project alone, which
 * need no program to be installed but openssl.
 */
export async function withUpstreams<T>(
  play: (stage: Stage) => Promise<T>,
  proxies: 'real' | 'sandbox' = 'real',
): Promise<T> {
  const endings: (() => Promise<void>)[] = [];
  const closing = <S extends { readonly stop: () => Promise<void> }>(started: S): S => {
    endings.unshift(() => started.stop());
    return started;
  };
  const folder = mkdtempSync(path.join(tmpdir(), 'egress-prove-'));
  try {
    // squid leaves root behind before it reads its passwords
    chmodSync(folder, 0o755);
    const hosts = path.join(folder, 'hosts');
    writeFileSync(hosts, `127.0.0.1 localhost\n127.0.0.1 ${JUDGE_NAME}\n`);
    const resolving = { LD_PRELOAD: 'libnss_wrapper.so', NSS_WRAPPER_HOSTS: hosts };
    const certificates = await newCertificates(folder, [JUDGE_NAME, 'localhost', '127.0.0.1']);
    const judge = closing(await Judge.open(certificates));
    const sandbox = closing(await startSandboxProxies(JUDGE_NAME, proxies === 'sandbox'));
    const real =
      proxies === 'real'
        ? closing(await startUpstreams({ folder, certificates, hosts, resolving }))
        : undefined;
    const upstreams = [...(real?.upstreams ?? []), ...sandbox.upstreams];
    return await play({
      upstreams,
      upstream: (scheme, admission, program) =>
        upstreams.find(
          (one) =>
            one.schemes.includes(scheme) &&
            one.admission === admission &&
            (program === undefined || one.program === program),
        ),
      target: (run, isSecure, host: string = JUDGE_NAME) =>
        `${isSecure ? 'https' : 'http'}://${host}:${judge.port(isSecure)}/${run}/`,
      seen: (run) =>
        judge.arrivals(run).map(({ from, isSecure }) => ({
          via: upstreams.find(({ source }) => source === from)?.program ?? 'direct',
          isSecure,
        })),
      certificates,
      hosts,
      resolving,
    });
  } finally {
    for (const end of endings) {
      await end();
    }
    rmSync(folder, { recursive: true, force: true });
  }
}
