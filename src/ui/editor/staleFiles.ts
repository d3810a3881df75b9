import * as vscode from 'vscode';
import { type EndpointChange, spellingsOf } from '../../snippets/staleSpellings.js';
import { type StalePlace, stalePlaces } from '../../snippets/staleUrls.js';
import { documentHome } from './documentHome.js';
import { type EnvFile, EnvRefusedError } from './envFile.js';
import { currentEnv } from './workspaceEnv.js';

/** A text that holds URLs of before, as it was when it was searched. */
export type StaleFile = {
  /** What opens it; of a notebook's cell, its notebook. */
  readonly home: vscode.Uri;
  readonly text: string;
  readonly places: readonly StalePlace[];
  /** Whether it can be changed at all. */
  readonly isFixed: boolean;
} & (
  | { readonly kind: 'document'; readonly document: vscode.TextDocument }
  | { readonly kind: 'env'; readonly file: EnvFile }
);

/** Searches every open text, as it is in its editor, and the `.env` of each workspace folder. */
export async function staleFiles(changes: readonly EndpointChange[]): Promise<readonly StaleFile[]> {
  const spellings = spellingsOf(changes);
  const envs = await envFiles();
  const envUris = new Set(envs.flatMap(({ uris }) => uris));
  const inEnvs = envs.map(({ file }): StaleFile => ({
    kind: 'env',
    file,
    home: vscode.Uri.file(file.path),
    text: file.text,
    places: stalePlaces({ languageId: 'dotenv', fileName: '.env', text: file.text }, spellings),
    isFixed: file.git === 'tracked',
  }));
  const documents = openDocuments().filter(({ uri }) => !envUris.has(uri.toString()));
  const inDocuments = await Promise.all(
    documents.map(async (document): Promise<StaleFile> => {
      const home = documentHome(document);
      const text = document.getText();
      const { languageId } = document;
      const places = stalePlaces({ languageId, fileName: home.path, text }, spellings);
      const isFixed = places.length > 0 && (await isReadOnly(home));
      return { kind: 'document', document, home, text, places, isFixed };
    }),
  );
  return [...inEnvs, ...inDocuments].filter(({ places }) => places.length > 0);
}

/** The `.env` of each folder that can be read, and the URIs under which an editor may have it open. */
async function envFiles(): Promise<readonly { readonly file: EnvFile; readonly uris: readonly string[] }[]> {
  const folders = (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file');
  const found = await Promise.all(
    folders.map(async ({ uri }) => {
      try {
        const file = await currentEnv(uri.fsPath);
        const uris = [vscode.Uri.joinPath(uri, '.env'), vscode.Uri.file(file.path)];
        return [{ file, uris: uris.map(String) }];
      } catch (error) {
        if (error instanceof EnvRefusedError) {
          return [];
        }
        throw error;
      }
    }),
  );
  return found.flat();
}

/** Those that are files or will be: not an output channel, or what a diff shows of the past. */
function openDocuments(): readonly vscode.TextDocument[] {
  const cells = vscode.workspace.notebookDocuments.flatMap((notebook) => notebook.getCells());
  const documents = [...vscode.workspace.textDocuments, ...cells.map(({ document }) => document)];
  return [...new Set(documents)].filter((document) => {
    const { scheme } = documentHome(document);
    return (
      !document.isClosed &&
      (scheme === 'untitled' || vscode.workspace.fs.isWritableFileSystem(scheme) !== undefined)
    );
  });
}

async function isReadOnly(home: vscode.Uri): Promise<boolean> {
  if (home.scheme === 'untitled') {
    return false;
  }
  if (vscode.workspace.fs.isWritableFileSystem(home.scheme) === false) {
    return true;
  }
  return vscode.workspace.fs.stat(home).then(
    ({ permissions = 0 }) => (permissions & vscode.FilePermission.Readonly) !== 0,
    // gone from the disk, and still in its editor
    () => false,
  );
}
