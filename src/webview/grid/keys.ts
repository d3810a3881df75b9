/** The keys of a keyboard event, by the names the browser gives them. */
export interface Keystroke {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/** What a keystroke asks of the grid. */
export type GridAction =
  | { readonly kind: 'move'; readonly to: Move; readonly isExtending: boolean }
  | { readonly kind: 'toggle' | 'selectAll' | 'clear' | 'activate' | 'menu' | 'sort' }
  | { readonly kind: 'resize' | 'reorder'; readonly by: 1 | -1 };

export type Move =
  'up' | 'down' | 'left' | 'right' | 'pageUp' | 'pageDown' | 'rowStart' | 'rowEnd' | 'first' | 'last';

const MOVES: Readonly<Record<string, Move>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  PageUp: 'pageUp',
  PageDown: 'pageDown',
  Home: 'rowStart',
  End: 'rowEnd',
};

const FAR: Readonly<Record<string, Move>> = { Home: 'first', End: 'last' };

/**
 * Reads a keystroke as the grid pattern of ARIA does, Cmd standing for Ctrl. On a header Shift and an arrow make the
 * column wider or narrower, Ctrl and an arrow move it. Undefined is a key that the grid leaves to others.
 */
export function actionOf(stroke: Keystroke, isOnHeader: boolean): GridAction | undefined {
  if (stroke.altKey) {
    return undefined;
  }
  return isOnHeader ? (headerAction(stroke) ?? moveOf(stroke)) : (rowAction(stroke) ?? moveOf(stroke));
}

const isCommand = ({ ctrlKey, metaKey }: Keystroke) => ctrlKey || metaKey;

function headerAction(stroke: Keystroke): GridAction | undefined {
  const by = stroke.key === 'ArrowRight' ? 1 : stroke.key === 'ArrowLeft' ? -1 : undefined;
  if (by !== undefined && stroke.shiftKey !== isCommand(stroke)) {
    return { kind: stroke.shiftKey ? 'resize' : 'reorder', by };
  }
  const isPlain = !stroke.shiftKey && !isCommand(stroke);
  return isPlain && (stroke.key === 'Enter' || stroke.key === ' ') ? { kind: 'sort' } : undefined;
}

function rowAction(stroke: Keystroke): GridAction | undefined {
  switch (stroke.key) {
    case ' ':
      return { kind: 'toggle' };
    case 'Enter':
      return isCommand(stroke) || stroke.shiftKey ? undefined : { kind: 'activate' };
    case 'Escape':
      return { kind: 'clear' };
    case 'ContextMenu':
      return { kind: 'menu' };
    case 'F10':
      return stroke.shiftKey ? { kind: 'menu' } : undefined;
    case 'a':
    case 'A':
      return isCommand(stroke) && !stroke.shiftKey ? { kind: 'selectAll' } : undefined;
    default:
      return undefined;
  }
}

function moveOf(stroke: Keystroke): GridAction | undefined {
  const to = isCommand(stroke) ? FAR[stroke.key] : MOVES[stroke.key];
  return to && { kind: 'move', to, isExtending: stroke.shiftKey };
}
