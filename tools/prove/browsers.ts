import { createHash, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { findProgram } from '../needs.mjs';
import type { Workshop } from './languages/harness.js';

/** The name of the script in a program's folder that stands for the browser. */
export const BROWSER = 'bin/chromium';

/** Starts Debian's Chromium so that root can run it, that it is quiet, and that it takes the judge's certificate. */
export function browserScript({ authority }: Workshop): string {
  const flags = [
    ...['--no-sandbox', '--disable-quic', '--disable-background-networking', '--no-first-run'],
    ...['--disable-sync', '--disable-component-update', '--disable-dev-shm-usage', '--disable-gpu'],
    `--ignore-certificate-errors-spki-list=${fingerprint(path.join(path.dirname(authority), 'server.pem'))}`,
  ];
  return `#!/bin/sh\nexec ${findProgram('chromium') ?? 'chromium'} ${flags.join(' ')} "$@"\n`;
}

/** Of the public key, in base64, as Chromium wants it. */
function fingerprint(certificate: string): string {
  const { publicKey } = new X509Certificate(readFileSync(certificate));
  return createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('base64');
}
