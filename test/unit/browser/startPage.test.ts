import assert from 'node:assert/strict';
import { startPageHtml } from '../../../src/browser/startPage.js';

const HOSTILE = `"><script src="https://x.test/"></script><img src=x onerror='y'>&amp;`;

describe('the start page', () => {
  const html = startPageHtml({
    language: 'en',
    title: `through ${HOSTILE}`,
    facts: [[`name ${HOSTILE}`, `value ${HOSTILE}`]],
    notes: [`note ${HOSTILE}`],
  });

  it('shows texts as they are, and nothing of them is markup', () => {
    assert.doesNotMatch(html, /<(?:script|img)/);
    assert.equal(html.split('&quot;&gt;&lt;script src=&quot;https://x.test/&quot;&gt;').length - 1, 5);
    assert.match(html, /&amp;amp;/);
  });

  it('loads nothing', () => {
    assert.match(html, /content="default-src 'none'; style-src 'unsafe-inline'"/);
    assert.doesNotMatch(html.replaceAll(/https:\/\/x\.test\//g, ''), /https?:|url\(|@import/);
  });

  it('has no list of notes where there are none', () => {
    assert.doesNotMatch(startPageHtml({ language: 'en', title: 't', facts: [], notes: [] }), /<ul>/);
  });
});
