import assert from 'node:assert/strict';
import type { ProxyEndpoint } from '../../../../src/core/endpoint.js';
import { Secret } from '../../../../src/core/secret.js';
import {
  type CursorEdits,
  type Cursors,
  literalEdits,
  referenceEdits,
  urlFor,
} from '../../../../src/ui/editor/cursorEdits.js';

/** A document with its cursors at each `|`, and its selections between `<` and `>`. */
function cursors(languageId: string, marked: string): Cursors {
  const text = marked.replace(/[|<>]/g, '');
  const selections = [...marked.matchAll(/\||<([^>]*)>/g)].map(({ 0: match, 1: selected = '', index }) => {
    const start = index - (marked.slice(0, index).match(/[|<>]/g)?.length ?? 0);
    assert.ok(match);
    return { start, end: start + selected.length };
  });
  return { languageId, fileName: '/workspace/file', text, selections };
}

function applied({ text }: Cursors, { edits }: CursorEdits): string {
  let result = '';
  let at = 0;
  for (const edit of edits) {
    assert.ok(edit.start >= at, 'the edits are disjoint and in order');
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return result + text.slice(at);
}

describe('what goes to the cursors', () => {
  const reference = (languageId: string, marked: string) => {
    const document = cursors(languageId, marked);
    return applied(document, referenceEdits(document, 'PROXY_URL'));
  };

  it('is a reference at each, in place of what is selected', () => {
    assert.equal(
      reference('javascript', 'a(|);\nb(<old>);\n'),
      'a(process.env.PROXY_URL);\nb(process.env.PROXY_URL);\n',
    );
  });

  it('comes with one import for all of them', () => {
    assert.equal(
      reference('python', 'a = |\nb = |\n'),
      'import os\na = os.environ["PROXY_URL"]\nb = os.environ["PROXY_URL"]\n',
    );
  });

  it('comes with an import above the first of them', () => {
    assert.equal(reference('python', '|\n|'), 'import os\nos.environ["PROXY_URL"]\nos.environ["PROXY_URL"]');
  });

  it('comes with no import that is there', () => {
    assert.equal(reference('python', 'import os\na = |\n'), 'import os\na = os.environ["PROXY_URL"]\n');
  });

  it('has the import in front where both go to one place', () => {
    assert.equal(reference('python', '|'), 'import os\nos.environ["PROXY_URL"]');
    assert.equal(reference('python', '<a = 1\nb = 2>\n'), 'import os\nos.environ["PROXY_URL"]\n');
    assert.equal(reference('python', '<# why\nb = 2>\n'), 'import os\nos.environ["PROXY_URL"]\n');
  });

  it('tells once what will not work', () => {
    const { problems } = referenceEdits(cursors('dockerfile', 'ENV A=|\nENV B=|\n'), 'PROXY_URL');
    assert.deepEqual(problems, ['imageLayer']);
  });

  it('is the literal, quoted, where that was asked for', () => {
    const document = cursors('python', 'a = |\n');
    assert.equal(
      applied(document, literalEdits(document, new Secret('http://203.0.113.7:8080'))),
      'a = "http://203.0.113.7:8080"\n',
    );
  });

  it('leaves names to the proxy in each language’s own scheme', () => {
    const endpoint: ProxyEndpoint = {
      kind: 'proxy',
      id: 'one',
      address: { scheme: 'socks5', host: '203.0.113.7', port: 1080 },
    };
    assert.equal(urlFor(endpoint, 'go').expose(), 'socks5://203.0.113.7:1080');
    assert.equal(urlFor(endpoint, 'python').expose(), 'socks5h://203.0.113.7:1080');
    const link = new Secret('vless://a@203.0.113.9:443');
    assert.ok(urlFor({ kind: 'tunnel', id: 'two', protocol: 'vless', uri: link }, 'go').equals(link));
  });
});
