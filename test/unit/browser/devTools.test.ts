import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import fc from 'fast-check';
import { DevTools, textAt, type DevToolsEvent } from '../../../src/browser/devTools.js';

/** A browser's end of the two pipes. */
function browser() {
  const toBrowser = new PassThrough().setEncoding('utf8');
  const fromBrowser = new PassThrough();
  const tools = new DevTools(toBrowser, fromBrowser);
  const events: DevToolsEvent[] = [];
  tools.onEvent((event) => events.push(event));
  const sent = () =>
    String(toBrowser.read() ?? '')
      .split('\0')
      .filter((text) => text !== '')
      .map((text) => JSON.parse(text) as { readonly id: number; readonly method: string });
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  return { tools, events, sent, settle, fromBrowser, toBrowser };
}

describe('the DevTools pipe', () => {
  it('pairs answers with questions, however they are ordered', async () => {
    const { tools, sent, fromBrowser } = browser();
    const [first, second] = [tools.send('A.a', { of: 1 }), tools.send('B.b', {}, 'page')];
    assert.deepEqual(sent(), [
      { id: 1, method: 'A.a', params: { of: 1 } },
      { id: 2, method: 'B.b', params: {}, sessionId: 'page' },
    ]);
    fromBrowser.write('{"id":2,"result":{"b":"two"}}\0{"id":1,"result":{"a":"one"}}\0');
    assert.equal(textAt(await first, 'a'), 'one');
    assert.equal(textAt(await second, 'b'), 'two');
  });

  it('reads messages however they are cut, even within a letter', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 6 }),
        fc.integer({ min: 1, max: 9 }),
        async (texts, size) => {
          const { events, fromBrowser, settle } = browser();
          const bytes = Buffer.from(
            texts.map((text) => `${JSON.stringify({ method: 'E.e', params: { text } })}\0`).join(''),
          );
          for (let at = 0; at < bytes.length; at += size) {
            fromBrowser.write(bytes.subarray(at, at + size));
          }
          await settle();
          assert.deepEqual(
            events.map(({ params }) => textAt(params, 'text')),
            texts,
          );
        },
      ),
      { numRuns: 50 },
    );
  });

  it('rejects what the browser refuses, in its words', async () => {
    const { tools, fromBrowser } = browser();
    const refused = tools.send('A.a');
    fromBrowser.write('{"id":1,"error":{"code":-32601,"message":"no such method"}}\0');
    await assert.rejects(refused, /no such method/);
  });

  it('rejects what waits, and what is asked later, when the browser is gone', async () => {
    const { tools, fromBrowser, settle } = browser();
    const waiting = tools.send('A.a');
    fromBrowser.destroy();
    await assert.rejects(waiting, /gone/);
    await settle();
    await assert.rejects(tools.send('B.b'), /gone/);
  });

  it('takes a text only where there is one', () => {
    assert.equal(textAt({ a: { b: 'c' } }, 'a', 'b'), 'c');
    assert.equal(textAt({ a: { b: 7 } }, 'a', 'b'), undefined);
    assert.equal(textAt(null, 'a'), undefined);
    assert.equal(textAt('text', 'a', 'b'), undefined);
  });
});
