import * as l10n from '@vscode/l10n';
import path from 'node:path';
import * as vscode from 'vscode';
import { installCommand } from '../../snippets/detect/installCommand.js';
import { packageNamed } from '../../snippets/detect/packages.js';
import { languageFamily } from '../../snippets/detect/sightings.js';
import type { Loader } from '../../snippets/loaders/loader.js';
import { loadingOf, startCommand } from '../../snippets/loaders/loading.js';
import { startOfProgram, type StartingCode } from '../../snippets/place/startOfProgram.js';
import type { NextStep } from '../commands/context.js';
import { documentHome, documentName } from '../editor/documentHome.js';
import { tellWhatIsLeft } from './insertSnippetAfter.js';
import type { Project } from './insertSnippetProject.js';

/** What to say, and to offer, where nothing puts the values of `.env` into the program's environment. */
export function loadingOffer(
  document: vscode.TextDocument,
  project: Project,
): { readonly sentence: string; readonly step: NextStep } | undefined {
  const { by, offers } = loadingOf(
    {
      languageId: languageFamily(document.languageId),
      fileName: documentHome(document).path,
      text: document.getText(),
    },
    project.packages,
  );
  const fitting = offers.filter(({ way }) => way.kind !== 'code' || loaderEdits(document, way).length > 0);
  // lines of the program serve whoever starts it
  const loader =
    fitting.find((each) => hasPackage(each, project)) ??
    fitting.find(({ way }) => way.kind === 'code') ??
    fitting[0];
  if (by || !loader) {
    return undefined;
  }
  const command = startCommand(loader, path.posix.basename(documentHome(document).path));
  return {
    sentence: l10n.t('Nothing in {0} loads .env yet.', documentName(document)),
    step:
      command === undefined
        ? { label: l10n.t('Add {0}', loader.label), run: () => addLoader(document, loader, project) }
        : { label: l10n.t('Copy start command'), run: () => vscode.env.clipboard.writeText(command) },
  };
}

async function addLoader(document: vscode.TextDocument, loader: Loader, project: Project): Promise<void> {
  if (loader.way.kind !== 'code') {
    return;
  }
  const edit = new vscode.WorkspaceEdit();
  for (const { start, end, text } of loaderEdits(document, loader.way)) {
    edit.replace(document.uri, new vscode.Range(document.positionAt(start), document.positionAt(end)), text);
  }
  await vscode.workspace.applyEdit(edit);
  const [wanted] = loader.packages ?? [];
  if (wanted && loader.installs !== undefined && !hasPackage(loader, project)) {
    const packages = [loader.installs];
    const command = installCommand(wanted.ecosystem, packages, project.manifests);
    tellWhatIsLeft({ installs: { packages, ...(command !== undefined && { command }) } });
  }
}

/** None where the document has no place for the lines: a module that another one starts. */
function loaderEdits(document: vscode.TextDocument, code: StartingCode): ReturnType<typeof startOfProgram> {
  const languageId = languageFamily(document.languageId);
  return startOfProgram({ languageId, text: document.getText(), unit: '    ' }, code);
}

function hasPackage({ packages = [] }: Loader, project: Project): boolean {
  return packages.some(({ ecosystem, name }) => packageNamed(project.packages, ecosystem, name));
}
