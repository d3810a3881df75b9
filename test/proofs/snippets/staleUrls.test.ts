import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Endpoint } from '../../../src/core/endpoint.js';
import type { ProxyAddress } from '../../../src/core/proxy/endpoint.js';
import { formatProxy, proxyUrl } from '../../../src/core/proxy/format.js';
import { PROXY_NOTATIONS } from '../../../src/core/proxy/notation.js';
import { parseProxy } from '../../../src/core/proxy/parse.js';
import { Secret } from '../../../src/core/secret.js';
import { languageOf } from '../../../src/snippets/languages.js';
import { literalAt } from '../../../src/snippets/references.js';
import { type EndpointChange, spellingsOf } from '../../../src/snippets/staleSpellings.js';
import { stalePlaces, withPlaces } from '../../../src/snippets/staleUrls.js';
import { address } from '../../unit/core/proxy/arbitraries.js';

const FILES = [
  ...[
    'javascript',
    'typescriptreact',
    'python',
    'go',
    'rust',
    'java',
    'kotlin',
    'groovy',
    'csharp',
    'fsharp',
  ],
  ...['vb', 'php', 'ruby', 'perl', 'c', 'cpp', 'shellscript', 'fish', 'powershell', 'bat', 'makefile'],
  ...['github-actions-workflow', 'yaml', 'dockercompose', 'json', 'jsonc', 'toml', 'dockerfile', 'dotenv'],
  ...['ini', 'properties', 'http', 'plaintext'],
].map((languageId) => ({ languageId, fileName: '/w/file' }));
const NAMED_FILES = [
  { languageId: 'properties', fileName: '/w/.env' },
  { languageId: 'properties', fileName: '/w/a.properties' },
  { languageId: 'yaml', fileName: '/w/compose.yaml' },
];

/** A file of each language, and each of the quotes that it has; none leaves them to the literal. */
const SPOTS = [...FILES, ...NAMED_FILES].flatMap((file) => {
  const { strings } = languageOf(file.languageId, file.fileName);
  return [
    { ...file, quote: '', prefix: '' },
    ...strings.map(({ quote }) => ({ ...file, quote, prefix: '' })),
    ...strings.flatMap(({ quote, embedPrefix }) =>
      embedPrefix ? [{ ...file, quote, prefix: file.languageId === 'python' ? 'f' : '$' }] : [],
    ),
  ];
});
type Spot = (typeof SPOTS)[number];

type Full = ProxyAddress & { readonly scheme: NonNullable<ProxyAddress['scheme']> };
const full = address.map((one): Full => ({ ...one, scheme: one.scheme ?? 'http' }));
const noise = fc.string({ unit: fc.constantFrom(...Array.from('ab1 :@/."\'`\\$#=\n')), maxLength: 30 });

const proxy = (one: Full): Endpoint => ({ kind: 'proxy', id: 'x', address: one });
const tunnel = (uri: string): Endpoint => ({
  kind: 'tunnel',
  id: 'x',
  protocol: 'vless',
  uri: new Secret(uri),
});

/** A document that holds the text as the extension writes it there, between lines of anything. */
function written({ languageId, fileName, quote, prefix }: Spot, text: string, around = ['', '']): string {
  const opening = `${around[0] ?? ''}\nproxy = ${prefix}${quote}`;
  const whole = `${opening}${quote}\n${around[1] ?? ''}`;
  const site = { languageId, fileName, text: whole, start: opening.length, end: opening.length };
  const insertion = literalAt(site, new Secret(text));
  return whole.slice(0, insertion.start) + insertion.text + whole.slice(insertion.end);
}

function placesIn(
  file: Pick<Spot, 'languageId' | 'fileName'>,
  text: string,
  changes: readonly EndpointChange[],
) {
  return stalePlaces({ ...file, text }, spellingsOf(changes));
}

function updated(spot: Spot, text: string, before: Endpoint, after: Endpoint): string {
  return withPlaces(text, placesIn(spot, text, [{ before, after }]));
}

/** Whether the language itself would write escapes of a URL into a text that is none. */
function isLossy({ languageId, fileName, quote }: Spot, text: string): boolean {
  const { strings, bare } = languageOf(languageId, fileName);
  const encode = strings.find((form) => form.quote === quote)?.escape ?? strings[0]?.escape ?? bare;
  return encode !== undefined && Array.from(text).some((one) => /^%[0-9A-F]{2}/.test(encode(one)));
}

describe('stalePlaces', () => {
  const spots = fc.constantFrom(...SPOTS);

  it('turns what the extension wrote of the old endpoint into what it would write of the new one', () => {
    let changedCount = 0;
    fc.assert(
      fc.property(
        spots,
        full,
        full,
        fc.constantFrom(...PROXY_NOTATIONS),
        fc.tuple(noise, noise),
        (spot, before, after, notation, around) => {
          const now = { ...after, scheme: before.scheme };
          const [old, current] = [formatProxy(before, notation), formatProxy(now, notation)];
          fc.pre(old !== undefined && current !== undefined && !old.equals(current));
          fc.pre(notation === 'url' || !(isLossy(spot, old.expose()) || isLossy(spot, current.expose())));
          const text = written(spot, old.expose(), around);
          const expected = written(spot, current.expose(), around);
          const changed = updated(spot, text, proxy(before), proxy(now));
          // quotes that only the old one needed may stay
          const kept = text.replace(`'${old.expose()}'`, () => `'${current.expose()}'`);
          assert.equal(changed, kept !== text && changed === kept ? kept : expected);
          const back = parseProxy(current.expose(), notation);
          assert.ok(back.kind === 'endpoint');
          assert.equal(back.address.host, now.host);
          assert.equal(back.address.port, now.port);
          changedCount += 1;
        },
      ),
      { numRuns: 400 },
    );
    assert.ok(changedCount >= 400);
  });

  it('changes a link whole', () => {
    const tag = fc.string({ unit: fc.constantFrom(...Array.from('ab-1_&?=#%20\'"$ ')), maxLength: 12 });
    fc.assert(
      fc.property(spots, tag, tag, (spot, oldTag, newTag) => {
        const [old, current] = [`vless://one@h:443?a=b#x${oldTag}y`, `vless://two@h:443?a=b#x${newTag}z`];
        assert.equal(updated(spot, written(spot, old), tunnel(old), tunnel(current)), written(spot, current));
      }),
      { numRuns: 600 },
    );
  });

  it('leaves another host, port, user and password alone, and each part by itself', () => {
    const part = fc.stringMatching(/^[A-Za-z0-9!$%&*+~^_-]{3,10}$/);
    const more = fc.constantFrom('x', '7', '-', '_', '!', '%', '.x', '@x');
    fc.assert(
      fc.property(
        spots,
        fc.tuple(part, part, part),
        more,
        fc.constantFrom(...PROXY_NOTATIONS),
        (spot, [user, word, newWord], extra, notation) => {
          fc.pre(word !== newWord && !newWord.includes(word) && user !== word);
          const before: Full = {
            scheme: 'http',
            host: 'h.example',
            port: 808,
            user,
            password: new Secret(word),
          };
          const after: Full = { ...before, password: new Secret(newWord) };
          const others: ProxyAddress[] = [
            { ...before, host: `a.${before.host}` },
            { ...before, host: `${before.host}.net` },
            { ...before, host: `x${before.host}` },
            { ...before, port: 80 },
            { ...before, port: 1808 },
            { ...before, port: 8080 },
            { ...before, port: 809 },
            { ...before, user: `${user}x` },
            { ...before, user: `x${user}` },
            { ...before, user: `x-${user}` },
            { ...before, password: new Secret(word + extra) },
            { ...before, password: new Secret(extra + word) },
            { ...before, password: new Secret(word.slice(1)) },
            { scheme: 'http', host: before.host, port: before.port },
          ];
          const texts = [
            ...others.flatMap((other) => formatProxy(other, notation)?.expose() ?? []),
            ...[user, word, `${user}:${word}`, `${before.host}:${before.port}`],
          ];
          const spellings = spellingsOf([{ before: proxy(before), after: proxy(after) }]);
          const pasted = formatProxy(before, notation)?.expose() ?? '';
          // a Makefile's `$$` is a dollar sign, or two that were pasted: nobody can tell
          const isAmbiguous = (other: string) =>
            !other.includes(pasted) && written(spot, other).includes(pasted);
          for (const other of texts.filter((each) => !isAmbiguous(each))) {
            assert.deepEqual(stalePlaces({ ...spot, text: written(spot, other) }, spellings), [], other);
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  const before: Full = {
    scheme: 'http',
    host: 'h.example',
    port: 8080,
    user: 'me',
    password: new Secret('old'),
  };
  const after: Full = { ...before, port: 8081, password: new Secret('n"e\'w') };
  const js = { languageId: 'javascript', fileName: '/w/a.js', quote: '', prefix: '' };
  const url = proxyUrl(before).expose();
  const newUrl = proxyUrl(after).expose();

  for (const [what, text, expected] of [
    ['a comment', `// see ${url}.\n`, `// see ${newUrl}.\n`],
    ['a path behind it', `fetch("${url}/a?b");`, `fetch("${newUrl}/a?b");`],
    ['a line break in the string', `"a\\n${url}\\nb"`, `"a\\n${newUrl}\\nb"`],
    ['an option', `"--proxy=${url}"`, `"--proxy=${newUrl}"`],
    ['another scheme', `"https${url.slice(4)}"`, `"https${newUrl.slice(4)}"`],
    ['several on a line', `["${url}", '${url}']`, `["${newUrl}", '${newUrl}']`],
    ['quotes that the new one must escape', `"h.example:8080:me:old"`, `"h.example:8081:me:n\\"e'w"`],
    ['the other quotes', `'h.example:8080:me:old'`, `'h.example:8081:me:n"e\\'w'`],
    ['a list of them', `"h.example:8080:me:old\\nx"`, `"h.example:8081:me:n\\"e'w\\nx"`],
    ['a template of several lines', `\`\n${url}\n\``, `\`\n${newUrl}\n\``],
  ] as const) {
    it(`is found with ${what}`, () => {
      assert.equal(updated(js, text, proxy(before), proxy(after)), expected);
    });
  }

  it('tells of a place that cannot hold the new one, and leaves it', () => {
    const text = '`\nh.example:8080:me:old\n`';
    const places = placesIn(js, text, [{ before: proxy(before), after: proxy(after) }]);
    assert.deepEqual(places, [{ start: 2, end: 23 }]);
    assert.equal(withPlaces(text, places), text);
  });

  it('writes no character that might end its text into a language that it does not know', () => {
    const quoted: Full = { ...before, password: new Secret('n"w') };
    const unknown = { languageId: 'swift', fileName: '', quote: '', prefix: '' };
    for (const [open, close] of ['""', "''", '``', '><']) {
      const text = `${open}h.example:8080:me:old${close}`;
      assert.equal(updated(unknown, text, proxy(before), proxy(quoted)), text);
      const easy = updated(unknown, text, proxy(before), proxy({ ...before, port: 8081 }));
      assert.equal(easy, text.replace('8080', '8081'));
    }
    assert.equal(
      updated(unknown, 'h.example:8080:me:old', proxy(before), proxy(quoted)),
      'h.example:8080:me:n"w',
    );
  });

  it('takes the scheme for the protocol where two endpoints shared an address', () => {
    const socks: Full = { ...before, scheme: 'socks5' };
    const changes = [
      { before: proxy(before), after: proxy(after) },
      { before: proxy(socks), after: proxy({ ...after, scheme: 'socks5', port: 9000 }) },
    ];
    const text = `a ${url}\nb socks5h${url.slice(4)}\nc me:old@h.example:8080\n`;
    const plain = { languageId: 'plaintext', fileName: '' };
    assert.equal(
      withPlaces(text, placesIn(plain, text, changes)),
      `a ${newUrl}\nb socks5h${newUrl.slice(4).replace('8081', '9000')}\nc me:n"e'w@h.example:8081\n`,
    );
  });

  it('finds a pasted password that nobody encoded, and encodes the new one where it must', () => {
    const pasted: Full = { ...before, password: new Secret('a!b') };
    assert.equal(updated(js, '"http://me:a!b@h.example:8080"', proxy(pasted), proxy(before)), `"${url}"`);
    const hard: Full = { ...before, password: new Secret('a/b%41') };
    assert.equal(
      updated(js, '"http://me:a!b@h.example:8080"', proxy(pasted), proxy(hard)),
      `"${proxyUrl(hard).expose()}"`,
    );
  });

  it('finds nothing where nothing changed', () => {
    assert.deepEqual(placesIn(js, url, [{ before: proxy(before), after: proxy(before) }]), []);
  });
});
