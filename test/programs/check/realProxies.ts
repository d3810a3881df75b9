import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { existsSync as exists } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { findProgram } from '../../../tools/needs.mjs';
import { freePort } from '../../../tools/prove/stage/freePort.js';

export interface Login {
  readonly user: string;
  readonly password: string;
}

export const LOGIN: Login = { user: 'proxyuser', password: 'secret-7' };

const SQUID_AUTH = '/usr/lib/squid/basic_ncsa_auth';
/** Which command can start a program with other users than the system has; none where that is not allowed. */
const WITH_OWN_USERS = ['unshare', '--user', '--map-root-user', '--mount'] as const;

/** A server program on loopback, with its files in a folder of its own. */
export class RealProxy {
  private constructor(
    readonly port: number,
    private readonly folder: string,
    private readonly child: ChildProcess,
  ) {}

  /** `prepare` writes the files that are needed, and says how the program is started. */
  static async start(
    prepare: (folder: string, port: number) => Promise<readonly [command: string, ...args: string[]]>,
  ): Promise<RealProxy> {
    const folder = await mkdtemp(path.join(tmpdir(), 'egress-proxy-'));
    // Squid gives up its rights when it is started by root.
    await chmod(folder, 0o777);
    const port = await freePort();
    const [command, ...args] = await prepare(folder, port);
    const child = spawn(command, args, { cwd: folder, stdio: 'ignore' });
    const proxy = new RealProxy(port, folder, child);
    try {
      await proxy.listens();
    } catch (error) {
      await proxy.stop();
      throw error;
    }
    return proxy;
  }

  async stop(): Promise<void> {
    if (this.child.exitCode === null && this.child.signalCode === null) {
      this.child.kill();
      await once(this.child, 'exit');
    }
    await rm(this.folder, { recursive: true });
  }

  private async listens(): Promise<void> {
    while (!(await isListening(this.port))) {
      if (this.child.exitCode !== null) {
        throw new Error(`${this.child.spawnfile} ended with ${this.child.exitCode}`);
      }
      await delay(20);
    }
  }
}

/** Where a program is; servers are not on everybody's PATH. */
export function serverProgram(name: string): string | undefined {
  return findProgram(name) ?? ['/usr/sbin', '/usr/bin'].map((folder) => path.join(folder, name)).find(exists);
}

export function canHaveOwnUsers(): boolean {
  const [command, ...args] = WITH_OWN_USERS;
  return spawnSync(command, [...args, 'true']).status === 0;
}

export function tinyproxy(program: string, settings: readonly string[]) {
  return RealProxy.start(async (folder, port) => {
    const file = path.join(folder, 'tinyproxy.conf');
    await writeFile(
      file,
      [`Port ${port}`, 'Listen 127.0.0.1', 'Timeout 20', 'MaxClients 20', ...settings, ''].join('\n'),
    );
    return [program, '-d', '-c', file];
  });
}

export function microsocks(program: string, login?: Login) {
  return RealProxy.start((_, port) =>
    Promise.resolve([
      program,
      ...['-i', '127.0.0.1', '-p', String(port)],
      ...(login ? ['-u', login.user, '-P', login.password] : []),
    ]),
  );
}

export function squid(program: string, access: readonly string[], login?: Login) {
  return RealProxy.start(async (folder, port) => {
    const file = path.join(folder, 'squid.conf');
    const passwords = path.join(folder, 'passwords');
    if (login) {
      await writeFile(passwords, `${login.user}:${openssl('passwd', '-apr1', login.password)}\n`);
    }
    await writeFile(
      file,
      [
        `http_port 127.0.0.1:${port}`,
        `pid_filename ${path.join(folder, 'squid.pid')}`,
        `cache_log ${path.join(folder, 'cache.log')}`,
        'access_log none',
        'netdb_filename none',
        'cache deny all',
        'pinger_enable off',
        'shutdown_lifetime 0 seconds',
        ...(login
          ? [
              `auth_param basic program ${SQUID_AUTH} ${passwords}`,
              'acl known proxy_auth REQUIRED',
              'http_access deny !known',
            ]
          : []),
        ...access,
        '',
      ].join('\n'),
    );
    return [program, '-N', '-f', file];
  });
}

/** Its logins are the system's users; these are others, which the rest of the system does not see. */
export function dante(program: string, login?: Login) {
  return RealProxy.start(async (folder, port) => {
    const file = path.join(folder, 'danted.conf');
    await writeFile(
      file,
      [
        `logoutput: ${path.join(folder, 'danted.log')}`,
        `internal: 127.0.0.1 port = ${port}`,
        'external: lo',
        `socksmethod: ${login ? 'username' : 'none'}`,
        'clientmethod: none',
        `client pass { from: 0.0.0.0/0 to: 0.0.0.0/0 }`,
        `socks pass { from: 0.0.0.0/0 to: 0.0.0.0/0 }`,
        '',
      ].join('\n'),
    );
    if (!login) {
      return [program, '-f', file];
    }
    const users = `${await readFile('/etc/passwd', 'utf8')}${login.user}:x:54321:54321::/nonexistent:/bin/false\n`;
    await writeFile(path.join(folder, 'passwd'), users);
    const shadow = `${login.user}:${openssl('passwd', '-6', login.password)}:19000:0:99999:7:::\n`;
    await writeFile(path.join(folder, 'shadow'), shadow);
    const start = 'mount --bind passwd /etc/passwd && mount --bind shadow /etc/shadow && exec "$0" -f "$1"';
    return [...WITH_OWN_USERS, 'sh', '-c', start, program, file];
  });
}

function openssl(...args: string[]): string {
  return execFileSync('openssl', args, { encoding: 'utf8' }).trim();
}

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket
      .once('connect', () => {
        socket.destroy();
        resolve(true);
      })
      .once('error', () => {
        resolve(false);
      });
  });
}
