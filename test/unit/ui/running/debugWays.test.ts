import assert from 'node:assert/strict';
import { debugWay, OTHER_BROWSERS, throughRelay } from '../../../../src/ui/running/debugWays.js';

const RELAY = { port: 4001, token: 'T0ken' };
const URL = 'http://egress:T0ken@127.0.0.1:4001';
const OPEN = { port: 4002, token: undefined };

/** A launch configuration of this type through the relay, with what it says itself. */
function resolved(
  type: string,
  said: Readonly<Record<string, unknown>> = {},
  relay: Parameters<NonNullable<ReturnType<typeof throughRelay>>>[0] = RELAY,
  inherited: Readonly<Record<string, string>> = {},
) {
  const configuration = { type, request: 'launch', name: 'Run', ...said };
  const way = debugWay(type, []);
  assert.ok(way, type);
  return throughRelay(configuration, way, inherited)?.(relay);
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  assert.ok(typeof value === 'object' && value !== null);
  return Object.fromEntries(Object.entries(value));
}

describe('a launch configuration through a relay', () => {
  for (const type of ['node', 'pwa-node', 'node-terminal', 'extensionHost', 'python', 'debugpy', 'go']) {
    it(`of the type ${type} tells the program by its environment`, () => {
      const through = resolved(type, { env: { MODE: 'test' }, program: 'main' });
      assert.ok(through);
      const { env, ...rest } = through.configuration;
      assert.deepEqual(rest, { type, request: 'launch', name: 'Run', program: 'main' });
      const environment = record(env);
      for (const name of [
        'HTTP_PROXY',
        'http_proxy',
        'HTTPS_PROXY',
        'https_proxy',
        'ALL_PROXY',
        'all_proxy',
      ]) {
        assert.equal(environment[name], URL, name);
      }
      assert.equal(environment['NODE_USE_ENV_PROXY'], '1');
      assert.equal(environment['MODE'], 'test');
      assert.match(String(environment['NO_PROXY']), /localhost/);
      assert.deepEqual(through.own, []);
      assert.equal(debugWay(type, [])?.hasLogin, true);
    });
  }

  it('of the type java needs a relay without a token, and tells the JVM by its options', () => {
    assert.equal(debugWay('java', [])?.hasLogin, false);
    const env = record(
      resolved('java', { env: { JAVA_TOOL_OPTIONS: '-Xmx1g' } }, OPEN)?.configuration['env'],
    );
    const options = String(env['JAVA_TOOL_OPTIONS']).split(' ');
    for (const option of [
      '-Xmx1g',
      '-Dhttp.proxyHost=127.0.0.1',
      '-Dhttp.proxyPort=4002',
      '-Dhttps.proxyHost=127.0.0.1',
      '-Dhttps.proxyPort=4002',
    ]) {
      assert.ok(options.includes(option), option);
    }
  });

  for (const type of ['chrome', 'pwa-chrome', 'msedge', 'pwa-msedge']) {
    it(`of the type ${type} needs a relay without a token, and tells the browser by its options`, () => {
      assert.equal(debugWay(type, [])?.hasLogin, false);
      const through = resolved(type, { runtimeArgs: ['--headless'], env: { A: 'b' } }, OPEN);
      assert.deepEqual(through?.configuration['runtimeArgs'], [
        '--headless',
        '--proxy-server=http://127.0.0.1:4002',
        '--disable-quic',
        '--webrtc-ip-handling-policy=disable_non_proxied_udp',
        '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
      ]);
      assert.deepEqual(through.configuration['env'], { A: 'b' });
    });
  }

  it('of the type cppdbg tells the program by a list of names and values', () => {
    const environment: unknown = resolved('cppdbg', { environment: [{ name: 'MODE', value: 'test' }] })
      ?.configuration['environment'];
    assert.ok(Array.isArray(environment));
    const pairs = environment.map(record);
    assert.deepEqual(pairs[0], { name: 'MODE', value: 'test' });
    assert.ok(pairs.some(({ name, value }) => name === 'HTTPS_PROXY' && value === URL));
  });

  it('says itself what counts before the relay, in either case of a name', () => {
    const through = resolved('node', { env: { https_proxy: 'http://other:1', ALL_PROXY: null } });
    const env = record(through?.configuration['env']);
    assert.equal(env['https_proxy'], 'http://other:1');
    assert.ok(!('HTTPS_PROXY' in env));
    assert.equal(env['ALL_PROXY'], null);
    assert.ok(!('all_proxy' in env));
    assert.equal(env['HTTP_PROXY'], URL);
    assert.deepEqual(through?.own, ['https_proxy', 'ALL_PROXY']);
  });

  it('does not say what its debugger took from this process', () => {
    const inherited = { HTTP_PROXY: 'http://corporate:8080', NO_PROXY: 'intra.example', PATH: '/bin' };
    const through = resolved('debugpy', { env: { ...inherited, MODE: 'test' } }, RELAY, inherited);
    const env = record(through?.configuration['env']);
    assert.equal(env['HTTP_PROXY'], URL);
    assert.equal(env['PATH'], '/bin');
    assert.deepEqual(through?.own, []);
  });

  it('keeps its exceptions beside this machine’s, but not one for everything', () => {
    const env = record(resolved('node', { env: { NO_PROXY: 'intra.example,*' } })?.configuration['env']);
    assert.deepEqual(String(env['NO_PROXY']).split(',').sort(), [
      '127.0.0.1',
      '::1',
      'intra.example',
      'localhost',
    ]);
    assert.equal(env['no_proxy'], env['NO_PROXY']);
  });

  it('is left alone where what would take the proxy is of another shape', () => {
    assert.equal(resolved('node', { env: ['A=b'] }), undefined);
    assert.equal(resolved('node', { env: 'A=b' }), undefined);
    assert.equal(resolved('cppdbg', { environment: { A: 'b' } }), undefined);
    assert.equal(resolved('cppdbg', { environment: ['A=b'] }), undefined);
    assert.equal(resolved('chrome', { runtimeArgs: '--headless' }, OPEN), undefined);
    assert.equal(resolved('chrome', { runtimeArgs: [5] }, OPEN), undefined);
  });

  it('of a type unknown here goes by what its debugger’s schema has', () => {
    const manifest = (type: string, ...attributes: readonly string[]) => ({
      contributes: {
        debuggers: [
          {
            type,
            configurationAttributes: {
              launch: { properties: Object.fromEntries(attributes.map((name) => [name, {}])) },
            },
          },
        ],
      },
    });
    const manifests = [
      {},
      { contributes: { debuggers: 'none' } },
      { contributes: { debuggers: [null, { type: 'bare' }] } },
      manifest('ruby', 'script', 'env'),
      manifest('gdb', 'environment'),
      manifest('docker', 'dockerOptions'),
    ];
    assert.deepEqual(debugWay('ruby', manifests), { by: 'env', hasLogin: true });
    assert.deepEqual(debugWay('gdb', manifests), { by: 'environment', hasLogin: true });
    for (const type of ['docker', 'bare', 'unknown', 'constructor', 'toString']) {
      assert.equal(debugWay(type, manifests), undefined, type);
    }
    for (const type of OTHER_BROWSERS) {
      assert.equal(debugWay(type, [manifest(type, 'env')]), undefined, type);
    }
  });
});
