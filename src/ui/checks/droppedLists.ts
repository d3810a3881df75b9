import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { Refusal } from '../commands/context.js';
import { checkSource, type StartedCheck } from './checkProxies.js';
import type { CheckContext } from './context.js';
import { fileSource, textOf } from './textSources.js';

const URIS = 'text/uri-list';
const TEXT = 'text/plain';

/**
 * Checks what was dropped: files, else a text.
 *
 * @throws Refusal where it is neither
 */
export async function checkDropped(
  dropped: vscode.DataTransfer,
  context: CheckContext,
): Promise<StartedCheck | undefined> {
  const uris = await dropped.get(URIS)?.asString();
  const files = filesOf(uris ?? '');
  const text = files.length === 0 ? await dropped.get(TEXT)?.asString() : undefined;
  const source =
    files.length > 0
      ? await fileSource(files)
      : text !== undefined && text.trim() !== ''
        ? textOf(l10n.t('Dropped text'), text)
        : undefined;
  if (!source) {
    throw new Refusal(l10n.t('Drop files or a text with proxies here.'));
  }
  return checkSource(source, { args: {}, row: undefined }, context);
}

/** RFC 2483: a URI a line; `#` begins a comment. */
function filesOf(uris: string): readonly string[] {
  return uris
    .split(/\r?\n/)
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => vscode.Uri.parse(line))
    .filter(({ scheme }) => scheme === 'file' || scheme === 'vscode-remote')
    .map(({ fsPath }) => fsPath);
}
