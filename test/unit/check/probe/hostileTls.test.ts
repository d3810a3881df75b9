import { forgedIdentity, JUDGE_CA, judgeIdentity } from '../../../../src/sandbox/certificates.js';
import { ANSWER_BYTES, testHostile, type HostileCase } from './hostile.js';
import { endlessly, fallSilent, hangUp, inTls, reset, type Script } from './scripted.js';
import { httpTarget } from './targets.js';

const consent = 'HTTP/1.1 200 Connection established\r\n\r\n';
const answer = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok';
const judge = judgeIdentity();
const roots = [JUDGE_CA];
const target = httpTarget('https://judge.sandbox.test/page', { roots, answerBytes: ANSWER_BYTES });
const tunnelled = (...deeds: Script[number]): HostileCase['scripts'] => [[[], [consent, ...deeds]]];
/** TLS with the target stands, and this is done when the request is there. */
const inside = (...deeds: Script[number]) => tunnelled(inTls(judge, [], deeds));

describe('a proxy that hinders TLS with the target', () => {
  const cases: HostileCase[] = [
    {
      name: 'shows a certificate of its own',
      scripts: tunnelled(inTls(forgedIdentity())),
      says: ['intercepted', 'untrustedCertificate'],
    },
    {
      name: 'leads to another host',
      target: httpTarget('https://judge.example/page', { roots }),
      scripts: tunnelled(inTls(judge)),
      says: ['intercepted', 'untrustedCertificate'],
    },
    {
      name: 'leads to a host that nobody vouches for',
      target: httpTarget('https://judge.sandbox.test/page'),
      scripts: tunnelled(inTls(judge)),
      says: ['intercepted', 'untrustedCertificate'],
    },
    {
      name: 'answers the handshake with HTTP',
      scripts: [[[], [consent], ['HTTP/1.1 400 Bad Request\r\n\r\n']]],
      says: ['garbage', 'tlsFailed'],
    },
    {
      name: 'answers the handshake with an alert',
      scripts: [[[], [consent], [Buffer.of(0x15, 3, 3, 0, 2, 2, 40)]]],
      says: ['garbage', 'tlsFailed'],
    },
    {
      name: 'answers the handshake with zeroes for ever',
      scripts: [[[], [consent], [endlessly('\0')]]],
      says: ['garbage', 'tlsFailed'],
    },
    {
      name: 'is silent in the handshake',
      scripts: [[[], [consent], [fallSilent]]],
      says: ['timeout', 'slowHandshake'],
      expires: true,
    },
    {
      name: 'hangs up in the handshake',
      scripts: [[[], [consent], [hangUp]]],
      says: ['refused', 'closedEarly'],
    },
    {
      name: 'resets in the handshake',
      scripts: [[[], [consent], [reset]]],
      says: ['refused', 'connectionReset'],
    },
    {
      name: 'is silent after the request',
      scripts: inside(fallSilent),
      says: ['timeout', 'slowAnswer'],
      expires: true,
    },
    { name: 'hangs up after the request', scripts: inside(hangUp), says: ['refused', 'closedEarly'] },
    { name: 'answers what is not HTTP', scripts: inside('hello'), says: ['garbage', 'notHttp'] },
    {
      name: 'sends gigabytes',
      scripts: inside('HTTP/1.1 200 OK\r\n\r\n', endlessly('x')),
      says: ['live', 'none'],
    },
    { name: 'does all as it should', scripts: inside(answer), says: ['live', 'none'], body: 'ok' },
  ];
  testHostile(cases.map((each) => ({ target, ...each })));
});

describe('a proxy that is spoken to with TLS', () => {
  const plain = httpTarget('http://judge.sandbox.test/page', { roots, answerBytes: ANSWER_BYTES });
  const cases: HostileCase[] = [
    {
      name: 'shows a certificate that nobody vouches for',
      scripts: [[[inTls(forgedIdentity())]]],
      says: ['refused', 'untrustedCertificate'],
    },
    {
      name: 'speaks none',
      scripts: [[[], ['HTTP/1.1 400 Bad Request\r\n\r\n']]],
      says: ['garbage', 'tlsFailed'],
    },
    { name: 'is silent', scripts: [[[], [fallSilent]]], says: ['timeout', 'slowHandshake'], expires: true },
    {
      name: 'asks for a login',
      scripts: [[[inTls(judge, [], ['HTTP/1.1 407 Login\r\n\r\n'])]]],
      says: ['authRefused', 'loginRequired'],
    },
    {
      name: 'tunnels',
      scripts: [[[inTls(judge, [], [consent], [answer])]]],
      says: ['live', 'none'],
      body: 'ok',
    },
    {
      name: 'takes whole URLs alone',
      scripts: [[[inTls(judge, [], ['HTTP/1.1 405 No\r\n\r\n'])]], [[inTls(judge, [], [answer])]]],
      says: ['live', 'none'],
      body: 'ok',
      connections: 2,
    },
    {
      name: 'tunnels to a target with TLS',
      target,
      scripts: [[[inTls(judge, [], [consent, inTls(judge, [], [answer])])]]],
      says: ['live', 'none'],
      body: 'ok',
    },
    {
      name: 'opens the TLS of its clients',
      target,
      scripts: [[[inTls(judge, [], [consent, inTls(forgedIdentity())])]]],
      says: ['intercepted', 'untrustedCertificate'],
    },
    {
      name: 'is found out to be one',
      scheme: 'unknown',
      target: httpTarget('http://127.0.0.1:8080/page', { roots }),
      scripts: [
        [[], [Buffer.of(0x15, 3, 1, 0, 2, 2, 70), hangUp]],
        [[inTls(judge, [], [consent], [answer])]],
      ],
      says: ['live', 'none'],
      connections: 2,
    },
  ];
  testHostile(cases.map((each) => ({ scheme: 'https', target: plain, ...each })));
});
