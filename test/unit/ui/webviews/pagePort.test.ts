import assert from 'node:assert/strict';
import * as z from 'zod/mini';
import { type PagePanel, PagePort } from '../../../../src/ui/webviews/pagePort.js';

const FROM_PAGE = { ready: z.object({}), insert: z.object({ row: z.number() }) };
interface Counted {
  readonly count: number;
}
type ToPage = Readonly<Record<'rows', z.ZodMiniType<Counted, Counted>>>;

/** A panel whose page, and whether it is in front, are in the test's hand. */
class FakePanel implements PagePanel {
  visible = true;
  readonly posted: unknown[] = [];
  says: (message: unknown) => void = () => undefined;
  #changes: () => void = () => undefined;

  readonly webview: PagePanel['webview'] = {
    postMessage: (message) => this.posted.push(message),
    onDidReceiveMessage: (listener) => {
      this.says = listener;
      return {
        dispose: () => {
          this.says = () => undefined;
        },
      };
    },
  };

  onDidChangeViewState(listener: () => void): { dispose(): void } {
    this.#changes = listener;
    return {
      dispose: () => {
        this.#changes = () => undefined;
      },
    };
  }

  show(visible: boolean): void {
    this.visible = visible;
    this.#changes();
  }
}

function opened() {
  const panel = new FakePanel();
  const heard: unknown[] = [];
  const port = new PagePort<ToPage, typeof FROM_PAGE>(panel, {
    messages: FROM_PAGE,
    handlers: {
      ready: () => {
        heard.push('ready');
        port.send('rows', { count: 0 });
      },
      insert: ({ row }) => {
        heard.push(row);
      },
    },
    onDropped: (fault) => heard.push(`dropped ${fault}`),
    onFailed: (name) => heard.push(`failed ${name}`),
  });
  return { panel, heard, port };
}

describe('the messages with a page', () => {
  it('wait until the page stands, which the answer to its first word reaches', () => {
    const { panel, heard, port } = opened();
    port.send('rows', { count: 1 });
    assert.deepEqual(panel.posted, []);
    panel.says({ name: 'ready', said: {} });
    port.send('rows', { count: 2 });
    assert.deepEqual(heard, ['ready']);
    assert.deepEqual(panel.posted, [
      { name: 'rows', said: { count: 0 } },
      { name: 'rows', said: { count: 2 } },
    ]);
  });

  it('do not go to a page that is hidden, nor to the next one before it says that it is there', () => {
    const { panel, port } = opened();
    panel.says({ name: 'ready', said: {} });
    panel.show(false);
    port.send('rows', { count: 1 });
    panel.show(true);
    port.send('rows', { count: 2 });
    panel.says({ name: 'ready', said: {} });
    assert.deepEqual(panel.posted, [
      { name: 'rows', said: { count: 0 } },
      { name: 'rows', said: { count: 0 } },
    ]);
  });

  it('end with the panel', () => {
    const { panel, heard, port } = opened();
    panel.says({ name: 'ready', said: {} });
    port.dispose();
    port.send('rows', { count: 1 });
    panel.says({ name: 'insert', said: { row: 1 } });
    panel.show(true);
    assert.deepEqual([heard, panel.posted.length], [['ready'], 1]);
  });

  it('are dropped where they cannot be read', () => {
    const { panel, heard } = opened();
    panel.says({ name: 'insert', said: { row: 'workbench.action.quit' } });
    assert.deepEqual(heard, ['dropped insert: row']);
  });
});
