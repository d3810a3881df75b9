import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { askDirectly } from '../../../../src/check/engine/askDirectly.js';
import { judgeAt } from '../../../../src/check/judge/judgeAt.js';

const servers = new Set<ReturnType<typeof createServer>>();

/** A server that says this to each of its visitors, and then ends or holds the line. */
async function server(text: string | undefined): Promise<string> {
  const listening = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => {
      if (text !== undefined) {
        socket.end(text);
      }
    });
  }).listen(0, '127.0.0.1');
  servers.add(listening);
  await once(listening, 'listening');
  return `http://127.0.0.1:${(listening.address() as AddressInfo).port}/`;
}

function judge(url: string) {
  const found = judgeAt(url);
  assert.ok(found);
  return found;
}

const never = new AbortController().signal;

describe('a judge that is asked without a proxy', () => {
  afterEach(() => {
    for (const each of servers) {
      each.close();
    }
    servers.clear();
  });

  it('tells how this machine looks', async () => {
    const url = await server('HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{"ip":"203.0.113.9"}');
    assert.equal((await askDirectly(judge(url), never))?.address, '203.0.113.9');
  });

  it('is none where another page answers, or half of one', async () => {
    for (const text of [
      'HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n',
      'HTTP/1.1 200 O',
      'SSH-2.0\r\n\r\n',
    ]) {
      assert.equal(await askDirectly(judge(await server(text)), never), undefined, text);
    }
  });

  it('is none where nobody listens', async () => {
    const url = await server('');
    const [gone] = servers;
    assert.ok(gone);
    gone.close();
    await once(gone, 'close');
    assert.equal(await askDirectly(judge(url), never), undefined);
  });

  it('is waited for no longer than the run goes on', async () => {
    const url = await server(undefined);
    const abort = new AbortController();
    const asked = askDirectly(judge(url), abort.signal);
    abort.abort();
    assert.equal(await asked, undefined);
    assert.equal(await askDirectly(judge(url), abort.signal), undefined);
  });
});
