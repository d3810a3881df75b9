import * as vscode from 'vscode';

/** What a person reads of one question. */
export interface Asked {
  readonly title: string;
  readonly prompt: string;
  readonly labels: readonly string[];
  readonly isPassword: boolean;
}

/**
 * Stands in for the editor's quick picks, input boxes and file dialogs: each is answered by the next answer given
 * beforehand, a label for a pick and a text for the others, or closed when there is none left.
 */
export class Questions {
  readonly asked: Asked[] = [];
  readonly #answers: string[] = [];
  readonly #original = {
    createQuickPick: vscode.window.createQuickPick,
    createInputBox: vscode.window.createInputBox,
    showSaveDialog: vscode.window.showSaveDialog,
    showOpenDialog: vscode.window.showOpenDialog,
  };

  constructor() {
    Object.assign(vscode.window, {
      createQuickPick: () => new Pick(this.#next.bind(this)),
      createInputBox: () => new Box(this.#next.bind(this)),
      showSaveDialog: ({ defaultUri }: vscode.SaveDialogOptions) => {
        const file = this.#next({ title: '', prompt: String(defaultUri), labels: [], isPassword: false });
        return Promise.resolve(file === undefined ? undefined : vscode.Uri.file(file));
      },
      showOpenDialog: ({ title = '' }: vscode.OpenDialogOptions) => {
        const file = this.#next({ title, prompt: '', labels: [], isPassword: false });
        return Promise.resolve(file === undefined ? undefined : [vscode.Uri.file(file)]);
      },
    });
  }

  answer(...answers: string[]): void {
    this.#answers.push(...answers);
  }

  /** Forgets what was asked, and the answers that nothing asked for. */
  clear(): void {
    this.asked.length = 0;
    this.#answers.length = 0;
  }

  restore(): void {
    Object.assign(vscode.window, this.#original);
  }

  #next(asked: Asked): string | undefined {
    this.asked.push(asked);
    return this.#answers.shift();
  }
}

type Next = (asked: Asked) => string | undefined;

/** What a pick and a box have in common. */
abstract class Shown {
  title = '';
  placeholder = '';
  readonly #accepted = new vscode.EventEmitter<void>();
  readonly #hidden = new vscode.EventEmitter<void>();
  readonly #triggered = new vscode.EventEmitter<vscode.QuickInputButton>();
  readonly onDidAccept = this.#accepted.event;
  readonly onDidHide = this.#hidden.event;
  readonly onDidTriggerButton = this.#triggered.event;

  constructor(protected readonly next: Next) {}

  show(): void {
    // a person answers after the question is there
    queueMicrotask(() => {
      if (this.take()) {
        this.#accepted.fire();
      }
      if (!this.isAccepted()) {
        this.#hidden.fire();
      }
    });
  }

  dispose(): void {
    this.#accepted.dispose();
    this.#hidden.dispose();
    this.#triggered.dispose();
  }

  /** Whether there was an answer that fits. */
  protected abstract take(): boolean;

  /** Whether the answer was good enough for the one who asked. */
  protected abstract isAccepted(): boolean;
}

class Pick extends Shown {
  items: readonly vscode.QuickPickItem[] = [];
  selectedItems: readonly vscode.QuickPickItem[] = [];
  activeItems: readonly vscode.QuickPickItem[] = [];
  /** Several labels are one answer, with `; ` between them; none of them is an answer as well. */
  canSelectMany = false;
  #isAnswered = false;
  readonly onDidChangeActive = new vscode.EventEmitter<readonly vscode.QuickPickItem[]>().event;

  protected override take(): boolean {
    const labels = this.items.map(({ label, description = '' }) => `${label} ${description}`.trim());
    const answer = this.next({ title: this.title, prompt: this.placeholder, labels, isPassword: false });
    const wanted = this.canSelectMany ? (answer ?? '').split('; ') : [answer];
    this.selectedItems = this.items.filter(({ label }) => wanted.includes(label));
    this.#isAnswered = answer !== undefined && (this.canSelectMany || this.selectedItems.length > 0);
    return this.#isAnswered;
  }

  protected override isAccepted(): boolean {
    return this.#isAnswered;
  }
}

class Box extends Shown {
  prompt = '';
  value = '';
  password = false;
  validationMessage = '';
  readonly onDidChangeValue = new vscode.EventEmitter<string>().event;
  #isAnswered = false;

  protected override take(): boolean {
    const { title, prompt, password } = this;
    const answer = this.next({ title, prompt, labels: [], isPassword: password });
    this.value = answer ?? '';
    this.#isAnswered = answer !== undefined;
    return this.#isAnswered;
  }

  protected override isAccepted(): boolean {
    return this.#isAnswered && this.validationMessage === '';
  }
}
