import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { plainText } from '../../core/plainText.js';
import { Refusal } from '../commands/context.js';
import type { ChosenProxies } from './context.js';
import { debugWay, type DebugWay, OTHER_BROWSERS } from './debugWays.js';

/**
 * How the program of a configuration is told of a proxy.
 *
 * @throws Refusal where it cannot be, or where it would go around the proxy
 */
export function debuggerWay(configuration: vscode.DebugConfiguration): DebugWay {
  const type = plainText(configuration.type);
  if (configuration.request !== 'launch') {
    throw new Refusal(
      l10n.t(
        'What "{0}" attaches to is running already, so no proxy can be given to it.',
        plainText(configuration.name),
      ),
    );
  }
  if (OTHER_BROWSERS.includes(configuration.type)) {
    throw new Refusal(l10n.t('The debugger "{0}" starts its browser without a proxy.', type), instead());
  }
  const way = debugWay(
    configuration.type,
    vscode.extensions.all.map(({ packageJSON }): unknown => packageJSON),
  );
  if (!way) {
    throw new Refusal(
      l10n.t('The debugger "{0}" gives its program no environment, so no proxy can be given to it.', type),
    );
  }
  const obstacle =
    way.by === 'runtimeArgs' ? BROWSER_OBSTACLES.find(({ isIn }) => isIn(configuration)) : undefined;
  if (obstacle) {
    throw new Refusal(obstacle.sentence(), instead());
  }
  return way;
}

/** With these, the browser's options would reach no browser, or another machine's. */
const BROWSER_OBSTACLES: readonly {
  readonly isIn: (configuration: vscode.DebugConfiguration) => boolean;
  readonly sentence: () => string;
}[] = [
  {
    isIn: ({ userDataDir }) => userDataDir === false,
    sentence: () =>
      l10n.t(
        'With "userDataDir": false the page may open in a browser that runs already, without the proxy.',
      ),
  },
  {
    isIn: ({ useWebView = false }) => useWebView !== false,
    sentence: () => l10n.t('With "useWebView" there is no browser that a proxy can be given to.'),
  },
  {
    isIn: ({ browserLaunchLocation }) =>
      browserLaunchLocation === 'ui' && vscode.env.remoteName !== undefined,
    sentence: () =>
      l10n.t(
        'The browser would start on another machine than the relay. Set "browserLaunchLocation" to "workspace".',
      ),
  },
  {
    isIn: ({ runtimeArgs }) =>
      Array.isArray(runtimeArgs) && runtimeArgs.some((option) => /^-+(?:no-)?proxy-/.test(String(option))),
    sentence: () => l10n.t('"runtimeArgs" has a proxy of its own. Take it out, or take out "egress".'),
  },
];

/** Whether the relay may do without a token, for what cannot log in; a browser of our own can. */
export async function agreesToNoToken(
  { name }: vscode.DebugConfiguration,
  { by }: DebugWay,
  { title }: ChosenProxies,
): Promise<boolean> {
  const start = l10n.t('Start without a token');
  const other = by === 'runtimeArgs' ? instead() : undefined;
  const answer = await vscode.window.showWarningMessage(
    l10n.t('Start "{0}" with a relay that asks for no token?', plainText(name)),
    {
      modal: true,
      detail: l10n.t(
        'What this debugger starts cannot log in. Until the session ends, every program on this machine can use the relay, and through it {0}.',
        title,
      ),
    },
    start,
    ...(other ? [other.label] : []),
  );
  if (other && answer === other.label) {
    void other.run();
  }
  return answer === start;
}

function instead() {
  return {
    label: l10n.t('Open a browser with a proxy'),
    run: () => vscode.commands.executeCommand('egress.openBrowserWithProxy'),
  };
}
