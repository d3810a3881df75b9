import * as vscode from 'vscode';

export interface Shown {
  readonly message: string;
  readonly detail: string;
  readonly isModal: boolean;
  readonly buttons: readonly string[];
}

type Show = typeof vscode.window.showWarningMessage;

/** Stands in for the editor's messages: records each and presses the buttons given beforehand, or none. */
export class Dialogs {
  readonly shown: Shown[] = [];
  readonly #answers: string[] = [];
  readonly #original = {
    showInformationMessage: vscode.window.showInformationMessage,
    showWarningMessage: vscode.window.showWarningMessage,
    showErrorMessage: vscode.window.showErrorMessage,
  };

  constructor() {
    const show = this.#show.bind(this) as Show;
    Object.assign(vscode.window, {
      showInformationMessage: show,
      showWarningMessage: show,
      showErrorMessage: show,
    });
  }

  /** Each of these is pressed once, on the first message that has such a button. */
  press(...buttons: string[]): void {
    this.#answers.push(...buttons);
  }

  get modals(): readonly Shown[] {
    return this.shown.filter(({ isModal }) => isModal);
  }

  /** All that a person could read. */
  get text(): string {
    return this.shown
      .map(({ message, detail, buttons }) => [message, detail, ...buttons].join('\n'))
      .join('\n');
  }

  restore(): void {
    Object.assign(vscode.window, this.#original);
  }

  #show(message: string, ...rest: readonly (Button | vscode.MessageOptions)[]): Promise<Button | undefined> {
    const options = rest.find((item): item is vscode.MessageOptions => !isButton(item));
    const items = rest.filter(isButton);
    const buttons = items.map(titleOf);
    this.shown.push({ message, detail: options?.detail ?? '', isModal: options?.modal === true, buttons });
    const at = this.#answers.findIndex((answer) => buttons.includes(answer));
    const [answer] = at < 0 ? [] : this.#answers.splice(at, 1);
    return Promise.resolve(items.find((item) => titleOf(item) === answer));
  }
}

/** What can be pressed: a text, or an object with one that comes back whole. */
type Button = string | vscode.MessageItem;

function isButton(item: Button | vscode.MessageOptions): item is Button {
  return typeof item === 'string' || 'title' in item;
}

function titleOf(item: Button): string {
  return typeof item === 'string' ? item : item.title;
}
