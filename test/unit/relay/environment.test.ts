import assert from 'node:assert/strict';
import { proxyEnvironment, relayUrl } from '../../../src/relay/environment.js';

const URL_OF_RELAY = relayUrl({ port: 4321, token: 'abc123' });

describe('the environment of a program that goes through a proxy', () => {
  it('names a relay with its token, and one that demands none without', () => {
    assert.equal(URL_OF_RELAY, 'http://egress:abc123@127.0.0.1:4321');
    assert.equal(relayUrl({ port: 4321, token: undefined }), 'http://127.0.0.1:4321');
  });

  it('has the address in both cases of each name', () => {
    const environment = proxyEnvironment(URL_OF_RELAY, {});
    for (const name of ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY', 'FTP_PROXY']) {
      assert.equal(environment[name], URL_OF_RELAY);
      assert.equal(environment[name.toLowerCase()], URL_OF_RELAY);
    }
    assert.equal(environment['NODE_USE_ENV_PROXY'], '1');
  });

  it('leaves out this machine, and what a person left out', () => {
    const exceptionsIn = (own: Record<string, string>) => {
      const { NO_PROXY, no_proxy, GLOBAL_AGENT_NO_PROXY } = proxyEnvironment(URL_OF_RELAY, own);
      assert.equal(no_proxy, NO_PROXY);
      assert.equal(GLOBAL_AGENT_NO_PROXY, NO_PROXY);
      return NO_PROXY;
    };
    const ownMachine = 'localhost,127.0.0.1,::1';
    assert.equal(exceptionsIn({}), ownMachine);
    assert.equal(
      exceptionsIn({ NO_PROXY: '.corp.example, 10.0.0.0/8 localhost', no_proxy: 'build,.corp.example' }),
      `${ownMachine},.corp.example,10.0.0.0/8,build`,
    );
  });

  it('has no exception that lets everything go direct', () => {
    for (const own of ['*', '*,.corp.example', '.corp.example, *', '0.0.0.0/0 ::/0']) {
      assert.doesNotMatch(proxyEnvironment(URL_OF_RELAY, { NO_PROXY: own })['NO_PROXY'] ?? '', /\*|\/0/);
    }
  });

  it('is not named YARN_NO_PROXY, with which Yarn ends', () => {
    assert.ok(!('YARN_NO_PROXY' in proxyEnvironment(URL_OF_RELAY, {})));
  });

  it('adds to what git is told by the environment already', () => {
    const added = (count?: string) => {
      const environment = proxyEnvironment(URL_OF_RELAY, { GIT_CONFIG_COUNT: count });
      return Object.entries(environment).filter(([name]) => name.startsWith('GIT_'));
    };
    const first = [
      ['GIT_CONFIG_COUNT', '1'],
      ['GIT_CONFIG_KEY_0', 'http.proxy'],
      ['GIT_CONFIG_VALUE_0', URL_OF_RELAY],
    ];
    for (const nothing of [undefined, '', '0', '-3', 'many']) {
      assert.deepEqual(added(nothing), first);
    }
    assert.deepEqual(added('2'), [
      ['GIT_CONFIG_COUNT', '3'],
      ['GIT_CONFIG_KEY_2', 'http.proxy'],
      ['GIT_CONFIG_VALUE_2', URL_OF_RELAY],
    ]);
  });

  describe('for Java, which prints its options', () => {
    const options = (url: string, own?: string) =>
      proxyEnvironment(url, { JAVA_TOOL_OPTIONS: own })['JAVA_TOOL_OPTIONS'] ?? '';

    it('holds the place without the login, behind what is there', () => {
      assert.equal(
        options(URL_OF_RELAY, '-Xmx1g'),
        '-Xmx1g -Dhttp.proxyHost=127.0.0.1 -Dhttp.proxyPort=4321 -Dhttps.proxyHost=127.0.0.1 -Dhttps.proxyPort=4321',
      );
    });

    it('is an HTTP proxy whatever it is, since a SOCKS proxy would be passed by', () => {
      for (const url of ['socks5h://u:p%40ss@[2001:db8::1]:1080', 'https://u:p%40ss@[2001:db8::1]:1080']) {
        assert.match(options(url), /^-Dhttp\.proxyHost=2001:db8::1 -Dhttp\.proxyPort=1080 -Dhttps/);
        assert.doesNotMatch(options(url), /socks|p%40ss/);
      }
    });

    it('has the port that a URL leaves out', () => {
      assert.match(options('http://proxy.example:80'), /-Dhttp\.proxyPort=80 /);
      assert.match(options('https://proxy.example:443'), /-Dhttp\.proxyPort=443 /);
      assert.match(options('socks5h://proxy.example:80'), /-Dhttp\.proxyPort=80 /);
    });
  });
});
