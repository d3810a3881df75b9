import { testHostile, TLS } from './hostile.js';
import { dripping, endlessly, fallSilent, hangUp, reset } from './scripted.js';

const page = '<html>Welcome to our network</html>';
const answered = (status: string, rest = 'Content-Length: 0\r\n\r\n') => [
  [],
  [`HTTP/1.1 ${status}\r\n${rest}`],
];

describe('an HTTP proxy that does not open a tunnel as it should', () => {
  testHostile([
    { name: 'hangs up at once', scripts: [[[hangUp]]], says: ['refused', 'closedEarly'] },
    { name: 'resets at once', scripts: [[[reset]]], says: ['refused', 'connectionReset'] },
    { name: 'hangs up when asked', scripts: [[[], [hangUp]]], says: ['refused', 'closedEarly'] },
    { name: 'resets when asked', scripts: [[[], [reset]]], says: ['refused', 'connectionReset'] },
    {
      name: 'never answers',
      scripts: [[[], [fallSilent]]],
      says: ['timeout', 'slowHandshake'],
      expires: true,
    },
    {
      name: 'stops in the middle of its head',
      scripts: [[[], ['HTTP/1.1 200 OK\r\nServer: x\r\n', fallSilent]]],
      says: ['timeout', 'slowHandshake'],
      expires: true,
    },
    {
      name: 'hangs up in the middle of its head',
      scripts: [[[], ['HTTP/1.1 200 OK\r\nServer: x\r\n', hangUp]]],
      says: ['refused', 'closedEarly'],
    },
    {
      name: 'never ends its headers',
      scripts: [[[], ['HTTP/1.1 200 OK\r\n', endlessly('X-Filler: aaaaaaaaaaaaaaaa\r\n')]]],
      says: ['garbage', 'headersTooLong'],
    },
    {
      name: 'never ends one header',
      scripts: [[[], ['HTTP/1.1 200 OK\r\nX-Filler: ', endlessly('a')]]],
      says: ['garbage', 'headersTooLong'],
    },
    {
      name: 'never ends its status line',
      scripts: [[[], ['HTTP/1.1 200 ', endlessly('OK ')]]],
      says: ['garbage', 'headersTooLong'],
    },
    {
      name: 'drips a head that is too long',
      scripts: [[[], [dripping(`HTTP/1.1 200 OK\r\n${'a: b\r\n'.repeat(2_800)}`)]]],
      says: ['garbage', 'headersTooLong'],
    },
    {
      name: 'promises to go on for ever',
      scripts: [[[], [endlessly('HTTP/1.1 100 Continue\r\n\r\n')]]],
      says: ['garbage', 'headersTooLong'],
    },
    {
      name: 'sends line breaks alone',
      scripts: [[[], [endlessly('\r\n')]]],
      says: ['garbage', 'headersTooLong'],
    },
    { name: 'greets as SSH', scripts: [[['SSH-2.0-OpenSSH_9.6\r\n']]], says: ['garbage', 'notHttp'] },
    {
      name: 'greets as SMTP after hearing the request',
      scripts: [[[], ['220 mail.example ESMTP\r\n']]],
      says: ['garbage', 'notHttp'],
    },
    {
      name: 'sends random bytes',
      scripts: [[[], [Buffer.from('8f3a00c4ff10', 'hex')]]],
      says: ['garbage', 'notHttp'],
    },
    { name: 'sends zeroes for ever', scripts: [[[], [endlessly('\0')]]], says: ['garbage', 'notHttp'] },
    { name: 'sends a page without a head', scripts: [[[], [page, hangUp]]], says: ['garbage', 'notHttp'] },
    { name: 'answers as RTSP', scripts: [[[], ['RTSP/1.0 200 OK\r\n\r\n']]], says: ['garbage', 'notHttp'] },
    { name: 'answers as HTTP/2', scripts: [[[], ['HTTP/2 200\r\n\r\n']]], says: ['garbage', 'notHttp'] },
    { name: 'has no status', scripts: [[[], ['HTTP/1.1 OK\r\n\r\n']]], says: ['garbage', 'notHttp'] },
    {
      name: 'has a status too long',
      scripts: [[[], ['HTTP/1.1 2000 OK\r\n\r\n']]],
      says: ['garbage', 'notHttp'],
    },
    {
      name: 'has a status too small',
      scripts: [[[], ['HTTP/1.1 099 OK\r\n\r\n']]],
      says: ['garbage', 'notHttp'],
    },
    {
      name: 'shows its own page where the tunnel should be',
      scripts: [[[], [`HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n${page}`]]],
      says: ['garbage', 'notHttp'],
    },
    {
      name: 'leads to its own page elsewhere',
      scripts: [answered('302 Found', 'Location: http://portal.example/\r\n\r\n')],
      says: ['garbage', 'unexpectedStatus'],
    },
    {
      name: 'switches protocols',
      scripts: [answered('101 Switching Protocols', '\r\n')],
      says: ['garbage', 'unexpectedStatus'],
    },
    { name: 'asks for a login', scripts: [answered('407 Login')], says: ['authRefused', 'loginRequired'] },
    {
      name: 'asks for a login with 401',
      scripts: [answered('401 Login')],
      says: ['authRefused', 'loginRequired'],
    },
    {
      name: 'refuses a login',
      login: ['someone', 'wrong'],
      scripts: [answered('407 Login')],
      says: ['authRefused', 'loginRefused'],
    },
    {
      name: 'asks for a login and never ends its page',
      scripts: [[[], ['HTTP/1.1 407 Login\r\n\r\n', endlessly(page)]]],
      says: ['authRefused', 'loginRequired'],
    },
    {
      name: 'is asked too often',
      scripts: [answered('429 Slow down')],
      says: ['refused', 'tooManyRequests'],
    },
    { name: 'is in trouble', scripts: [answered('500 Oh')], says: ['refused', 'proxyError'] },
    { name: 'has a bad gateway', scripts: [answered('502 Oh')], says: ['refused', 'targetUnreachable'] },
    { name: 'has no service', scripts: [answered('503 Oh')], says: ['refused', 'targetUnreachable'] },
    { name: 'waits too long itself', scripts: [answered('504 Oh')], says: ['refused', 'targetUnreachable'] },
    { name: 'knows no such page', scripts: [answered('404 Oh')], says: ['refused', 'noConnect'] },
    {
      name: 'refuses a target with TLS',
      target: TLS,
      scripts: [answered('403 No')],
      says: ['refused', 'targetRefused'],
    },
    {
      name: 'knows no CONNECT and the target has TLS',
      target: TLS,
      scripts: [answered('405 No')],
      says: ['refused', 'noConnect'],
    },
    {
      name: 'refuses the tunnel and the URL in the same words',
      scripts: [answered('403 No', 'Server: x\r\nContent-Length: 0\r\n\r\n')],
      says: ['refused', 'targetRefused'],
      connections: 2,
    },
    {
      name: 'refuses the tunnel and is silent at the URL',
      scripts: [answered('405 No'), [[], [fallSilent]]],
      says: ['timeout', 'slowAnswer'],
      expires: true,
      connections: 2,
    },
    {
      name: 'refuses the tunnel and hangs up at the URL',
      scripts: [answered('501 No'), [[], [hangUp]]],
      says: ['refused', 'closedEarly'],
      connections: 2,
    },
    {
      name: 'refuses the tunnel and wants a login for the URL',
      scripts: [answered('400 No'), answered('407 Login')],
      says: ['authRefused', 'loginRequired'],
      connections: 2,
    },
    {
      name: 'refuses the tunnel and fails at the URL',
      scripts: [
        answered('403 No'),
        answered('503 Oh', 'X-Squid-Error: ERR_CONNECT_FAIL 111\r\nContent-Length: 0\r\n\r\n'),
      ],
      says: ['refused', 'targetUnreachable'],
      connections: 2,
    },
  ]);
});
