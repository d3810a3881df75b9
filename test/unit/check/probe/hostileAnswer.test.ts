import { ANSWER_BYTES, testHostile, type HostileCase } from './hostile.js';
import { dripping, endlessly, fallSilent, hangUp, reset, type Script } from './scripted.js';

const consent = 'HTTP/1.1 200 Connection established\r\n\r\n';
const tunnelled = (...deeds: Script[number]): HostileCase['scripts'] => [[[], [consent], deeds]];
const head = (...headers: string[]) => ['HTTP/1.1 200 OK', ...headers, '', ''].join('\r\n');

describe('a proxy that answers badly in its tunnel', () => {
  testHostile([
    { name: 'is silent', scripts: tunnelled(fallSilent), says: ['timeout', 'slowAnswer'], expires: true },
    { name: 'hangs up', scripts: tunnelled(hangUp), says: ['refused', 'closedEarly'] },
    { name: 'resets', scripts: tunnelled(reset), says: ['refused', 'connectionReset'] },
    {
      name: 'hangs up right after its consent',
      scripts: [[[], [consent, hangUp]]],
      says: ['refused', 'closedEarly'],
    },
    { name: 'answers what is not HTTP', scripts: tunnelled('hello'), says: ['garbage', 'notHttp'] },
    { name: 'answers as SSH', scripts: tunnelled('SSH-2.0-x\r\n'), says: ['garbage', 'notHttp'] },
    {
      name: 'answers with a page without a head',
      scripts: tunnelled('<html></html>', hangUp),
      says: ['garbage', 'notHttp'],
    },
    {
      name: 'never ends its headers',
      scripts: tunnelled(head('a: b').slice(0, -2), endlessly('a: b\r\n')),
      says: ['garbage', 'headersTooLong'],
    },
    {
      name: 'ends in the middle of its head',
      scripts: tunnelled('HTTP/1.1 200 OK\r\na: b', hangUp),
      says: ['garbage', 'closedEarly'],
    },
    {
      name: 'ends in the middle of its body',
      scripts: tunnelled(head('Content-Length: 100'), 'half', hangUp),
      says: ['garbage', 'closedEarly'],
    },
    {
      name: 'ends between its chunks',
      scripts: tunnelled(head('Transfer-Encoding: chunked'), '3\r\nabc\r\n', hangUp),
      says: ['garbage', 'closedEarly'],
    },
    {
      name: 'stops in the middle of its body',
      scripts: tunnelled(head('Content-Length: 100'), 'half', fallSilent),
      says: ['timeout', 'slowAnswer'],
      expires: true,
    },
    {
      name: 'never ends a body without a length',
      scripts: tunnelled(head(), 'half', fallSilent),
      says: ['timeout', 'slowAnswer'],
      expires: true,
    },
    {
      name: 'drips a body it never ends',
      scripts: tunnelled(head(), dripping('x'.repeat(500)), fallSilent),
      says: ['timeout', 'slowAnswer'],
      expires: true,
    },
    {
      name: 'drips all of its answer',
      scripts: tunnelled(dripping(`${head('Content-Length: 4')}body`)),
      says: ['live', 'none'],
      body: 'body',
    },
    {
      name: 'drips its chunks',
      scripts: tunnelled(dripping(`${head('transfer-encoding:chunked')}2\r\nbo\r\n2;x=y\r\ndy\r\n0\r\n\r\n`)),
      says: ['live', 'none'],
      body: 'body',
    },
    {
      name: 'sends gigabytes without a length',
      scripts: tunnelled(head(), endlessly('x')),
      says: ['live', 'none'],
      body: 'x'.repeat(ANSWER_BYTES),
    },
    {
      name: 'sends gigabytes with their length',
      scripts: tunnelled(head('Content-Length: 99999999999'), endlessly('x')),
      says: ['live', 'none'],
      body: 'x'.repeat(ANSWER_BYTES),
    },
    {
      name: 'sends one chunk of gigabytes',
      scripts: tunnelled(head('Transfer-Encoding: chunked'), 'ffffffff\r\n', endlessly('x')),
      says: ['live', 'none'],
      body: 'x'.repeat(ANSWER_BYTES - 10),
    },
    {
      name: 'sends chunks for ever',
      scripts: tunnelled(head('Transfer-Encoding: chunked'), endlessly('1\r\nx\r\n')),
      says: ['live', 'none'],
    },
    {
      name: 'sends more than its length',
      scripts: tunnelled(`${head('Content-Length: 4')}bodyguard`),
      says: ['live', 'none'],
      body: 'body',
    },
    {
      name: 'has a length that is none',
      scripts: tunnelled(head('Content-Length: many')),
      says: ['garbage', 'notHttp'],
    },
    {
      name: 'has a length below zero',
      scripts: tunnelled(head('Content-Length: -1')),
      says: ['garbage', 'notHttp'],
    },
    {
      name: 'has a length beyond all numbers',
      scripts: tunnelled(head(`Content-Length: ${'9'.repeat(40)}`)),
      says: ['garbage', 'notHttp'],
    },
    {
      name: 'has chunks that are none',
      scripts: tunnelled(head('Transfer-Encoding: chunked'), 'zz\r\n'),
      says: ['garbage', 'notHttp'],
    },
    {
      name: 'has a chunk beyond all numbers',
      scripts: tunnelled(head('Transfer-Encoding: chunked'), 'fffffffffffff\r\n'),
      says: ['garbage', 'notHttp'],
    },
    {
      name: 'never ends the size of a chunk',
      scripts: tunnelled(head('Transfer-Encoding: chunked'), '1;', endlessly('x')),
      says: ['garbage', 'notHttp'],
    },
    {
      name: 'hides zeroes in its head',
      scripts: tunnelled(`HTTP/1.1 200 OK\r\n\0\0:\0\r\nContent-Length: 2\r\n\r\nok`),
      says: ['live', 'none'],
      body: 'ok',
    },
    {
      name: 'sends headers without names',
      scripts: tunnelled(`HTTP/1.1 200 OK\r\n: x\r\n:\r\nContent-Length: 2\r\n\r\nok`),
      says: ['live', 'none'],
      body: 'ok',
    },
    {
      name: 'ends its lines without a carriage return',
      scripts: tunnelled('HTTP/1.0 200 OK\nContent-Length: 2\n\nok'),
      says: ['live', 'none'],
      body: 'ok',
    },
    {
      name: 'ends a body without a length as it should',
      scripts: tunnelled(head(), 'all of it', hangUp),
      says: ['live', 'none'],
      body: 'all of it',
    },
    {
      name: 'answers in bytes that are no text',
      scripts: tunnelled(head('Content-Length: 3'), Buffer.of(0xff, 0xfe, 0x00)),
      says: ['live', 'none'],
      body: '��\0',
    },
    {
      name: 'goes on with an answer of its own',
      scripts: tunnelled(`${head('Content-Length: 2')}okHTTP/1.1 500 Oh\r\n\r\n`),
      says: ['live', 'none'],
      body: 'ok',
    },
  ]);
});
