// Packages that nearly every module imports, and that are CommonJS: a bundle would make a namespace of them for each
// importer, by copying every property of theirs. Here a bundle asks for each of them once.
const fs = require('node:fs');

const VSCODE = 'egress:vscode';

/** Has the words' package export its names, which a bundle then takes as they are. */
const namedL10n = {
  name: 'named l10n',
  setup(build) {
    build.onLoad(
      { filter: /[/\\]@vscode[/\\]l10n[/\\]dist[/\\]main\.js$/, namespace: 'file' },
      ({ path: file }) => ({
        contents: `const module = {};\n${fs.readFileSync(file, 'utf8')}\nexport { config, t };`,
      }),
    );
  },
};

/** Has every module of ours import the editor's API from one that asks for it. */
const oneVscode = {
  name: 'one vscode',
  setup(build) {
    build.onLoad({ filter: /[/\\]src[/\\].*\.ts$/, namespace: 'file' }, ({ path: file }) => ({
      contents: fs
        .readFileSync(file, 'utf8')
        .replace("import * as vscode from 'vscode';", `import { vscode } from '${VSCODE}';`),
      loader: 'ts',
    }));
    build.onResolve({ filter: new RegExp(`^${VSCODE}$`) }, () => ({ path: VSCODE, namespace: VSCODE }));
    build.onLoad({ filter: /./, namespace: VSCODE }, () => ({
      contents: "export const vscode = require('vscode');",
    }));
  },
};

module.exports = { namedL10n, oneVscode };
