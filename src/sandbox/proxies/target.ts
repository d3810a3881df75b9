import { isIP } from 'node:net';
import { JUDGE_DOMAIN, type JudgePorts } from '../judge.js';

export interface Target {
  readonly host: string;
  readonly port: number;
}

const AUTHORITY = /^(?:\[([0-9a-f:.]+)\]|([^\s:[\]@/]+)):(\d{1,5})$/i;

/** Reads `host:port`, an IPv6 host in brackets. */
export function parseTarget(authority: string): Target | undefined {
  const match = AUTHORITY.exec(authority);
  const host = match?.[1] ?? match?.[2];
  const port = Number(match?.[3]);
  return host !== undefined && isPort(port) ? { host, port } : undefined;
}

function isPort(port: number): boolean {
  return port >= 1 && port <= 65_535;
}

export function authority({ host, port }: Target): string {
  return isIP(host) === 6 ? `[${host}]:${port}` : `${host}:${port}`;
}

const TLS_PORT = 443;

/**
 * Where a proxy really connects for a target: names under `sandbox.test` are the judge, with TLS on port 443 and without
 * it on any other; loopback is itself; everything else is undefined, since nothing leaves this machine.
 */
export function resolveTarget({ host, port }: Target, ports: JudgePorts): Target | undefined {
  const name = host.toLowerCase().replace(/\.$/, '');
  if (name === JUDGE_DOMAIN || name.endsWith(`.${JUDGE_DOMAIN}`)) {
    return { host: '127.0.0.1', port: port === TLS_PORT ? ports.tls : ports.plain };
  }
  const loopback = name === 'localhost' || name === '::1' || (isIP(name) === 4 && name.startsWith('127.'));
  if (!loopback) {
    return undefined;
  }
  // The judge listens on IPv4 alone, so that machines without IPv6 run the sandbox too.
  const isJudge = port === ports.plain || port === ports.tls;
  return isJudge || name === 'localhost' ? { host: '127.0.0.1', port } : { host: name, port };
}
