// Which names one bundle takes of modules that another holds: found by building it with a marker in place of each of
// their exports, and reading which of the markers are left. Types and what is never used are gone by then.
const esbuild = require('esbuild');
const path = require('node:path');

const MARKED = 'marked';

/** @typedef {{ root: string, plugins: readonly object[] }} Project what its bundles are built with */

/** A build that writes nothing. */
const analysing = ({ root, plugins }, also) => ({
  absWorkingDir: root,
  outdir: path.join(root, 'dist'),
  bundle: true,
  platform: 'node',
  format: 'esm',
  external: ['vscode'],
  write: false,
  metafile: true,
  logLevel: 'silent',
  ...also,
  plugins: [...plugins, ...(also.plugins ?? [])],
});

/** Has `namespace` answer the imports of the modules that `isHeld` knows by their paths relative to the project. */
function answering(build, root, namespace, isHeld) {
  build.onResolve({ filter: /./ }, async ({ path: asked, pluginData, ...importing }) => {
    if (importing.kind !== 'import-statement' || pluginData === answering) {
      return undefined;
    }
    const resolved = await build.resolve(asked, { ...importing, pluginData: answering });
    const file = path.relative(root, resolved.path).replaceAll(path.sep, '/');
    return !resolved.external && isHeld(file) ? { path: file, namespace } : undefined;
  });
}

/** Of each of `entries` the modules that its bundle holds, with what they import; what is imported later is apart. */
async function modulesOf(project, entries) {
  const { metafile } = await esbuild.build(analysing(project, { entryPoints: entries }));
  const importsOf = (file) =>
    metafile.inputs[file].imports
      .filter(({ kind, external }) => kind !== 'dynamic-import' && !external)
      .map((imported) => imported.path);
  return entries.map((entry) => {
    const modules = new Map();
    for (const files = [entry]; files.length > 0;) {
      const file = files.pop();
      if (!modules.has(file)) {
        modules.set(file, importsOf(file));
        files.push(...modules.get(file));
      }
    }
    return modules;
  });
}

/** The names that each of `files` exports. */
async function exportsOf(project, files) {
  const { metafile } = await esbuild.build(analysing(project, { entryPoints: files, splitting: true }));
  return new Map(
    Object.values(metafile.outputs)
      .filter(({ entryPoint }) => entryPoint)
      .map(({ entryPoint, exports }) => [entryPoint, exports]),
  );
}

/**
 * What bundles of `entries` take of the modules in `held`, a map of their exports, as `file name`.
 * @param {Project} project
 * @param {readonly string[]} entries
 * @param {ReadonlyMap<string, readonly string[]>} held
 */
async function takenNames(project, entries, held) {
  const marking = {
    name: 'marking',
    setup(build) {
      answering(build, project.root, MARKED, (file) => held.has(file));
      build.onLoad({ filter: /./, namespace: MARKED }, ({ path: file }) => ({
        contents: held
          .get(file)
          .map(
            (name, index) =>
              `const n${index} = /* @__PURE__ */ marked('<${file} ${name}>');\nexport { n${index} as ${name} };`,
          )
          .join('\n'),
      }));
    },
  };
  const { outputFiles } = await esbuild.build(
    analysing(project, { entryPoints: entries, plugins: [marking] }),
  );
  const marks = outputFiles.flatMap(({ text }) => [...text.matchAll(/\bmarked\("<([^>]+)>"\)/g)]);
  return [...new Set(marks.map(([, taken]) => taken))].sort();
}

module.exports = { answering, exportsOf, modulesOf, takenNames };
