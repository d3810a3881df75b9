import assert from 'node:assert/strict';
import { once } from 'node:events';
import type http from 'node:http';
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import zlib from 'node:zlib';
import { clientOf, failureOf, thingCall, withServer } from './loopback.js';

/** Longer than a test may take. */
const UNHURRIED = { deadlines: { readMs: 60_000, effectMs: 60_000, downloadMs: 60_000 } };

describe('a download', () => {
  let folder: string;
  let file: string;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'egress-download-'));
    file = path.join(folder, 'proxies.txt');
  });

  afterEach(() => rm(folder, { recursive: true }));

  const downloading = (handler: http.RequestListener, signal?: AbortSignal) =>
    withServer(handler, (url) => clientOf(url, {}, UNHURRIED).download({ ...thingCall(signal), file }));

  it('puts what came, byte for byte, in a file for its owner alone', async () => {
    const bytes = Buffer.from([0, 255, 10, 13, 239, 187, 191, 65]);
    await downloading((request, response) => {
      assert.equal(request.headers['accept-encoding'], 'identity');
      response.end(bytes);
    });
    assert.deepEqual(await readFile(file), bytes);
    assert.deepEqual(await readdir(folder), ['proxies.txt']);
    if (process.platform !== 'win32') {
      assert.equal((await stat(file)).mode & 0o777, 0o600);
    }
  });

  it('replaces an earlier file only when it is whole', async () => {
    await writeFile(file, 'earlier');
    await chmod(file, 0o644);
    await failureOf(downloading((_request, response) => response.writeHead(403).end('later')));
    assert.equal(await readFile(file, 'utf8'), 'earlier');
    await downloading((_request, response) => response.end('later'));
    assert.equal(await readFile(file, 'utf8'), 'later');
  });

  it('gives the connection up where the file cannot be made', async () => {
    let isClosed: Promise<unknown> | undefined;
    await withServer(
      (request, response) => {
        isClosed = once(request.socket, 'close');
        response.writeHead(200).write('endless');
      },
      async (url) => {
        const nowhere = path.join(folder, 'missing', 'proxies.txt');
        const download = clientOf(url, {}, UNHURRIED).download({ ...thingCall(), file: nowhere });
        await assert.rejects(download, { code: 'ENOENT' });
        await isClosed;
      },
    );
  });

  it('tries again from the beginning when the connection breaks', async () => {
    let requests = 0;
    await downloading((_request, response) => {
      requests += 1;
      response.writeHead(200, { 'content-length': 10 });
      if (requests < 3) {
        response.write('01234', () => response.destroy());
      } else {
        response.end('0123456789');
      }
    });
    assert.equal(await readFile(file, 'utf8'), '0123456789');
    assert.deepEqual(await readdir(folder), ['proxies.txt']);
  });

  it('leaves nothing behind when it is cancelled in the middle', async () => {
    const controller = new AbortController();
    const { kind } = await failureOf(
      downloading((_request, response) => {
        response.writeHead(200, { 'content-length': 10 });
        response.write('01234', () => {
          setImmediate(() => {
            controller.abort();
          });
        });
      }, controller.signal),
    );
    assert.equal(kind, 'cancelled');
    assert.deepEqual(await readdir(folder), []);
  });

  it('leaves nothing behind when its time is up', async () => {
    await withServer(
      (_request, response) => response.write('01234'),
      async (url) => {
        const client = clientOf(url, {}, { deadlines: { readMs: 2000, effectMs: 2000, downloadMs: 30 } });
        const { kind, details } = await failureOf(client.download({ ...thingCall(), file }));
        assert.deepEqual([kind, details.detail], ['timeout', 'no whole answer within 0.03 s']);
      },
    );
    assert.deepEqual(await readdir(folder), []);
  });

  it('refuses a compressed file, which would pass for whole when cut short', async () => {
    const { kind } = await failureOf(
      downloading((_request, response) => {
        response.writeHead(200, { 'content-encoding': 'gzip' }).end(zlib.gzipSync('0123456789'));
      }),
    );
    assert.equal(kind, 'malformedAnswer');
    assert.deepEqual(await readdir(folder), []);
  });

  it('passes a failure of the file system as it is', async () => {
    file = path.join(folder, 'missing', 'proxies.txt');
    await assert.rejects(
      downloading((_request, response) => response.end('x')),
      { code: 'ENOENT' },
    );
  });
});
