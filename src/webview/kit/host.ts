import { type MessageHandlers, type Messages, receiver, type Send, sender } from '../../protocol/messages.js';
import type { PAGE_SAYS } from '../../protocol/page.js';

interface Host {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): Host;

/** The page's end of the messages with the extension. */
export interface HostPort<FromPage extends Messages> {
  readonly send: Send<FromPage>;
  /** Keeps plain data while the page is hidden and over a reload of the window: which thing it shows, or how. */
  readonly keep: (state: object) => void;
  /** What was kept last; anything, as an older release may have kept it. */
  readonly kept: () => unknown;
}

/** Begins to hear the extension, and tells it so. Called once, when the page stands. */
export function connectHost<ToPage extends Messages, FromPage extends Messages & typeof PAGE_SAYS>(
  messages: ToPage,
  handlers: (port: HostPort<FromPage>) => MessageHandlers<ToPage>,
): void {
  const host = acquireVsCodeApi();
  const send = sender<FromPage>((envelope) => {
    host.postMessage(envelope);
  });
  const port: HostPort<FromPage> = {
    send,
    keep: (state) => {
      host.setState(state);
    },
    kept: () => host.getState(),
  };
  const receive = receiver(messages, handlers(port), {
    onDropped: (fault) => {
      reportError(new Error(`The page cannot read ${fault}`));
    },
    onFailed: (name, error) => {
      reportError(new Error(`The page cannot show ${name}`, { cause: error }));
    },
  });
  window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    receive(data);
  });
  host.postMessage({ name: 'ready', said: {} });
}
