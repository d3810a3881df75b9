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

/** An answer, or a leap to another step, counted from 0. */
export type StepAnswer<Draft> =
  Answer<Draft> | { readonly kind: 'moved'; readonly value: Draft; readonly to: number };

/** One question after the other, with a way back; what was answered before is there again. */
export type Step<Draft> = (draft: Draft, position: Position) => Promise<StepAnswer<Draft>>;

/**
 * Runs the steps to the last one; which they are may depend on what was answered. Resolves to `undefined`
 * when the person closes one of them.
 */
export async function runSteps<Draft>(
  title: string,
  first: Draft,
  stepsOf: readonly Step<Draft>[] | ((draft: Draft) => readonly Step<Draft>[]),
): Promise<Draft | undefined> {
  let draft = first;
  for (let at = 0; ;) {
    const steps = typeof stepsOf === 'function' ? stepsOf(draft) : stepsOf;
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
      case 'moved':
        draft = answer.value;
        at = answer.to;
        break;
      case 'answered':
        draft = answer.value;
        at += 1;
    }
  }
}

/** Told what Enter would answer now; `show` puts a text behind the title, as often as there is news. */
export type Preview<T> = (value: T | undefined, show: (text: string) => void) => void;

export interface ChoiceOptions<T> {
  readonly placeholder: string;
  readonly position?: Position;
  readonly active?: T;
  readonly preview?: Preview<T>;
}

/** A list to choose one from. */
export function choose<T>(items: readonly ChoiceItem<T>[], options: ChoiceOptions<T>): Promise<Answer<T>> {
  const pick = vscode.window.createQuickPick<ChoiceItem<T>>();
  pick.items = items;
  pick.placeholder = options.placeholder;
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  const active = items.find(({ value }) => value === options.active);
  if (active) {
    pick.activeItems = [active];
  }
  return shown(pick, options.position, (accept, show) => {
    const accepted = pick.onDidAccept(() => {
      const [chosen] = pick.selectedItems;
      if (chosen) {
        accept(chosen.value);
      }
    });
    if (!options.preview) {
      return accepted;
    }
    const { preview } = options;
    preview(pick.activeItems[0]?.value, show);
    return vscode.Disposable.from(
      accepted,
      pick.onDidChangeActive(([item]) => {
        preview(item?.value, show);
      }),
    );
  });
}

/** A list of which any number is chosen, none as well; those that `isChosen` are so at first. */
export function chooseSeveral<T>(
  items: readonly (ChoiceItem<T> & { readonly isChosen: boolean })[],
  placeholder: string,
): Promise<Answer<readonly T[]>> {
  const pick = vscode.window.createQuickPick<ChoiceItem<T>>();
  pick.items = items;
  pick.placeholder = placeholder;
  pick.canSelectMany = true;
  pick.selectedItems = items.filter(({ isChosen }) => isChosen);
  return shown(pick, undefined, (accept) =>
    pick.onDidAccept(() => {
      accept(pick.selectedItems.map(({ value }) => value));
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
  /** As `validate`, where only somebody else can tell; the box waits for it. */
  check?(text: string): Promise<string | undefined>;
  readonly preview?: Preview<string>;
}

/** A line of text; trimmed, unless it is a password. */
export function enter(options: TextOptions): Promise<Answer<string>> {
  const box = vscode.window.createInputBox();
  box.prompt = options.prompt;
  box.placeholder = options.placeholder ?? '';
  box.value = options.value ?? '';
  box.password = options.isPassword ?? false;
  return shown(box, options.position, (accept, show) => {
    const text = () => (options.isPassword ? box.value : box.value.trim());
    const judge = (typed: string, problem: string | undefined) => {
      box.validationMessage = problem ?? '';
      if (problem === undefined) {
        accept(typed);
      }
    };
    const check = async (typed: string) => {
      box.busy = true;
      const problem = await options.check?.(typed);
      box.busy = false;
      if (text() === typed) {
        judge(typed, problem);
      }
    };
    options.preview?.(text(), show);
    return vscode.Disposable.from(
      box.onDidChangeValue(() => {
        box.validationMessage = '';
        options.preview?.(text(), show);
      }),
      box.onDidAccept(() => {
        const typed = text();
        const problem = options.validate?.(typed);
        if (problem === undefined && options.check) {
          void check(typed);
        } else {
          judge(typed, problem);
        }
      }),
    );
  });
}

function shown<T>(
  input: vscode.QuickPick<vscode.QuickPickItem> | vscode.InputBox,
  position: Position | undefined,
  listen: (accept: (value: T) => void, show: (text: string) => void) => vscode.Disposable,
): Promise<Answer<T>> {
  const show = (text: string) => {
    input.title = [position?.title, text].filter(Boolean).join(' · ');
  };
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
      }, show),
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
