import assert from 'node:assert/strict';
import { isProviderError } from '../../../src/core/errors.js';
import { revealed, textsOf, answering, MARKUP, PASSWORD } from '../account.js';

const { signal } = new AbortController();

describe('a gateway that is legal but odd', () => {
  const subscription = (members: object) =>
    answering('gateway', { subscriptions: [{ subscriptionId: 's1', status: 'active', ...members }] })
      .subscriptions?.all(signal)
      .then((all) => all[0]);

  const addressOf = async (http: string) => {
    const endpoint = (await subscription({ protocols: { http } }))?.endpoints[0];
    assert.ok(endpoint?.kind === 'proxy');
    return revealed(endpoint.address);
  };

  it('lists what is not documented', async () => {
    const odd = await subscription({
      status: 'on hold',
      userNote: MARKUP,
      label: null,
      rotationPolicy: 7,
      credentials: null,
      protocols: null,
      rotate: null,
      future: { anything: [1] },
    });
    assert.deepEqual(odd, {
      id: 's1',
      status: { known: 'unknown', text: 'on hold' },
      userNote: MARKUP,
      rotationMinutes: 7,
      endpoints: [],
    });
  });

  it('spells a protocol that it lacks as an empty text', async () => {
    const odd = await subscription({ protocols: { http: '', socks5: '', vless: '', shadowsocks: '' } });
    assert.deepEqual(odd?.endpoints, []);
  });

  it('has passwords of any character, percent-encoded', async () => {
    assert.deepEqual(await addressOf(`http://u:${encodeURIComponent(PASSWORD)}@h.example:12001`), {
      scheme: 'http',
      host: 'h.example',
      port: 12001,
      user: 'u',
      password: { secret: PASSWORD },
    });
  });

  it('has passwords that nobody encoded', async () => {
    for (const password of ['p:w', 'p@w', 'p/w', 'p#w', 'p?w', '100%', 'p%zz', 'a:b@c/d#e?f']) {
      assert.deepEqual(
        await addressOf(`http://u:${password}@h.example:12001`),
        { scheme: 'http', host: 'h.example', port: 12001, user: 'u', password: { secret: password } },
        password,
      );
    }
  });

  it('tells a password that nobody encoded from a port and a path by the credentials beside it', async () => {
    for (const password of ['8080/x', '1#2', '443?q', '%41', '8080/x@y', PASSWORD]) {
      const odd = await subscription({
        credentials: { username: 'u', password },
        protocols: { http: `http://u:${password}@h.example:12001`, vless: 'vless://u@h.example:443' },
      });
      const [http, vless] = odd?.endpoints ?? [];
      assert.ok(http?.kind === 'proxy');
      const login = { user: 'u', password: { secret: password } };
      assert.deepEqual(revealed(http.address), { scheme: 'http', host: 'h.example', port: 12001, ...login });
      assert.deepEqual(vless && revealed(vless.kind === 'proxy' ? undefined : vless.uri), {
        secret: 'vless://u@h.example:443',
      });
    }
  });

  it('is at an IPv6 address, or needs no login', async () => {
    assert.deepEqual(await addressOf('http://u:p@[2001:db8::1]:12001'), {
      scheme: 'http',
      host: '2001:db8::1',
      port: 12001,
      user: 'u',
      password: { secret: 'p' },
    });
    assert.deepEqual(await addressOf('http://h.example:12001'), {
      scheme: 'http',
      host: 'h.example',
      port: 12001,
    });
  });

  it('names the host of a tunnel where the link does, and never a piece of a credential', async () => {
    const hosts: readonly (readonly [string, string | undefined])[] = [
      ['vless://7f3d9d4a-8b9f@proxy.example.com:443?security=tls#NL', 'proxy.example.com'],
      ['vless://7f3d9d4a-8b9f@[2001:db8::1]:443', '[2001:db8::1]'],
      ['ss://YWVzOnB3@proxy.example.com:8388#x@y:1', 'proxy.example.com'],
      ['ss://YWVzLTI1Ni1nY206cHdAaDo4Mzg4', undefined],
      ['ss://aes-256-gcm:p@ss:80@proxy.example.com:8388', undefined],
      ['vless://...', undefined],
    ];
    for (const [uri, host] of hosts) {
      const tunnel = (await subscription({ protocols: { vless: uri } }))?.endpoints[0];
      assert.ok(tunnel?.kind === 'tunnel');
      assert.equal(tunnel.host, host, uri);
      assert.equal(tunnel.uri.expose(), uri);
    }
  });

  it('cannot start a line of its own with a link', async () => {
    const link = ' vless://id@h.example:443?type=ws#NL 1\r\ncalc\u0000\n';
    const [tunnel] = (await subscription({ protocols: { vless: link } }))?.endpoints ?? [];
    assert.ok(tunnel?.kind === 'tunnel');
    assert.equal(tunnel.uri.expose(), 'vless://id@h.example:443?type=ws#NL 1%0D%0Acalc%00');
  });

  it('tells the path of a URL it cannot mean, and nothing of the URL', async () => {
    for (const url of ['http://u:canary-1234', 'ftp://u:canary-1234@h:1', 'http://u:canary-1234@h:99999']) {
      const error: unknown = await subscription({ protocols: { socks5: url } })?.catch(
        (reason: unknown) => reason,
      );
      assert.ok(isProviderError(error));
      assert.equal(error.details.jsonPath, '$.subscriptions[0].protocols.socks5');
      assert.ok(!textsOf(error).includes('canary-1234'));
    }
  });

  it('calls a network by its id where it has no label', async () => {
    const account = answering('gateway', { networks: [{ id: 'n1', networkLabel: null }] });
    assert.deepEqual(await account.subscriptions?.availableNetworks('s1', signal), [
      { id: 'n1', label: 'n1' },
    ]);
  });
});
