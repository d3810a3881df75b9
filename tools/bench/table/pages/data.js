// The same 100,000 rows of results for every table: as columns of numbers, and as objects of finished texts for tables
// that take their rows so. Nothing of this is on the clock.

const ROWS = 100_000;

const COLUMNS = [
  { id: 'state', label: 'State', width: 60 },
  { id: 'proxy', label: 'Proxy', width: 210 },
  { id: 'protocol', label: 'Protocol', width: 80 },
  { id: 'country', label: 'Country', width: 80 },
  { id: 'asked', label: 'Asked', width: 80 },
  { id: 'connect', label: 'Connect', width: 90 },
  { id: 'firstByte', label: 'First byte', width: 90 },
  { id: 'anonymity', label: 'Anonymity', width: 120 },
  { id: 'exit', label: 'Exit IP', width: 160 },
  { id: 'last', label: 'Last', width: 90 },
];

const PROTOCOLS = ['http', 'https', 'socks4', 'socks5'];
const COUNTRIES = ['US', 'DE', 'NL', 'FR', 'JP', 'BR'];
const ANONYMITIES = ['elite', 'anonymous', 'transparent', 'n/a'];

let seed = 12_345;
const next = () => (seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0);
// of such a sequence the low bits repeat every few rows, which would favour whoever draws each n-th row again
const column = (Numbers, most) => Numbers.from({ length: ROWS }, () => (next() / 2 ** 32) * most);

const hosts = column(Uint32Array, 0xffff_ffff);
const ports = column(Uint16Array, 65_535);
const states = column(Uint8Array, 2);
const protocols = column(Uint8Array, PROTOCOLS.length);
const countries = column(Uint8Array, COUNTRIES.length);
const connects = column(Uint16Array, 3000);
const firstBytes = column(Uint16Array, 9000);
const anonymities = column(Uint8Array, ANONYMITIES.length);
const exits = column(Uint32Array, 0xffff_ffff);
const ages = column(Uint16Array, 600);

const address = (host) => `${host >>> 24}.${(host >>> 16) & 255}.${(host >>> 8) & 255}.${host & 255}`;

function textOf(row, id) {
  switch (id) {
    case 'state':
      return states[row] === 0 ? '●' : '○';
    case 'proxy':
      return `${address(hosts[row])}:${ports[row]}`;
    case 'protocol':
      return PROTOCOLS[protocols[row]];
    case 'country':
      return COUNTRIES[countries[row]];
    case 'asked':
      return states[row] === 0 ? 'US ✓' : 'US ✗';
    case 'connect':
      return `${connects[row]} ms`;
    case 'firstByte':
      return `${firstBytes[row]} ms`;
    case 'anonymity':
      return ANONYMITIES[anonymities[row]];
    case 'exit':
      return address(exits[row]);
    default:
      return `${ages[row]} s`;
  }
}

const rowObjects = Array.from({ length: ROWS }, (_, row) =>
  Object.fromEntries([['row', row], ...COLUMNS.map(({ id }) => [id, textOf(row, id)])]),
);

globalThis.bench = { ROWS, COLUMNS, textOf, rowObjects };
