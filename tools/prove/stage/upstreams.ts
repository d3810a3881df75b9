import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ProxyScheme } from '../../../src/core/proxy/endpoint.js';
import { ended, serving } from '../programs.js';
import type { Command, Service } from '../programs.js';
import type { Certificates } from './certificates.js';
import type { Admission, Login, LoginName } from './logins.js';
import { LOGIN_NAMES, LOGINS } from './logins.js';
import { freePort } from './freePort.js';

/** A proxy that listens, and one login that it takes. */
export interface Upstream {
  readonly program: string;
  /** What it speaks: a client may call `socks5` `socks5h`. */
  readonly schemes: readonly ProxyScheme[];
  readonly host: string;
  readonly port: number;
  readonly admission: Admission;
  /** The address its connections leave by, by which the judge knows it. */
  readonly source: string;
}

/** What a proxy needs of the place it runs in. */
export interface Place {
  readonly folder: string;
  readonly certificates: Certificates;
  /** A hosts file, in which the judge's name stands. */
  readonly hosts: string;
  /** What the environment of a program needs for the judge's name to resolve. */
  readonly resolving: NodeJS.ProcessEnv;
}

export interface Started extends Service {
  readonly upstreams: readonly Upstream[];
}

/** The programs, and the Debian packages they are in. */
export const UPSTREAM_PACKAGES = [
  'squid',
  'tinyproxy',
  'microsocks',
  'dante-server',
  'libnss-wrapper',
  'openssl',
];

/** Starts every proxy; where one does not start, none is left. */
export async function startUpstreams(place: Place): Promise<Started> {
  const started: Started[] = [];
  const stop = async () => {
    await Promise.all(started.map((one) => one.stop()));
  };
  try {
    for (const start of [squid, tinyproxy, ...LOGIN_NAMES.map(microsocks), dante]) {
      started.push(await start(place));
    }
  } catch (error) {
    await stop();
    throw error;
  }
  return { upstreams: started.flatMap(({ upstreams }) => upstreams), stop };
}

/** HTTP, with TLS on one port; its passwords are hashed in a file, so that it can have any. */
async function squid({ folder, certificates, hosts }: Place): Promise<Started> {
  const [port, openPort, securePort] = [await freePort(), await freePort(), await freePort()];
  const source = '127.0.0.12';
  const passwords = path.join(folder, 'squid.passwords');
  const lines = await Promise.all(Object.values(LOGINS).map(hashed));
  writeFileSync(passwords, `${lines.join('\n')}\n`);
  const configuration = written(folder, 'squid.conf', [
    `http_port 127.0.0.1:${port}`,
    `http_port 127.0.0.1:${openPort} name=open`,
    `https_port 127.0.0.1:${securePort} tls-cert=${certificates.server.certificate} tls-key=${certificates.server.key}`,
    `auth_param basic program /usr/lib/squid/basic_ncsa_auth ${passwords}`,
    'auth_param basic children 2',
    'auth_param basic realm proof',
    'auth_param basic casesensitive on',
    'acl open myportname open',
    'acl users proxy_auth REQUIRED',
    'http_access allow open',
    'http_access allow users',
    'http_access deny all',
    `tcp_outgoing_address ${source}`,
    `hosts_file ${hosts}`,
    'dns_nameservers 127.0.0.1',
    'cache deny all',
    'access_log none',
    'cache_log /dev/null',
    'netdb_filename none',
    'pinger_enable off',
    'pid_filename none',
    'shutdown_lifetime 0 seconds',
    `coredump_dir ${folder}`,
  ]);
  const service = await serving(
    { program: 'squid', args: ['-N', '-f', configuration], env: process.env },
    port,
  );
  const at = { program: 'squid', host: '127.0.0.1', source };
  return {
    ...service,
    upstreams: [
      ...LOGIN_NAMES.map((admission) => ({ ...at, schemes: ['http'] as const, port, admission })),
      ...LOGIN_NAMES.map((admission) => ({
        ...at,
        schemes: ['https'] as const,
        port: securePort,
        admission,
      })),
      { ...at, schemes: ['http'], port: openPort, admission: 'none' },
    ],
  };
}

/** HTTP; its configuration can hold no password but letters and digits. */
async function tinyproxy({ folder, resolving }: Place): Promise<Started> {
  const port = await freePort();
  const source = '127.0.0.11';
  const { user, password } = LOGINS.plain;
  const configuration = written(folder, 'tinyproxy.conf', [
    `Port ${port}`,
    'Listen 127.0.0.1',
    `Bind ${source}`,
    'Timeout 30',
    'LogLevel Critical',
    `BasicAuth ${user} ${password}`,
  ]);
  const service = await serving(
    { program: 'tinyproxy', args: ['-d', '-c', configuration], env: { ...process.env, ...resolving } },
    port,
  );
  return {
    ...service,
    upstreams: [
      { program: 'tinyproxy', schemes: ['http'], host: '127.0.0.1', port, admission: 'plain', source },
    ],
  };
}

/** SOCKS5 with one login a process. */
function microsocks(admission: LoginName): (place: Place) => Promise<Started> {
  return async ({ resolving }) => {
    const port = await freePort();
    const source = '127.0.0.13';
    const { user, password } = LOGINS[admission];
    const args = ['-i', '127.0.0.1', '-p', `${port}`, '-u', user, '-P', password, '-b', source];
    const service = await serving(
      { program: 'microsocks', args, env: { ...process.env, ...resolving } },
      port,
    );
    return {
      ...service,
      upstreams: [
        { program: 'microsocks', schemes: ['socks5', 'socks5h'], host: '127.0.0.1', port, admission, source },
      ],
    };
  };
}

/** SOCKS5 for everyone: its logins are those of the machine. */
async function dante({ folder, resolving }: Place): Promise<Started> {
  const port = await freePort();
  const source = '127.0.0.14';
  const everyone = '{ from: 127.0.0.0/8 to: 0.0.0.0/0 }';
  const configuration = written(folder, 'danted.conf', [
    'logoutput: /dev/null',
    `internal: 127.0.0.1 port = ${port}`,
    `external: ${source}`,
    'clientmethod: none',
    'socksmethod: none',
    `client pass ${everyone}`,
    `socks pass ${everyone}`,
  ]);
  const command: Command = {
    program: 'danted',
    args: ['-f', configuration, '-p', path.join(folder, 'danted.pid')],
    env: { ...process.env, ...resolving },
  };
  const service = await serving(command, port);
  const schemes = ['socks5', 'socks5h'] as const;
  return {
    ...service,
    upstreams: [{ program: 'dante', schemes, host: '127.0.0.1', port, admission: 'none', source }],
  };
}

function written(folder: string, name: string, lines: readonly string[]): string {
  const file = path.join(folder, name);
  writeFileSync(file, `${lines.join('\n')}\n`);
  return file;
}

async function hashed({ user, password }: Login): Promise<string> {
  const { output } = await ended(
    { program: 'openssl', args: ['passwd', '-apr1', '-stdin'], env: process.env, input: password },
    10_000,
  );
  return `${user}:${output.trim()}`;
}
