import type * as vscode from 'vscode';
import { conditionsOf, findMisuses } from '../../snippets/misuse/findMisuses.js';
import type { FoundMisuse, KnownVersion, MisuseDocument } from '../../snippets/misuse/findMisuses.js';
import type { ProjectVersions } from './projectVersions.js';

/** What a diagnostic of ours names as its source. */
export const MISUSE_SOURCE = 'Egress';

/** The misuses in a text as it stands, by the versions that its project has. */
export async function misusesIn(
  document: vscode.TextDocument,
  versions: ProjectVersions,
): Promise<readonly FoundMisuse[]> {
  const text = misuseDocument(document);
  const conditions = conditionsOf(text);
  const known = new Map<string, string | undefined>();
  for (const condition of conditions) {
    known.set(condition.name, await versions.versionFor(document, condition));
  }
  const versionOf: KnownVersion = ({ name }) => known.get(name);
  // it may have changed meanwhile
  return findMisuses(misuseDocument(document), versionOf);
}

function misuseDocument(document: vscode.TextDocument): MisuseDocument {
  return {
    languageId: document.languageId,
    fileName: document.uri.path,
    text: document.getText(),
  };
}
