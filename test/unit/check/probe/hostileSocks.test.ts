import { testHostile, type HostileCase } from './hostile.js';
import { httpTarget } from './targets.js';
import { dripping, endlessly, fallSilent, hangUp, reset } from './scripted.js';

const bytes = (...all: number[]) => Buffer.of(...all);
const consent = bytes(5, 0, 0, 1, 127, 0, 0, 1, 0, 80);
const AT_ADDRESS = httpTarget('http://127.0.0.1:8080/page');
const login = ['user', 'password'] as const;
const answer = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok';
const replying = (code: number): HostileCase['scripts'] => [
  [[], [bytes(5, 0)], [bytes(5, code, 0, 1, 0, 0, 0, 0, 0, 0)]],
];

describe('a SOCKS5 proxy that does not behave', () => {
  const cases: HostileCase[] = [
    {
      name: 'never answers',
      scripts: [[[], [fallSilent]]],
      says: ['timeout', 'slowHandshake'],
      expires: true,
    },
    { name: 'hangs up', scripts: [[[], [hangUp]]], says: ['refused', 'closedEarly'] },
    { name: 'resets', scripts: [[[], [reset]]], says: ['refused', 'connectionReset'] },
    {
      name: 'speaks HTTP',
      scripts: [[[], ['HTTP/1.1 400 Bad Request\r\n\r\n']]],
      says: ['garbage', 'notSocks'],
    },
    { name: 'speaks SSH', scripts: [[['SSH-2.0-x\r\n']]], says: ['garbage', 'notSocks'] },
    { name: 'sends for ever', scripts: [[[], [endlessly('\u0005\0')]]], says: ['garbage', 'notSocks'] },
    {
      name: 'speaks SOCKS4',
      scripts: [[[], [bytes(0, 91, 0, 0, 0, 0, 0, 0)]]],
      says: ['garbage', 'notSocks'],
    },
    {
      name: 'takes no way of logging in',
      scripts: [[[], [bytes(5, 255)]]],
      says: ['authRefused', 'loginRequired'],
    },
    {
      name: 'takes no login',
      login,
      scripts: [[[], [bytes(5, 255)]]],
      says: ['authRefused', 'loginRefused'],
    },
    {
      name: 'wants a login that was not offered',
      scripts: [[[], [bytes(5, 2)]]],
      says: ['authRefused', 'loginRequired'],
    },
    {
      name: 'chooses a way that was not offered',
      scripts: [[[], [bytes(5, 1)]]],
      says: ['garbage', 'notSocks'],
    },
    {
      name: 'refuses the login',
      login,
      scripts: [[[], [bytes(5, 2)], [bytes(1, 1)]]],
      says: ['authRefused', 'loginRefused'],
    },
    {
      name: 'answers the login in another protocol',
      login,
      scripts: [[[], [bytes(5, 2)], ['HT']]],
      says: ['garbage', 'notSocks'],
    },
    {
      name: 'is silent about the login',
      login,
      scripts: [[[], [bytes(5, 2)], [fallSilent]]],
      says: ['timeout', 'slowHandshake'],
      expires: true,
    },
    {
      name: 'hangs up at the login',
      login,
      scripts: [[[], [bytes(5, 2)], [hangUp]]],
      says: ['refused', 'closedEarly'],
    },
    {
      name: 'cannot be told a login so long',
      login: ['u'.repeat(256), 'p'],
      scripts: [[]],
      says: ['refused', 'malformedAddress'],
      connections: 0,
    },
    { name: 'fails', scripts: replying(1), says: ['refused', 'proxyError'] },
    { name: 'may not reach the target', scripts: replying(2), says: ['refused', 'targetRefused'] },
    { name: 'finds no network', scripts: replying(3), says: ['refused', 'targetUnreachable'] },
    { name: 'finds no host', scripts: replying(4), says: ['refused', 'targetUnreachable'] },
    { name: 'is refused by the target', scripts: replying(5), says: ['refused', 'targetUnreachable'] },
    { name: 'gives up on the way', scripts: replying(6), says: ['refused', 'targetUnreachable'] },
    { name: 'knows no CONNECT', scripts: replying(7), says: ['refused', 'noConnect'] },
    { name: 'takes no names', scripts: replying(8), says: ['refused', 'targetRefused'] },
    { name: 'fails in a way nobody knows', scripts: replying(77), says: ['refused', 'proxyError'] },
    {
      name: 'fails in two bytes',
      scripts: [[[], [bytes(5, 0)], [bytes(5, 4), hangUp]]],
      says: ['refused', 'targetUnreachable'],
    },
    {
      name: 'stops in its reply',
      scripts: [[[], [bytes(5, 0)], [bytes(5, 0, 0), fallSilent]]],
      says: ['timeout', 'slowHandshake'],
      expires: true,
    },
    {
      name: 'has an address of no kind',
      scripts: [[[], [bytes(5, 0)], [bytes(5, 0, 0, 9, 0, 0, 0)]]],
      says: ['garbage', 'notSocks'],
    },
    {
      name: 'speaks itself after its consent',
      scripts: [[[], [bytes(5, 0)], [Buffer.concat([consent, Buffer.from(answer)])]]],
      says: ['garbage', 'notSocks'],
    },
    {
      name: 'agrees before it was asked',
      scripts: [[[], [Buffer.concat([bytes(5, 0), consent])]]],
      says: ['garbage', 'notSocks'],
    },
    {
      name: 'is silent in the tunnel',
      scripts: [[[], [bytes(5, 0)], [consent], [fallSilent]]],
      says: ['timeout', 'slowAnswer'],
      expires: true,
    },
    {
      name: 'answers in SOCKS in the tunnel',
      scripts: [[[], [bytes(5, 0)], [consent], [consent]]],
      says: ['garbage', 'notHttp'],
    },
    {
      name: 'drips everything',
      login,
      scripts: [
        [[], [dripping(bytes(5, 2))], [dripping(bytes(1, 0))], [dripping(consent)], [dripping(answer)]],
      ],
      says: ['live', 'none'],
      body: 'ok',
    },
    {
      name: 'connects from a name',
      scripts: [[[], [bytes(5, 0)], [bytes(5, 0, 0, 3, 2, 97, 98, 0, 80)], [answer]]],
      says: ['live', 'none'],
      body: 'ok',
    },
    {
      name: 'connects from an IPv6 address',
      scripts: [[[], [bytes(5, 0)], [bytes(5, 0, 0, 4, ...Array<number>(18).fill(0))], [answer]]],
      says: ['live', 'none'],
      body: 'ok',
    },
  ];
  testHostile(cases.map((each) => ({ ...each, scheme: 'socks5h' })));
});

describe('a SOCKS4 proxy that does not behave', () => {
  const cases: HostileCase[] = [
    {
      name: 'never answers',
      scripts: [[[], [fallSilent]]],
      says: ['timeout', 'slowHandshake'],
      expires: true,
    },
    {
      name: 'speaks HTTP',
      scripts: [[[], ['HTTP/1.1 400 Bad Request\r\n\r\n']]],
      says: ['garbage', 'notSocks'],
    },
    { name: 'speaks SOCKS5', scripts: [[[], [bytes(5, 255)]]], says: ['garbage', 'notSocks'] },
    {
      name: 'rejects',
      scripts: [[[], [bytes(0, 91, 0, 0, 0, 0, 0, 0)]]],
      says: ['refused', 'targetRefused'],
    },
    {
      name: 'cannot ask who it is',
      scripts: [[[], [bytes(0, 92, 0, 0, 0, 0, 0, 0)]]],
      says: ['authRefused', 'loginRequired'],
    },
    {
      name: 'hears that it is another',
      login,
      scripts: [[[], [bytes(0, 93, 0, 0, 0, 0, 0, 0)]]],
      says: ['authRefused', 'loginRefused'],
    },
    {
      name: 'has a code nobody knows',
      scripts: [[[], [bytes(0, 1, 0, 0, 0, 0, 0, 0)]]],
      says: ['garbage', 'notSocks'],
    },
    {
      name: 'speaks itself after its consent',
      scripts: [[[], [Buffer.concat([bytes(0, 90, 0, 0, 0, 0, 0, 0), Buffer.from(answer)])]]],
      says: ['garbage', 'notSocks'],
    },
    {
      name: 'drips everything',
      scripts: [[[], [dripping(bytes(0, 90, 0, 0, 0, 0, 0, 0))], [dripping(answer)]]],
      says: ['live', 'none'],
      body: 'ok',
    },
    {
      name: 'cannot be told such a user',
      login: ['a\0b', ''],
      scripts: [[]],
      says: ['refused', 'malformedAddress'],
      connections: 0,
    },
  ];
  testHostile(cases.map((each) => ({ ...each, scheme: 'socks4a' })));
});

describe('a proxy of unknown protocol that does not behave', () => {
  const cases: HostileCase[] = [
    {
      name: 'closes on every protocol',
      scripts: [[[], [hangUp]]],
      says: ['refused', 'closedEarly'],
      connections: 3,
    },
    {
      name: 'resets on every protocol',
      scripts: [[[], [reset]]],
      says: ['refused', 'connectionReset'],
      connections: 3,
    },
    { name: 'is SSH', scripts: [[['SSH-2.0-x\r\n']]], says: ['garbage', 'notHttp'] },
    {
      name: 'names a protocol again and again',
      scripts: [[[], [bytes(5, 1)]]],
      says: ['garbage', 'notSocks'],
      connections: 2,
    },
    {
      name: 'alternates between two',
      scripts: [
        [[], [bytes(5, 255)]],
        [[], ['HTTP/1.1 400 Bad Request\r\n\r\n']],
      ],
      says: ['garbage', 'notSocks'],
      connections: 2,
    },
    {
      name: 'asks for TLS and fails at it',
      scripts: [[[], [bytes(0x15, 3, 1, 0, 2, 2, 70), hangUp]]],
      says: ['garbage', 'tlsFailed'],
      connections: 2,
    },
    {
      name: 'is silent to the second protocol',
      scripts: [
        [[], [hangUp]],
        [[], [fallSilent]],
      ],
      says: ['timeout', 'slowHandshake'],
      expires: true,
      connections: 2,
    },
    {
      name: 'is a SOCKS4 proxy after all',
      scripts: [
        [[], [hangUp]],
        [[], [hangUp]],
        [[], [bytes(0, 91, 0, 0, 0, 0, 0, 0)]],
      ],
      says: ['refused', 'targetRefused'],
      connections: 3,
    },
  ];
  testHostile(cases.map((each) => ({ ...each, scheme: 'unknown', target: AT_ADDRESS })));
});
