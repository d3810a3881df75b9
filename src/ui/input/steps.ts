import * as vscode from 'vscode';

/** What a person did with one question: answered, went back to the one before, or closed it. */
export type Answer<T> =
  { readonly kind: 'answered'; readonly value: T } | { readonly kind: 'back' } | { readonly kind: 'closed' };

export interface Position {
  readonly title: string;
  readonly step: number;
  readonly totalSteps: number;
}

export interface ChoiceItem<T> extends vscode.QuickPickItem {
  readonly value: T;
}

/** One question after the other, with a way back; what was answered before is there again. */
export type Step<Draft> = (draft: Draft, position: Position) => Promise<Answer<Draft>>;

/** Runs the steps to the last one. Resolves to `undefined` when the person closes one of them. */
export async function runSteps<Draft>(
  title: string,
  first: Draft,
  steps: readonly Step<Draft>[],
): Promise<Draft | undefined> {
  let draft = first;
  for (let at = 0; ;) {
    const step = steps[at];
    if (!step) {
      return draft;
    }
    const answer = await step(draft, { title, step: at + 1, totalSteps: steps.length });
    switch (answer.kind) {
      case 'closed':
        return undefined;
      case 'back':
        at -= 1;
        break;
      case 'answered':
        draft = answer.value;
        at += 1;
    }
  }
}

/** A list to choose one from. */
export function choose<T>(
  items: readonly ChoiceItem<T>[],
  options: { readonly placeholder: string; readonly position?: Position; readonly active?: T },
): Promise<Answer<T>> {
  const pick = vscode.window.createQuickPick<ChoiceItem<T>>();
  pick.items = items;
  pick.placeholder = options.placeholder;
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  const active = items.find(({ value }) => value === options.active);
  pick.activeItems = active ? [active] : [];
  return shown(pick, options.position, (accept) =>
    pick.onDidAccept(() => {
      const [chosen] = pick.selectedItems;
      if (chosen) {
        accept(chosen.value);
      }
    }),
  );
}

export interface TextOptions {
  readonly prompt: string;
  readonly placeholder?: string;
  readonly value?: string;
  readonly isPassword?: boolean;
  readonly position?: Position;
  /** A sentence that says what is wrong, or nothing. */
  validate?(text: string): string | undefined;
}

/** A line of text; trimmed, unless it is a password. */
export function enter(options: TextOptions): Promise<Answer<string>> {
  const box = vscode.window.createInputBox();
  box.prompt = options.prompt;
  box.placeholder = options.placeholder ?? '';
  box.value = options.value ?? '';
  box.password = options.isPassword ?? false;
  return shown(box, options.position, (accept) => {
    const text = () => (options.isPassword ? box.value : box.value.trim());
    return vscode.Disposable.from(
      box.onDidChangeValue(() => {
        box.validationMessage = '';
      }),
      box.onDidAccept(() => {
        const problem = options.validate?.(text());
        box.validationMessage = problem ?? '';
        if (problem === undefined) {
          accept(text());
        }
      }),
    );
  });
}

function shown<T>(
  input: vscode.QuickPick<ChoiceItem<T>> | vscode.InputBox,
  position: Position | undefined,
  listen: (accept: (value: T) => void) => vscode.Disposable,
): Promise<Answer<T>> {
  input.ignoreFocusOut = true;
  if (position) {
    input.title = position.title;
    input.step = position.step;
    input.totalSteps = position.totalSteps;
    input.buttons = position.step > 1 ? [vscode.QuickInputButtons.Back] : [];
  }
  return new Promise((resolve) => {
    const finish = (answer: Answer<T>) => {
      resolve(answer);
      listeners.dispose();
      input.dispose();
    };
    const listeners = vscode.Disposable.from(
      listen((value) => {
        finish({ kind: 'answered', value });
      }),
      input.onDidTriggerButton(() => {
        finish({ kind: 'back' });
      }),
      input.onDidHide(() => {
        finish({ kind: 'closed' });
      }),
    );
    input.show();
  });
}

/** The value, or `undefined` where the person closed the question. */
export function valueOf<T>(answer: Answer<T>): T | undefined {
  return answer.kind === 'answered' ? answer.value : undefined;
}

/** The same answer around a changed value, for steps that add one member to a draft. */
export function mapAnswer<T, U>(answer: Answer<T>, change: (value: T) => U): Answer<U> {
  return answer.kind === 'answered' ? { kind: 'answered', value: change(answer.value) } : answer;
}
