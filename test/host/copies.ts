import * as vscode from 'vscode';

/** Notes each text on its way to the clipboard: reading it there takes a way through the window, which draws meanwhile. */
export class Copies {
  readonly texts: string[] = [];
  readonly #original = vscode.env.clipboard;

  constructor() {
    this.#put({
      readText: () => this.#original.readText(),
      writeText: (text) => {
        this.texts.push(text);
        return this.#original.writeText(text);
      },
    });
  }

  restore(): void {
    this.#put(this.#original);
  }

  #put(clipboard: vscode.Clipboard): void {
    Object.defineProperty(vscode.env, 'clipboard', { configurable: true, get: () => clipboard });
  }
}
