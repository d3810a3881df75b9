import assert from 'node:assert/strict';
import { chromiumArguments } from '../../../src/browser/chromiumArguments.js';
import { firefoxArguments, firefoxPreferences, userJs } from '../../../src/browser/firefoxProfile.js';

const CHROMIUM = { profile: '/p', relayPort: 4711, languages: ['de-DE', 'de'], isRoot: false };

describe('what Chromium is started with', () => {
  const given = chromiumArguments(CHROMIUM);

  it('sends everything through the relay, loopback as well, and looks no name up', () => {
    for (const each of [
      '--proxy-server=http://127.0.0.1:4711',
      '--proxy-bypass-list=<-loopback>',
      '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
      '--disable-quic',
      '--webrtc-ip-handling-policy=disable_non_proxied_udp',
      '--user-data-dir=/p',
    ]) {
      assert.ok(given.includes(each), each);
    }
  });

  it('opens no port to be driven by', () => {
    assert.ok(given.includes('--remote-debugging-pipe'));
    assert.ok(!given.some((each) => each.startsWith('--remote-debugging-port')));
  });

  it('has the languages of the country, or the machine’s', () => {
    assert.ok(given.includes('--accept-lang=de-DE,de'));
    assert.ok(given.includes('--lang=de-DE'));
    const none = chromiumArguments({ ...CHROMIUM, languages: [] });
    assert.ok(!none.some((each) => each.includes('lang=')));
  });

  it('goes without a sandbox as root alone', () => {
    assert.ok(!given.includes('--no-sandbox'));
    assert.ok(chromiumArguments({ ...CHROMIUM, isRoot: true }).includes('--no-sandbox'));
  });
});

describe('what Firefox is started with', () => {
  const preferences = firefoxPreferences({ relayPort: 4711, languages: ['de-DE', 'de'] });

  it('sends everything through the relay, loopback as well, and never around it', () => {
    assert.equal(preferences['network.proxy.type'], 1);
    assert.equal(preferences['network.proxy.http_port'], 4711);
    assert.equal(preferences['network.proxy.ssl_port'], 4711);
    assert.equal(preferences['network.proxy.no_proxies_on'], '');
    assert.equal(preferences['network.proxy.allow_hijacking_localhost'], true);
    assert.equal(preferences['network.proxy.failover_direct'], false);
    assert.equal(preferences['network.proxy.allow_bypass'], false);
  });

  it('asks no resolver, and gives WebRTC the proxy alone', () => {
    assert.equal(preferences['network.trr.mode'], 5);
    assert.equal(preferences['network.dns.disablePrefetch'], true);
    assert.equal(preferences['network.http.http3.enable'], false);
    assert.equal(preferences['media.peerconnection.ice.proxy_only'], true);
    assert.equal(preferences['media.peerconnection.ice.no_host'], true);
  });

  it('has the languages of the country, or the machine’s', () => {
    assert.equal(preferences['intl.accept_languages'], 'de-DE, de');
    assert.ok(!('intl.accept_languages' in firefoxPreferences({ relayPort: 1, languages: [] })));
  });

  it('is written as lines that JavaScript reads', () => {
    assert.equal(
      userJs({ 'a.b': 'x "y" \\ \n', 'c.d': 7, e: false }),
      'user_pref("a.b", "x \\"y\\" \\\\ \\n");\nuser_pref("c.d", 7);\nuser_pref("e", false);\n',
    );
  });

  it('is a process of its own, which stays in Windows', () => {
    assert.deepEqual(firefoxArguments('/p', 'file:///p/egress.html', 'linux'), [
      '--no-remote',
      '--new-instance',
      '--profile',
      '/p',
      'file:///p/egress.html',
    ]);
    assert.ok(firefoxArguments('/p', 'x', 'win32').includes('--wait-for-browser'));
  });
});
