import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { Server } from 'node:net';
import path from 'node:path';
import { judgeIdentity } from '../../../src/sandbox/certificates.js';

/** A request that reached the origin. */
export interface Visit {
  /** The way it came by: each has ports of its own. */
  readonly way: string;
  readonly isSecure: boolean;
  readonly path: string;
}

/** A site with a repository of git, an index of pip and a registry of npm; everything else is a word of JSON. */
export class Origin {
  readonly visits: Visit[] = [];
  /** Called while whoever asks waits for the answer. */
  onVisit: () => void = () => undefined;
  readonly #servers: Server[] = [];
  readonly #folder: string;

  /** `folder` is empty, and there for what is served. */
  constructor(folder: string) {
    this.#folder = folder;
    writeGoods(folder);
  }

  /** Listens for one more way, on two ports. */
  async open(way: string): Promise<{ readonly plain: number; readonly tls: number }> {
    const answer = (isSecure: boolean) => (request: IncomingMessage, response: ServerResponse) => {
      this.#answer(way, isSecure, request, response);
    };
    const servers = [createHttpServer(answer(false)), createHttpsServer(judgeIdentity(), answer(true))];
    this.#servers.push(...servers);
    const [plain = 0, tls = 0] = await Promise.all(servers.map(listening));
    return { plain, tls };
  }

  stop(): void {
    for (const server of this.#servers) {
      server.close();
    }
  }

  #answer(way: string, isSecure: boolean, request: IncomingMessage, response: ServerResponse): void {
    const [asked = ''] = (request.url ?? '').split('?');
    this.visits.push({ way, isSecure, path: asked });
    this.onVisit();
    request.resume();
    response.setHeader('connection', 'close');
    const file = path.join(this.#folder, PAGES[asked] ?? path.normalize(asked));
    if (!existsSync(file) || statSync(file).isDirectory()) {
      response.statusCode = asked.startsWith('/repo.git/') ? 404 : 200;
      response.end(JSON.stringify({ way }));
      return;
    }
    const { type, isText } = kindOf(file);
    const bytes = readFileSync(file);
    response.setHeader('content-type', type);
    response.end(
      isText
        ? bytes
            .toString()
            .replaceAll('ORIGIN', `${isSecure ? 'https' : 'http'}://${request.headers.host ?? ''}`)
        : bytes,
    );
  }
}

/** What is not asked for by its file's name. */
const PAGES: Readonly<Record<string, string>> = { '/probe': 'probe.json', '/simple/probe/': 'simple.html' };

async function listening(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

function kindOf(file: string): { readonly type: string; readonly isText: boolean } {
  if (file.endsWith('.html')) {
    return { type: 'text/html', isText: true };
  }
  return file.endsWith('.json')
    ? { type: 'application/json', isText: true }
    : { type: 'application/octet-stream', isText: false };
}

/** What `git clone`, `pip download` and `npm install` take. */
function writeGoods(folder: string): void {
  const write = (name: string, text: string) => {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  };
  const git = (...args: string[]) => execFileSync('git', args, { cwd: folder, stdio: 'pipe' });
  const author = ['-c', 'user.name=A', '-c', 'user.email=a@example.com'];
  git('init', '--quiet', 'source');
  write('source/README', 'cloned\n');
  git('-C', 'source', 'add', 'README');
  git('-C', 'source', ...author, 'commit', '--quiet', '--message', 'First');
  git('clone', '--quiet', '--bare', 'source', 'repo.git');
  git('-C', 'repo.git', 'update-server-info');
  write('package/package.json', JSON.stringify({ name: 'probe', version: '1.0.0' }));
  execFileSync('tar', ['-czf', 'probe-1.0.0.tgz', 'package'], { cwd: folder });
  write(
    'probe.json',
    JSON.stringify({
      name: 'probe',
      'dist-tags': { latest: '1.0.0' },
      versions: {
        '1.0.0': { name: 'probe', version: '1.0.0', dist: { tarball: 'ORIGIN/probe-1.0.0.tgz' } },
      },
    }),
  );
  write('simple.html', '<!DOCTYPE html><a href="ORIGIN/probe-1.0-py3-none-any.whl">probe</a>');
  execFileSync('python3', ['-c', WHEEL, 'probe-1.0-py3-none-any.whl'], { cwd: folder });
}

const WHEEL = `
import sys, zipfile
with zipfile.ZipFile(sys.argv[1], "w") as wheel:
    info = "probe-1.0.dist-info/"
    wheel.writestr(info + "METADATA", "Metadata-Version: 2.1\\nName: probe\\nVersion: 1.0\\n")
    wheel.writestr(info + "WHEEL", "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n")
    wheel.writestr(info + "RECORD", "")
`;
