import { type MessageHandlers, type Messages, receiver, type Send, sender } from '../../protocol/messages.js';

export interface PagePortOptions<FromPage extends Messages> {
  readonly messages: FromPage;
  readonly handlers: MessageHandlers<FromPage>;
  /** What a page said could not be read. */
  readonly onDropped: (fault: string) => void;
  /** A handler failed. */
  readonly onFailed: (name: string, error: unknown) => void;
}

/** As much of a panel of VS Code as messages take. */
export interface PagePanel {
  readonly visible: boolean;
  readonly webview: {
    postMessage(message: unknown): unknown;
    onDidReceiveMessage(listener: (message: unknown) => void): { dispose(): void };
  };
  onDidChangeViewState(listener: () => void): { dispose(): void };
}

/**
 * The extension's end of the messages with a page. A hidden page does not exist, so that nothing is sent from when it
 * is hidden until the page that takes its place says its first word.
 */
export class PagePort<ToPage extends Messages, FromPage extends Messages> {
  readonly send: Send<ToPage>;
  #isHeard = false;
  readonly #subscriptions: readonly { dispose(): void }[];

  constructor(panel: PagePanel, { messages, handlers, ...options }: PagePortOptions<FromPage>) {
    this.send = sender<ToPage>((envelope) => {
      if (this.#isHeard) {
        void panel.webview.postMessage(envelope);
      }
    });
    const receive = receiver(messages, handlers, options);
    this.#subscriptions = [
      panel.webview.onDidReceiveMessage((received) => {
        this.#isHeard = true;
        receive(received);
      }),
      panel.onDidChangeViewState(() => {
        this.#isHeard &&= panel.visible;
      }),
    ];
  }

  /** Whether a page is there that hears what is sent. */
  get isHeard(): boolean {
    return this.#isHeard;
  }

  /** The panel is gone, or is about to be: from now on nothing is sent. */
  dispose(): void {
    this.#isHeard = false;
    for (const subscription of this.#subscriptions) {
      subscription.dispose();
    }
  }
}
