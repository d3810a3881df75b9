import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isPlainlyShown } from '../../../../src/core/depositAddress.js';
import { depositPage, type MadeAddress } from '../../../../src/ui/panels/depositPage.js';
import { qrCodeSvg } from '../../../../src/ui/panels/qrCode.js';

const OPTIONS = { providerLabel: '1001Proxy', at: 0, language: 'en', nonce: 'bm9uY2U' };
const ADDRESS = 'bc1qxy2kgdygjrsqtzq2n0yrf2493p83kkfjhx0wlh';

function page(deposit: Partial<MadeAddress>): string {
  return depositPage({ currency: 'BTC', network: 'BTC', address: ADDRESS, extras: [], ...deposit }, OPTIONS);
}

/** The texts of the blocks that hold values, as a browser reads them. */
function valuesOf(html: string): readonly string[] {
  return [...html.matchAll(/<pre class="value"[^>]*>([^<]*)<\/pre>/g)].map(([, text = '']) =>
    text
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&#39;', "'")
      .replaceAll('&amp;', '&'),
  );
}

/** Every element that the page opens. */
function elementsOf(html: string): readonly string[] {
  return [...html.matchAll(/<([a-z0-9]+)/gi)].map(([, name = '']) => name);
}

const MARKUP = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '</pre><iframe src=//evil.example>',
  '"><svg onload=alert(1)>',
  "' onfocus=alert(1) x='",
  '<a href="command:egress.showLog">x</a>',
  '</style><style>*{display:none}</style>',
  '<!--',
  ']]>',
  '&lt;script&gt;',
  '&#60;b&#62;',
  '<meta http-equiv="refresh" content="0;url=//evil.example">',
];

/** 500 texts of markup, each of the known ones inside others and beside one another. */
const payloads = fc.sample(
  fc
    .array(fc.oneof(fc.constantFrom(...MARKUP), fc.string({ maxLength: 8 })), { minLength: 1, maxLength: 4 })
    .map((parts) => parts.join('')),
  { numRuns: 500, seed: 3 },
);

describe('the page of a deposit address', () => {
  it('runs and loads nothing', () => {
    const html = page({});
    assert.match(html, /content="default-src 'none'; style-src 'nonce-bm9uY2U'"/);
    assert.match(html, /<style nonce="bm9uY2U">/);
    assert.doesNotMatch(html, /<(script|img|iframe|link|object|form|a)\b|\s(src|href|style|on\w+)=|url\(/i);
  });

  it('shows each value to the byte, and nothing of 500 as markup', function () {
    this.timeout(30_000);
    const plain = elementsOf(page({ extras: [{ name: 'memo', value: '1' }] }));
    for (const payload of payloads) {
      const html = page({
        currency: payload,
        network: payload,
        address: payload,
        extras: [{ name: payload, value: payload }],
      });
      assert.deepEqual(valuesOf(html), [payload, payload]);
      assert.deepEqual(elementsOf(html), plain, payload);
      for (const raw of MARKUP.filter((each) => /[<>"']/.test(each) && each !== ']]>')) {
        assert.ok(!html.includes(raw), raw);
      }
    }
  });

  it('parses back to every address that is shown at all', () => {
    const printable = fc.string({
      unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code)),
      minLength: 1,
      maxLength: 120,
    });
    fc.assert(
      fc.property(printable, (address) => {
        assert.ok(isPlainlyShown({ currency: 'X', network: 'X', address, extras: [] }));
        assert.deepEqual(valuesOf(page({ address })), [address]);
      }),
    );
  });

  it('shows everything that must go along, each under its name', () => {
    const html = page({
      extras: [
        { name: 'memo', value: '0042' },
        { name: 'tag', value: '7' },
      ],
    });
    assert.deepEqual(valuesOf(html), [ADDRESS, '0042', '7']);
    assert.match(html, />memo \(must go along\)</);
    assert.match(html, /not what must go along with it/);
    assert.match(html, /Send only BTC, and only on BTC\. A deposit on another network is lost\./);
  });
});

describe('a QR code', () => {
  it('is dark on light with a quiet zone, and another for another text', () => {
    const svg = qrCodeSvg(ADDRESS, 'QR code');
    const [, size = ''] = /viewBox="0 0 (\d+) \1"/.exec(svg) ?? [];
    const modules = [...svg.matchAll(/M(\d+) (\d+)h1v1h-1z/g)].map(([, x, y]) => [Number(x), Number(y)]);
    assert.ok(modules.length > 100);
    const coordinates = modules.flat();
    assert.equal(Math.min(...coordinates), 4);
    assert.equal(Math.max(...coordinates), Number(size) - 5);
    assert.match(svg, /fill="#ffffff".*fill="#000000"/);
    assert.notEqual(svg, qrCodeSvg(`${ADDRESS}x`, 'QR code'));
  });
});
