import assert from 'node:assert/strict';
import { localeOf } from '../../../src/browser/countryLocale.js';

describe('the language and time zone of a country', () => {
  for (const [country, language, timeZone] of [
    ['DE', 'de-DE', 'Europe/Berlin'],
    ['US', 'en-US', 'America/New_York'],
    ['BR', 'pt-BR', 'America/Sao_Paulo'],
    ['TW', 'zh-TW', 'Asia/Taipei'],
    ['jp', 'ja-JP', 'Asia/Tokyo'],
    ['XK', 'sq-XK', 'Europe/Belgrade'],
  ] as const) {
    it(`of ${country} are ${language} and ${timeZone}`, () => {
      assert.deepEqual(localeOf(country), { languages: [language, language.slice(0, 2)], timeZone });
    });
  }

  it('are not known of what is no country', () => {
    for (const text of ['XX', 'ZZ', 'EU', '', 'DEU', 'D', 'x-', 'de-DE']) {
      assert.equal(localeOf(text), undefined, text);
    }
  });

  it('are such as Intl takes, for all the countries there are', () => {
    const letters = Array.from({ length: 26 }, (_, place) => String.fromCharCode(65 + place));
    const codes = letters.flatMap((first) => letters.map((second) => first + second));
    const known = codes.flatMap((code) => localeOf(code) ?? []);
    assert.ok(known.length > 230, String(known.length));
    for (const { languages, timeZone } of known) {
      assert.doesNotThrow(() => new Intl.DateTimeFormat([...languages], { timeZone }), timeZone);
      assert.ok(!languages.some((tag) => tag.startsWith('und')), languages.join());
    }
  });
});
