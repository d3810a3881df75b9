import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { COMMANDS, TITLE_COMMANDS } from '../../src/core/commands.js';
import { PROVIDER_IDS } from '../../src/core/provider.js';
import { ROW_TOKENS } from '../../src/core/rowTokens.js';
import { Secret } from '../../src/core/secret.js';
import { createConnect } from '../../src/http/connect.js';
import { PROVIDERS } from '../../src/providers/index.js';
import { MANIFEST, MANIFEST_TEXTS, NLS, readText } from './manifest.js';
import { literalsOf, nodesIn, placeOf, ROOT, sourcesIn } from './sources.js';

const { commands, menus, keybindings, views, viewsContainers, viewsWelcome, configuration } =
  MANIFEST.contributes;
const allMenuItems = Object.values(menus).flat();
const rowMenu = menus['view/item/context'] ?? [];
const palette = menus['commandPalette'] ?? [];
const viewIds = Object.values(views)
  .flat()
  .map(({ id }) => id);
const settings = Object.entries(configuration.properties);

/** Rows alone can mean them: nothing they do could be asked for from the palette. */
const OF_ROWS_ALONE = ['egress.loadMore', 'egress.cancelLoading'];

/** People's keybindings and tasks name these: taking one away or renaming it needs a migration. */
const PROMISED = `
  addAccount replaceKey renameAccount removeAccount openProviderSite refresh find startSandbox stopSandbox
  insertProxyUrl copyProxyUrl buildTargetedProxy showTransactions browseProxies browsePremium checkKey
  showServiceStatus explainError askSupport lookUpIp downloadProxies showLog
  buySubscription renewSubscription requestTrial changeCredentials rotateNow setRotationPolicy switchNetwork
  signUp showSpendingHistory checkProxies openCheckRun pauseCheckRun cancelCheckRun removeCheckRun exportCheckRun
  addProxyList`
  .trim()
  .split(/\s+/);

/** Settings that a folder may bring along, because none of them moves a key, money or an agent. */
const A_FOLDER_MAY_SET = [
  'egress.insert.variableName',
  'egress.leaks.severity',
  'egress.leaks.exclude',
  'egress.misuse.severity',
  'egress.codeLens.enabled',
  'egress.binding',
];

/** The words that a condition asks of a row; `(^| )word( |$)` finds a whole word among several. */
function rowWords(when: string): readonly string[] {
  return [...when.matchAll(/viewItem =~ \/\(\^\| \)([\w-]+)\( \|\$\)\//g)].map(([, word = '']) => word);
}

/** Every name in a condition that is not VS Code's own. */
function ownNames(when: string): readonly string[] {
  return when.match(/egress[\w.]*/g) ?? [];
}

/** Ours, those VS Code makes for each view, and the few of its own that texts link to. */
const known = new Set([
  ...commands.map(({ command }) => command),
  ...viewIds.map((id) => `${id}.focus`),
  'workbench.action.openSettings',
]);

describe('the manifest', () => {
  it('keeps the names that people have bound', () => {
    assert.equal(`${MANIFEST.publisher}.${MANIFEST.name}`, 'egress.egress');
    assert.equal(MANIFEST.displayName, 'Egress: Proxy Manager');
    assert.deepEqual(
      PROMISED.filter((name) => !COMMANDS.some((known) => known === name)),
      [],
    );
    assert.deepEqual(
      viewsContainers['activitybar']?.map(({ id }) => id),
      ['egress'],
    );
    assert.deepEqual(Object.keys(views), ['egress']);
    assert.equal(views['egress']?.[0]?.id, 'egress.providers');
    assert.deepEqual([...PROVIDER_IDS].sort(), [
      '1001proxy',
      'checker',
      'gateway',
      'iploop',
      'ipswamp',
      'list',
    ]);
    assert.deepEqual(PROVIDERS.map(({ info }) => info.id).sort(), [...PROVIDER_IDS].sort());
  });

  it('runs where the code runs, starts with the window or a debugger, and is limited in a folder not trusted', () => {
    assert.deepEqual(MANIFEST.extensionKind, ['workspace']);
    // a program that is debugged before the window stands must not go around its proxy
    assert.deepEqual(MANIFEST.activationEvents, ['onStartupFinished', 'onDebugResolve']);
    assert.equal(MANIFEST.capabilities.untrustedWorkspaces.supported, 'limited');
  });

  it('has the commands of the code, each in the category Egress', () => {
    assert.deepEqual(
      commands.map(({ command }) => command).sort(),
      COMMANDS.map((name) => `egress.${name}`).sort(),
    );
    assert.deepEqual(
      commands.filter(({ category, title }) => category !== 'Egress' || !/^%command\.\w+%$/.test(title)),
      [],
    );
  });

  it('names commands that exist in every menu, keybinding, text and event', () => {
    const texts = [
      ...Object.values(NLS),
      ...MANIFEST_TEXTS.filter((text) => text.endsWith('.md')).map(readText),
    ];
    const linked = texts.flatMap((text) => [...text.matchAll(/command:([\w.]+)/g)].map(([, id = '']) => id));
    const awaited = MANIFEST_TEXTS.flatMap((text) => /^onCommand:(.*)$/.exec(text)?.[1] ?? []);
    assert.ok(linked.length > 0);
    assert.deepEqual(
      [...allMenuItems.map(({ command }) => command), ...keybindings.map(({ command }) => command)]
        .concat(linked, awaited)
        .filter((id) => !known.has(id)),
      [],
    );
  });

  it('has the keys of the sidebar act on the row with the keyboard, which need not be the selected one', () => {
    const ofRows = keybindings.filter(
      ({ when, command }) => when.includes('focusedView') && command !== 'egress.find',
    );
    assert.equal(ofRows.length, 9);
    for (const { command, steps } of ofRows) {
      assert.deepEqual(
        steps,
        ['list.selectAndPreserveFocus', { command, args: { selected: true } }],
        command,
      );
    }
  });

  it('has in the title of the providers’ view the commands that take a missing row for the whole', () => {
    const inTitle = (menus['view/title'] ?? []).filter(({ when }) => when?.includes('egress.providers'));
    assert.deepEqual(
      inTitle.map(({ command }) => command).sort(),
      TITLE_COMMANDS.map((name) => `egress.${name}`).sort(),
    );
  });

  it('names views and context keys that exist in every condition and event', () => {
    const set = sourcesIn('src').flatMap(literalsOf);
    const unknown = [...allMenuItems, ...keybindings]
      .flatMap(({ when = '' }) => ownNames(when))
      .filter((name) => !viewIds.includes(name) && !set.includes(name));
    assert.deepEqual(unknown, []);
    const contexts = MANIFEST_TEXTS.flatMap((text) => /^onContext:(.*)$/.exec(text)?.[1] ?? []);
    const done = COMMANDS.map((name) => `egress.done.${name}`);
    assert.deepEqual(
      contexts.filter((key) => !set.includes(key) && !done.includes(key)),
      [],
    );
    const awaited = MANIFEST_TEXTS.flatMap((text) => /^onView:(.*)$/.exec(text)?.[1] ?? []);
    assert.deepEqual(
      [...viewsWelcome.map(({ view }) => view), ...awaited].filter((id) => !viewIds.includes(id)),
      [],
    );
  });

  it('hides nothing from the palette but what rows alone can mean', () => {
    const hidden = palette.filter(({ when }) => when === 'false').map(({ command }) => command);
    assert.deepEqual(hidden.sort(), [...OF_ROWS_ALONE].sort());
  });

  it('offers what stands inline in the menu of the row too, under the same condition', () => {
    const isInline = ({ group = '' }: (typeof rowMenu)[number]) => group.startsWith('inline');
    const alone = rowMenu.filter(
      (item) =>
        isInline(item) &&
        !rowMenu.some(
          (other) => !isInline(other) && other.command === item.command && other.when === item.when,
        ),
    );
    assert.deepEqual(alone, []);
    const withoutIcon = [
      ...rowMenu.filter(isInline),
      ...(menus['view/title'] ?? []).filter(isNavigation),
    ].filter(
      ({ command }) => !/^\$\([a-z-]+\)$/.test(commands.find((each) => each.command === command)?.icon ?? ''),
    );
    assert.deepEqual(withoutIcon, []);
  });
});

function isNavigation({ group = '' }: { readonly group?: string | undefined }): boolean {
  return group.startsWith('navigation');
}

describe('the words of a row', () => {
  const asked = new Set(rowMenu.flatMap(({ when = '' }) => rowWords(when)));
  const capabilities = new Set(
    PROVIDERS.flatMap((provider) =>
      Object.keys(
        provider.connect({ baseUrl: 'https://example.com', key: new Secret('key') }, createConnect({})),
      ),
    ),
  );

  it('are asked for by whole words, in a view that has rows', () => {
    const odd = rowMenu.filter(
      ({ when = '' }) =>
        !/^view == egress\.(providers|checks|reminders|running) && /.test(when) ||
        rowWords(when).length !== 1,
    );
    assert.deepEqual(odd, []);
  });

  it('are those that the code can give a row', () => {
    const known = new Set<string>([...ROW_TOKENS, ...[...capabilities].map((each) => `can-${each}`)]);
    assert.deepEqual(
      [...asked].filter((word) => !known.has(word)),
      [],
    );
  });

  it('are each given by a row and asked for by a menu', () => {
    const elsewhere = [
      'src/ui/checks/runWords.ts',
      'src/ui/usage/remindersTree.ts',
      'src/ui/running/runningTree.ts',
    ];
    const given = new Set(
      sourcesIn('src')
        .filter(({ path }) => path.startsWith('src/ui/tree/') || elsewhere.includes(path))
        .flatMap(literalsOf),
    );
    assert.deepEqual(
      ROW_TOKENS.filter((word) => !given.has(word) || !asked.has(word)),
      [],
    );
  });
});

describe('the settings', () => {
  it('are those that the code reads, in one file', () => {
    const read = sourcesIn('src')
      .filter(({ path }) => path === 'src/ui/settings.ts')
      .flatMap(({ tree }) => nodesIn(tree))
      .filter((node) => ts.isCallExpression(node) && node.expression.getText() === 'read')
      .flatMap((node) => (ts.isCallExpression(node) ? node.arguments : []))
      .filter(ts.isStringLiteral)
      .map(({ text }) => `egress.${text}`);
    assert.deepEqual(settings.map(([name]) => name).sort(), [...new Set(read)].sort());
    const elsewhere = sourcesIn('src').flatMap((source) =>
      nodesIn(source.tree)
        .filter((node) => ts.isIdentifier(node) && node.text === 'getConfiguration')
        .map((node) => placeOf(source, node))
        .filter((place) => !place.startsWith('src/ui/settings.ts:')),
    );
    assert.deepEqual(elsewhere, []);
  });

  it('are the person’s own, but for what a folder may bring along when it is trusted', () => {
    const openToFolders = settings.filter(([, { scope }]) => scope !== 'application').map(([name]) => name);
    assert.deepEqual(openToFolders.sort(), [...A_FOLDER_MAY_SET].sort());
    assert.deepEqual(
      [...MANIFEST.capabilities.untrustedWorkspaces.restrictedConfigurations].sort(),
      openToFolders.sort(),
    );
  });
});

describe('what the manifest refers to', () => {
  it('is a text for each key, and no text is left over', () => {
    const keys = MANIFEST_TEXTS.flatMap((text) => /^%(.*)%$/.exec(text)?.[1] ?? []);
    assert.deepEqual([...new Set(keys)].sort(), Object.keys(NLS).sort());
  });

  it('is on disk', () => {
    const files = MANIFEST_TEXTS.filter((text) => text === MANIFEST.l10n || text.startsWith('media/'));
    assert.ok(files.length > 1);
    assert.deepEqual(
      files.filter((file) => !existsSync(path.join(ROOT, file))),
      [],
    );
  });
});
