import assert from 'node:assert/strict';
import { PROXY_FAILURES } from '../../../../src/core/proxyErrors.js';
import { explanationText, failureTitle } from '../../../../src/ui/support/explanationText.js';

describe('what an error of a proxy means', () => {
  for (const failure of PROXY_FAILURES) {
    it(`is told without any account: ${failureTitle(failure)}`, () => {
      const text = explanationText({ failure });
      assert.ok(text.startsWith(`${failureTitle(failure)}\n\n`));
      assert.match(text, /\n\nUsual causes[^\n]*\n {2}• .{10}/);
      assert.match(text, /\n\nWhat to do\n {2}• .{10}/);
      assert.doesNotMatch(text, /undefined|\n\n\n/);
    });
  }

  it('tells apart what the proxy and what the site means by it, where nothing tells who said it', () => {
    const headings = (text: string) => text.split('\n').filter((line) => /^[A-Z]/.test(line));
    assert.deepEqual(headings(explanationText({ failure: 403 })).slice(1), [
      'Who says it',
      'Usual causes, if it is the proxy',
      'What to do',
      'Usual causes, if it is the site',
      'What to do',
    ]);
    const proxy = explanationText({ failure: 403, by: 'proxy' });
    const site = explanationText({ failure: 403, by: 'site' });
    assert.deepEqual(headings(proxy).slice(1), ['Who says it', 'Usual causes', 'What to do']);
    assert.deepEqual(headings(site), headings(proxy));
    assert.match(proxy, /The proxy, not the site/);
    assert.match(site, /The site\. The proxy did its work/);
    assert.notEqual(proxy, site);
  });

  it('lets no site say 407', () => {
    assert.match(explanationText({ failure: 407, by: 'site' }), /The proxy, not the site behind it/);
  });

  it('has the provider’s own words beside it, as plain text', () => {
    const text = explanationText({
      failure: 407,
      provider: {
        provider: 'IPLoop',
        explanation: {
          code: 407,
          meaning: 'Wrong key\u202E\nor none',
          causes: ['Typo\u001B[31m', '[link](command:x)'],
          fix: 'Look at the key.\n\nThen try again.',
          docsUrl: 'https://docs.example/407',
        },
      },
      left: 'Residential · 0 of 10 GB left',
    });
    assert.ok(
      text.endsWith(
        [
          'What IPLoop says of 407',
          '  Wrong key',
          '  or none',
          '  • Typo',
          '  • [link](command:x)',
          '  Look at the key.',
          '',
          '  Then try again.',
          '  https://docs.example/407',
          '',
          'What is left',
          '  Residential · 0 of 10 GB left',
          '',
        ].join('\n'),
      ),
      text,
    );
  });

  it('says why the provider could not be asked', () => {
    const provider = { provider: 'IPLoop', problem: 'Could not reach IPLoop.' };
    assert.match(
      explanationText({ failure: 504, provider }),
      /\nWhat IPLoop says of 504\n {2}Could not reach IPLoop\.\n$/,
    );
  });
});
