import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { clientOf, failureOf, thingCall, withServer } from '../../unit/http/loopback.js';

/** Longer than the disk takes for as much. */
const UNHURRIED = { deadlines: { readMs: 60_000, effectMs: 60_000, downloadMs: 60_000 } };

describe('a download that does not end', () => {
  let folder: string;

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'egress-download-'));
  });

  after(() => rm(folder, { recursive: true }));

  it('does not grow beyond 256 MiB', async () => {
    const chunk = Buffer.alloc(8 * 2 ** 20);
    const { kind, details } = await failureOf(
      withServer(
        (request, response) => {
          request.socket.on('error', () => undefined);
          const more = () => {
            while (!response.destroyed && response.write(chunk)) {
              // Until the socket is full.
            }
            response.once('drain', more);
          };
          more();
        },
        (url) =>
          clientOf(url, {}, UNHURRIED).download({ ...thingCall(), file: path.join(folder, 'proxies.txt') }),
      ),
    );
    assert.deepEqual([kind, details.detail], ['tooLarge', 'more than 256 MiB']);
    assert.deepEqual(await readdir(folder), []);
  }).timeout(60_000);
});
