// A later part of the extension as a bundle of its own: what `dist/app.js` has already is taken from there, so that
// each class exists once and nothing is loaded twice.
const esbuild = require('esbuild');
const path = require('node:path');

const root = path.join(__dirname, '..');
const SHARED = 'egress:shared';
const START = 'egress:start';

/** Packages that keep something between calls: one instance serves all bundles. */
const SHARED_PACKAGES = ['@vscode/l10n'];

/** Every module of ours that a bundle of `entry` holds, with what each of them imports. */
async function modulesOf(entry) {
  const { metafile } = await esbuild.build({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    platform: 'node',
    packages: 'external',
    // what is imported later is another part
    plugins: [later],
    write: false,
    metafile: true,
    logLevel: 'silent',
  });
  return new Map(
    Object.entries(metafile.inputs).map(([file, { imports }]) => [file, imports.map((each) => each.path)]),
  );
}

const later = {
  name: 'later',
  setup(build) {
    build.onResolve({ filter: /^\./ }, ({ path: asked, kind }) =>
      kind === 'dynamic-import' ? { path: asked, external: true } : undefined,
    );
  },
};

/** The modules of `app` that the modules of `part` alone import, relative to the project. */
async function sharedModules(app, part) {
  const held = await modulesOf(app);
  const wanted = [...(await modulesOf(part))]
    .filter(([file]) => !held.has(file))
    .flatMap(([, imports]) => imports);
  return [...new Set(wanted)].filter((file) => held.has(file)).sort();
}

/** Has the first bundle hand out what the later parts share with it, as the table `shared`. */
const sharing = (app, parts) => ({
  name: 'sharing',
  setup(build) {
    build.initialOptions.entryPoints = [START];
    build.onResolve({ filter: new RegExp(`^${START}$`) }, () => ({ path: START, namespace: START }));
    build.onLoad({ filter: /.*/, namespace: START }, async () => {
      const lists = await Promise.all(parts.map((part) => sharedModules(app, part)));
      const files = [...new Set(lists.flat())];
      const shared = [...SHARED_PACKAGES, ...files];
      const imports = shared.map(
        (name, index) => `import * as m${index} from '${files.includes(name) ? `./${name}` : name}';`,
      );
      const table = shared.map((name, index) => `${JSON.stringify(name)}: m${index}`);
      return {
        contents: `export * from './${app}';\n${imports.join('\n')}\nexport const shared = {${table.join(', ')}};`,
        resolveDir: root,
        watchFiles: [...files, ...parts].map((file) => path.join(root, file)),
      };
    });
  },
});

/** Takes from the first bundle what it shares. */
const borrowing = (app, bundle, part) => ({
  name: 'borrowing',
  setup(build) {
    let files = new Set();
    build.onStart(async () => {
      files = new Set(await sharedModules(app, part));
    });
    build.onResolve(
      { filter: /./ },
      async ({ path: asked, kind, importer, namespace, resolveDir, pluginData }) => {
        if (kind === 'entry-point' || pluginData === SHARED) {
          return undefined;
        }
        if (SHARED_PACKAGES.includes(asked)) {
          return { path: asked, namespace: SHARED };
        }
        const resolved = await build.resolve(asked, {
          importer,
          namespace,
          resolveDir,
          kind,
          pluginData: SHARED,
        });
        const file = path.relative(root, resolved.path).replaceAll(path.sep, '/');
        return files.has(file) ? { path: file, namespace: SHARED } : undefined;
      },
    );
    build.onLoad({ filter: /.*/, namespace: SHARED }, ({ path: file }) => ({
      contents: `module.exports = require(${JSON.stringify(bundle)}).shared[${JSON.stringify(file)}];`,
      loader: 'js',
    }));
    build.onResolve({ filter: /./, namespace: SHARED }, ({ path: asked }) => ({
      path: asked,
      external: true,
    }));
  },
});

module.exports = { borrowing, sharing };
