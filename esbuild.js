// Builds dist/: the tiny entry, the rest of the extension, the sandbox and the webviews, each its own bundle.
// Types are checked first (`npm run check` or tsc), since esbuild does not look at them.
const esbuild = require('esbuild');
const fs = require('node:fs');
const path = require('node:path');
const { laterParts } = require('./tools/laterPart.js');
const { leanAxios } = require('./tools/leanAxios.js');
const { leanCatalogue } = require('./tools/leanCatalogue.js');
const { namedL10n, oneVscode } = require('./tools/onceEach.js');
const { smaller } = require('./tools/smaller.js');

const watch = process.argv.includes('--watch');
const dev = watch || process.argv.includes('--dev');

const shared = {
  bundle: true,
  minify: !dev,
  sourcemap: dev,
  logLevel: 'info',
  legalComments: 'none',
  metafile: true,
};

const node = {
  ...shared,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  external: ['vscode'],
  // A later bundle is loaded by `require`: the extension host finds it faster than by `import()`.
  supported: { 'dynamic-import': false },
};

/** What every bundle of ours for Node makes of the packages that nearly every module imports. */
const once = [namedL10n, oneVscode];

/** The webviews, each a folder with `main.ts` and a style of its own name. */
const PAGES = ['results', 'lookUp', 'usage'];

/** In the Chromium of the oldest editor that is served; what two pages hold is a module that both load. */
const webviews = {
  ...shared,
  entryPoints: PAGES.flatMap((page) => [
    { in: `src/webview/${page}/main.ts`, out: page },
    { in: `src/webview/${page}/${page}.css`, out: page },
  ]),
  outdir: 'dist/webview',
  platform: 'browser',
  format: 'esm',
  splitting: true,
  target: 'chrome138',
  charset: 'utf8',
};

/** Keeps a bundle of its own out of the one that loads it. */
const apart = (source, bundle) => ({
  name: `apart: ${bundle}`,
  setup(build) {
    build.onResolve({ filter: /^\./ }, ({ path: asked, kind }) =>
      asked === source && kind === 'dynamic-import' ? { path: bundle, external: true } : undefined,
    );
  },
});

const APP = 'src/app.ts';
const CODE = 'src/codePart.ts';
const LATER = [
  'src/moneyPart.ts',
  CODE,
  'src/guardPart.ts',
  'src/checkPart.ts',
  'src/usagePart.ts',
  'src/runPart.ts',
];
const bundleOf = (part) => path.basename(part).replace('Part.ts', '.js');
const parts = laterParts({
  root: __dirname,
  first: [APP, './app.js'],
  common: './common.js',
  parts: LATER,
  plugins: [namedL10n],
});

const laterApart = [
  apart('./sandbox/index.js', './sandbox.js'),
  ...LATER.map((part) => apart(`./${path.basename(part, '.ts')}.js`, `./${bundleOf(part)}`)),
];

/** As they ship; in a build for the developer they are written as they come. */
const bundles = [
  {
    ...node,
    entryPoints: ['src/extension.ts'],
    outfile: 'dist/extension.js',
    plugins: [apart('./app.js', './app.js')],
  },
  {
    ...node,
    entryPoints: [APP],
    outfile: 'dist/app.js',
    plugins: [...parts.first, leanAxios, ...once, ...laterApart],
  },
  { ...node, outfile: 'dist/common.js', plugins: [...parts.common, ...once] },
  ...LATER.map((part) => ({
    ...node,
    entryPoints: [part],
    outfile: `dist/${bundleOf(part)}`,
    plugins: [...parts.part, ...(part === CODE ? [leanCatalogue] : []), ...once],
  })),
  { ...node, entryPoints: ['src/sandbox/index.ts'], outfile: 'dist/sandbox.js' },
  webviews,
].map((bundle) =>
  dev ? bundle : { ...bundle, write: false, plugins: [...(bundle.plugins ?? []), smaller] },
);

/** What went into each bundle, for whoever looks at it afterwards: `outputs` of esbuild's metafile. */
const MADE_OF = path.join(__dirname, 'out/bundles.json');

/** The lines that the editor's watch task waits for. */
const announced = {
  name: 'announced',
  setup(build) {
    build.onStart(() => console.log('[watch] build started'));
    build.onEnd(() => console.log('[watch] build finished'));
  },
};

async function main() {
  fs.rmSync(path.join(__dirname, 'dist'), { recursive: true, force: true });
  const contexts = await Promise.all(
    bundles.map((bundle) =>
      esbuild.context(watch ? { ...bundle, plugins: [...(bundle.plugins ?? []), announced] } : bundle),
    ),
  );
  if (watch) {
    await Promise.all(contexts.map((context) => context.watch()));
    return;
  }
  const results = await Promise.all(contexts.map((context) => context.rebuild()));
  for (const { path: file, contents } of results.flatMap(({ outputFiles = [] }) => outputFiles)) {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, contents);
  }
  const outputs = Object.assign({}, ...results.map(({ metafile }) => metafile.outputs));
  fs.mkdirSync(path.dirname(MADE_OF), { recursive: true });
  fs.writeFileSync(MADE_OF, JSON.stringify(outputs));
  await Promise.all(contexts.map((context) => context.dispose()));
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
