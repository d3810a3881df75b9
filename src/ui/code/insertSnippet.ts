import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { linkSafe } from '../../core/plainText.js';
import { CLIENTS } from '../../snippets/catalogue/catalogue.js';
import { installsOf } from '../../snippets/detect/installCommand.js';
import { languageFamily, sightings } from '../../snippets/detect/sightings.js';
import { moduleStyleFor } from '../../snippets/place/importsOfScript.js';
import { placement } from '../../snippets/place/placement.js';
import { render, type Rendering } from '../../snippets/render/render.js';
import { type CommandContext, type Handler, Refusal } from '../commands/context.js';
import { applySnippet } from '../editor/applySnippet.js';
import { documentHome, documentName } from '../editor/documentHome.js';
import { hasCredentials } from '../editor/endpointText.js';
import { tellWhatIsLeft } from './insertSnippetAfter.js';
import { chooseClient, type ClientChoice } from './insertSnippetClients.js';
import { loadingOffer } from './insertSnippetLoader.js';
import { type Project, projectOf } from './insertSnippetProject.js';
import { pickProxies, type PickedProxies, proxiesName, wayBy } from './insertSnippetProxies.js';
import { agreedCredentials, agreedValues } from './insertSnippetReference.js';
import { unlessSlow } from './unlessSlow.js';

/** A pool of more proxies than this is a file: a variable of a `.env` is one line. */
const MOST_IN_A_VARIABLE = 50;
const POOL_FILE = 'proxies.txt';

/**
 * Puts the code at every cursor that makes a client use a proxy, or a pool of them: asks for what the arguments
 * leave open, keeps credentials out of the text unless a modal of its own was answered, and says what is left to do.
 */
export const insertSnippet: Handler = async ({ args }, context) => {
  await context.lastEditor.focus();
  const editor = writableEditor();
  const { document } = editor;
  const picked = await pickProxies(args, context);
  if (!picked) {
    return undefined;
  }
  const project = await unlessSlow(l10n.t('Reading the project'), (signal) =>
    projectOf(document, CLIENTS, signal),
  );
  if (!project) {
    return undefined;
  }
  tellBroken(project);
  const languageId = languageFamily(document.languageId);
  const choice = await chooseClient(args.client, {
    sightings: sightings(
      CLIENTS,
      { languageId, fileName: documentHome(document).path, text: textAround(document) },
      project.packages,
    ),
    wanted: {
      schemes: picked.schemes,
      hasCredentials: picked.members.some(({ ways }) => ways.some(hasCredentials)),
      isPool: picked.isPool,
    },
    languageId,
    proxies: proxiesName(picked),
  });
  return choice && insert({ editor, picked, project, choice, credentials: args.credentials }, context);
};

interface Insertion {
  readonly editor: vscode.TextEditor;
  readonly picked: PickedProxies;
  readonly project: Project;
  readonly choice: ClientChoice;
  readonly credentials: 'reference' | 'literal' | undefined;
}

async function insert(
  { editor, picked, project, choice, credentials }: Insertion,
  context: CommandContext,
): Promise<unknown> {
  const { document } = editor;
  const { sighting, fit, languageId } = choice;
  const { recipe, scheme } = fit;
  const ways = picked.members.flatMap((member) => {
    const way = wayBy(scheme, member);
    return way ? [{ endpoint: way, name: member.name }] : [];
  });
  const endpoint = picked.isPool ? undefined : ways[0]?.endpoint;
  const wanted = recipe.literal === false ? 'reference' : (credentials ?? context.settings.credentials());
  const isSettled = wanted === 'reference' || !ways.some((way) => hasCredentials(way.endpoint));
  const agreed = isSettled ? wanted : await agreedCredentials(document, endpoint, proxiesName(picked));
  if (agreed === undefined) {
    return undefined;
  }
  const values = await agreedValues(
    {
      document,
      ...(endpoint && { endpoint }),
      count: ways.length,
      render: (variable) =>
        render({
          recipe,
          languageId,
          fileName: documentHome(document).path,
          proxies: ways.map(({ endpoint: { address }, name }) => ({ address, name })),
          credentials: agreed,
          variable,
          ...(ways.length > MOST_IN_A_VARIABLE && { poolFile: POOL_FILE }),
          modules: moduleStyleFor(document.fileName, document.getText(), project.moduleType),
        }),
    },
    context,
  );
  if (!values) {
    return undefined;
  }
  const inserted = await placeIn(editor, values.rendering, languageId);
  const envFile = await values.write?.();
  const isImported = sighting.why === 'imported';
  tellWhatIsLeft({
    installs: installsOf(sighting.client, recipe, languageId, project, isImported),
    ...(values.variable !== undefined && { loading: loadingOffer(document, project) }),
  });
  return {
    client: sighting.client.id,
    recipe: recipe.id,
    scheme,
    proxies: ways.length,
    inserted,
    ...(values.variable !== undefined && { variable: values.variable }),
    ...(envFile !== undefined && { envFile }),
  };
}

async function placeIn(editor: vscode.TextEditor, rendering: Rendering, languageId: string): Promise<number> {
  const { document, options } = editor;
  const placed = placement(
    {
      languageId,
      isForeign: languageFamily(document.languageId) !== languageId,
      text: document.getText(),
      selections: editor.selections.map(({ start, end }) => ({
        start: document.offsetAt(start),
        end: document.offsetAt(end),
      })),
      unit: options.insertSpaces === false ? '\t' : ' '.repeat(Number(options.indentSize) || 4),
    },
    rendering,
  );
  if (!(await applySnippet(editor, placed))) {
    throw readOnly(document);
  }
  // where the command came from the sidebar, the tab stops are what the next key is for
  await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
  return placed.offsets.length;
}

/** @throws Refusal where there is none, or it takes no text */
function writableEditor(): vscode.TextEditor {
  const editor = vscode.window.activeTextEditor;
  // the Output panel, where it has the focus, counts as an editor
  if (!editor || editor.document.uri.scheme === 'output') {
    throw new Refusal(l10n.t('No text editor is open to insert the code into.'), {
      label: l10n.t('New file'),
      run: () => vscode.commands.executeCommand('workbench.action.files.newUntitledFile'),
    });
  }
  const { scheme } = documentHome(editor.document);
  if (scheme !== 'untitled' && vscode.workspace.fs.isWritableFileSystem(scheme) !== true) {
    throw readOnly(editor.document);
  }
  return editor;
}

function readOnly(document: vscode.TextDocument): Refusal {
  return new Refusal(l10n.t('{0} was not changed: it may be read-only.', documentName(document)));
}

/** The document's text; a notebook's cells see what the others import. */
function textAround(document: vscode.TextDocument): string {
  const notebook = vscode.workspace.notebookDocuments.find((candidate) =>
    candidate.getCells().some((cell) => cell.document === document),
  );
  return notebook
    ? notebook
        .getCells()
        .map((cell) => cell.document.getText())
        .join('\n')
    : document.getText();
}

function tellBroken({ manifests }: Project): void {
  const broken = manifests.filter(({ isBroken }) => isBroken).map(({ name }) => name);
  if (broken.length > 0) {
    void vscode.window.showWarningMessage(
      linkSafe(
        l10n.t('{0} cannot be read: what it says of the project’s packages is not known.', broken.join(', ')),
      ),
    );
  }
}
