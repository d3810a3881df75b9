import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ended } from '../programs.js';

/** Files of a certificate authority that exists for one run, and of the server it vouches for. */
export interface Certificates {
  readonly authority: string;
  readonly server: { readonly certificate: string; readonly key: string };
}

const MINUTE_MS = 60_000;

/** Makes an authority, and a certificate for these names and addresses, in the folder. */
export async function newCertificates(folder: string, names: readonly string[]): Promise<Certificates> {
  const file = (name: string) => path.join(folder, name);
  const openssl = async (...args: string[]) => {
    const { code, output } = await ended(
      { program: 'openssl', args, cwd: folder, env: process.env },
      MINUTE_MS,
    );
    if (code !== 0) {
      throw new Error(`openssl ${args.join(' ')}: ${output}`);
    }
  };
  // RSA: the oldest of the runtimes know nothing else
  const newKey = ['-newkey', 'rsa:2048', '-nodes', '-days', '2'];
  const asAuthority = ['-addext', 'basicConstraints=critical,CA:TRUE', '-addext', 'keyUsage=keyCertSign'];
  await openssl(
    'req',
    '-x509',
    ...newKey,
    ...asAuthority,
    '-subj',
    '/CN=Egress proof authority',
    '-keyout',
    'ca.key',
    '-out',
    'ca.pem',
  );
  await openssl(
    ...['req', '-x509', ...newKey, '-subj', `/CN=${names[0] ?? ''}`, '-CA', 'ca.pem', '-CAkey', 'ca.key'],
    ...[
      '-addext',
      `subjectAltName=${names.map((name) => (/^[\d.]+$/.test(name) ? `IP:${name}` : `DNS:${name}`)).join()}`,
    ],
    ...['-addext', 'basicConstraints=critical,CA:FALSE', '-addext', 'extendedKeyUsage=serverAuth'],
    ...['-keyout', 'server.key', '-out', 'server.pem'],
  );
  return { authority: file('ca.pem'), server: { certificate: file('server.pem'), key: file('server.key') } };
}

/** What Node's TLS servers take. */
export function serverOptions({ server }: Certificates): { cert: Buffer; key: Buffer } {
  return { cert: readFileSync(server.certificate), key: readFileSync(server.key) };
}
