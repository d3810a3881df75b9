// Sends 100,000 rows of results as a page gets them: `frame` as columns in one buffer, `json` as a text of objects. The
// clock runs from the data to what the other side reads; what is sent once a list, its hosts as numbers, is part of it.
import { MessageChannel, receiveMessageOnPort } from 'node:worker_threads';
import { decodeFrame, encodeFrame } from '../../../src/protocol/columns.js';
import { HostCodes } from '../../../src/protocol/hostCodes.js';
import { codeOfMs } from '../../../src/protocol/milliseconds.js';
import { TextTable } from '../../../src/protocol/textTable.js';

const ROWS = 100_000;
const ROUNDS = 9;

const KINDS = {
  verdicts: 'u8',
  hosts: 'u32',
  ports: 'u16',
  schemes: 'u8',
  countries: 'u16',
  asked: 'u16',
  connect: 'u16',
  firstByte: 'u16',
  anonymities: 'u8',
  exits: 'u32',
  names: 'texts',
  checkedAt: 'u32',
} as const;

const of = (at: number, most: number) => (Math.imul(at + 1, 2_654_435_761) >>> 8) % most;
const address = (at: number) => `${1 + of(at, 222)}.${of(at + 1, 256)}.${of(at + 2, 256)}.${of(at + 3, 256)}`;

const rows = Array.from({ length: ROWS }, (_, at) => ({
  status: ['live', 'dead'][of(at, 2)] ?? '',
  host: at % 20 === 0 ? `gate-${of(at, 50)}.example.com` : address(at),
  port: of(at, 65_536),
  protocol: ['http', 'https', 'socks4', 'socks5'][of(at, 4)] ?? '',
  country: ['US', 'DE', 'NL', 'FR'][of(at, 4)] ?? '',
  asked: ['US', 'DE', 'NL', 'FR'][of(at + 1, 4)] ?? '',
  connectMs: of(at, 30_000) / 10,
  firstByteMs: of(at + 5, 90_000) / 10,
  anonymity: ['elite', 'anonymous', 'transparent'][of(at, 3)] ?? '',
  exitIp: address(at + 9),
  checkedAt: 1_790_000_000 + of(at, 1000),
}));

/** The rows as the engine has them. */
const columns = {
  verdicts: Uint8Array.from(rows, ({ status }) => (status === 'live' ? 1 : 2)),
  ports: Uint16Array.from(rows, ({ port }) => port),
  schemes: Uint8Array.from(rows, ({ protocol }) => protocol.length),
  countries: Uint16Array.from(rows, ({ country }) => country.charCodeAt(0) * 256 + country.charCodeAt(1)),
  asked: Uint16Array.from(rows, ({ asked }) => asked.charCodeAt(0) * 256 + asked.charCodeAt(1)),
  connectMs: Float32Array.from(rows, ({ connectMs }) => connectMs),
  firstByteMs: Float32Array.from(rows, ({ firstByteMs }) => firstByteMs),
  anonymities: Uint8Array.from(rows, ({ anonymity }) => anonymity.length),
  checkedAt: Uint32Array.from(rows, ({ checkedAt }) => checkedAt),
};
const hostTexts = rows.map(({ host }) => host);
const exitTexts = rows.map(({ exitIp }) => exitIp);

const shownRows = rows.map(({ host, port, ...row }) => ({ proxy: `${host}:${port}`, ...row }));

const { port1, port2 } = new MessageChannel();

/** Through a port, as a copy: what a message between two processes costs at least. */
function sent(message: unknown): unknown {
  port1.postMessage(message);
  const received: { readonly message: unknown } | undefined = receiveMessageOnPort(port2);
  return received?.message;
}

function encoded(values: readonly string[], codes: HostCodes): Uint32Array {
  const numbers = new Uint32Array(values.length);
  values.forEach((value, at) => {
    numbers[at] = codes.codeOf(value);
  });
  return numbers;
}

function msCodes(values: Float32Array): Uint16Array {
  const codes = new Uint16Array(values.length);
  values.forEach((ms, at) => {
    codes[at] = codeOfMs(ms);
  });
  return codes;
}

function sendFrame(): number {
  const codes = new HostCodes();
  const { connectMs, firstByteMs, ...others } = columns;
  const hosts = encoded(hostTexts, codes);
  const exits = encoded(exitTexts, codes);
  const buffer = encodeFrame(KINDS, {
    rowCount: ROWS,
    columns: {
      ...others,
      hosts,
      exits,
      connect: msCodes(connectMs),
      firstByte: msCodes(firstByteMs),
      names: TextTable.of(codes.names),
    },
  });
  const received = sent(buffer);
  if (!(received instanceof ArrayBuffer) || decodeFrame(KINDS, received).columns.ports[7] !== rows[7]?.port) {
    throw new Error('the frame did not come over');
  }
  return buffer.byteLength;
}

function sendJson(): number {
  const text = JSON.stringify(shownRows);
  const received: unknown = JSON.parse(String(sent(text)));
  if (!Array.isArray(received) || received.length !== ROWS) {
    throw new Error('the text did not come over');
  }
  return text.length;
}

const send = process.argv[2] === 'frame' ? sendFrame : sendJson;
let bytes = 0;
const times: number[] = [];
for (let round = 0; round < ROUNDS; round += 1) {
  const startedMs = performance.now();
  bytes = send();
  times.push(performance.now() - startedMs);
}
times.sort((one, other) => one - other);
port1.close();
process.stdout.write(JSON.stringify({ sendMs: times[ROUNDS >> 1], bytes }));
