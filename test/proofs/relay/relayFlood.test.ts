import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync, readFileSync, readdirSync, readlinkSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import type { Relay } from '../../../src/relay/relay.js';
import { FakeClock } from '../../unit/check/engine/fakes.js';
import { until } from '../../until.js';
import { HeardProxy, WELL_SERVED, goodClient, login, openRelay } from './stage.js';

const LISTENING = '0A';
const LOOPBACK = new Set(['0100007F', '00000000000000000000000001000000']);
const SOCKETS = /^socket:\[(\d+)\]$/;

/** The addresses at which this process listens on the port, as the system writes them. */
function listeningAt(port: number): string[] {
  const own = new Set(
    readdirSync('/proc/self/fd').flatMap((fd) => {
      try {
        return SOCKETS.exec(readlinkSync(`/proc/self/fd/${fd}`))?.[1] ?? [];
      } catch {
        return [];
      }
    }),
  );
  return ['tcp', 'tcp6'].flatMap((table) =>
    readFileSync(`/proc/self/net/${table}`, 'utf8')
      .split('\n')
      .slice(1)
      .flatMap((line) => {
        const [, local = '', , state, , , , , , inode = ''] = line.trim().split(/\s+/);
        const [address = '', hexPort = ''] = local.split(':');
        return state === LISTENING && own.has(inode) && Number.parseInt(hexPort, 16) === port
          ? [address]
          : [];
      }),
  );
}

async function opened(port: number, first: string): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  socket.resume();
  await once(socket, 'connect');
  socket.write(first);
  return socket;
}

describe('many clients of a relay', () => {
  let proxy: HeardProxy;
  let relay: Relay;

  beforeEach(async () => {
    proxy = await new HeardProxy().listen();
  });

  afterEach(async () => {
    await relay.close();
    await proxy.close();
  });

  for (const [name, first] of [
    ['say nothing', ''],
    ['say half a head', 'GET http://victim.example/ HTTP/1.1\r\nHost: '],
    ['say half a greeting', '\x05\x09'],
  ] as const) {
    it(`leave for those who show a token: 10,000 that ${name}`, async () => {
      relay = await openRelay([proxy.upstream], {}, { mostClients: 100 });
      let gone = 0;
      for (let batch = 0; batch < 50; batch += 1) {
        const sockets = await Promise.all(Array.from({ length: 200 }, () => opened(relay.port, first)));
        for (const socket of sockets) {
          if (socket.closed) {
            gone += 1;
          } else {
            socket.once('close', () => {
              gone += 1;
            });
          }
        }
        assert.equal(relay.counts.open <= 100, true);
      }
      assert.equal(await goodClient(relay), WELL_SERVED);
      await relay.close();
      await until('all of them to be gone', () => gone === 10_000);
    }).timeout(60_000);
  }

  it('are told where there is no room, and those who were let in stay', async () => {
    relay = await openRelay([proxy.upstream], {}, { mostClients: 2 });
    const known = await Promise.all(
      ['a', 'b'].map(async (name) => {
        const socket = connect(relay.port, '127.0.0.1');
        socket.write(`CONNECT ${name}.example:443 HTTP/1.1\r\nHost: ${name}.example\r\n${login(relay)}\r\n`);
        await once(socket, 'data');
        return socket;
      }),
    );
    const third = connect(relay.port, '127.0.0.1');
    const [said] = (await once(third, 'data')) as [Buffer];
    assert.match(said.toString(), /^HTTP\/1\.1 503 .*\r\n[^]*X-Egress-Error: full\r\n/);
    third.destroy();
    for (const socket of known) {
      socket.write('still here');
      const [echo] = (await once(socket, 'data')) as [Buffer];
      assert.equal(echo.toString(), 'still here');
      socket.destroy();
    }
  });

  for (const [name, pieces] of [
    ['a head', ['G', 'E', 'T', ' ']],
    ['a greeting', ['\x05', '\x04', '\x00']],
    ['nothing', []],
  ] as const) {
    it(`are not waited for: slow with ${name}`, async () => {
      const clock = new FakeClock();
      relay = await openRelay([proxy.upstream], {}, {}, clock);
      const socket = await opened(relay.port, '');
      let isGone = false;
      socket.on('close', () => {
        isGone = true;
      });
      for (const piece of pieces) {
        socket.write(piece);
        const nextMs = clock.nowMs() + 3000;
        await clock.until(() => clock.nowMs() >= nextMs);
        assert.equal(isGone, false);
      }
      await clock.until(() => isGone);
      assert.equal(clock.nowMs() <= 16_000, true);
    });
  }

  it('find it on loopback alone, and nowhere once it is closed', async function () {
    if (!existsSync('/proc/self/net/tcp')) {
      this.skip();
    }
    relay = await openRelay([proxy.upstream]);
    const { port } = relay;
    const places = listeningAt(port);
    assert.equal(places.includes('0100007F'), true);
    assert.deepEqual(
      places.filter((place) => !LOOPBACK.has(place)),
      [],
    );
    const idle = await opened(port, '');
    await relay.close();
    assert.deepEqual(listeningAt(port), []);
    assert.equal(idle.destroyed || (await once(idle, 'close')).length >= 0, true);
    assert.deepEqual([relay.counts.open, (await goneAt(port)).code], [0, 'ECONNREFUSED']);
  });
});

async function goneAt(port: number): Promise<NodeJS.ErrnoException> {
  const [error] = (await once(connect(port, '127.0.0.1'), 'error').catch((reason: unknown) => [reason])) as [
    NodeJS.ErrnoException,
  ];
  return error;
}
