// The later parts of the extension as bundles of their own. What the first bundle holds already is taken from there, and
// what two parts hold is in a bundle between them, so that each class exists once and nothing ships or loads twice.
// A bundle hands out the names that others take of it, those of packages too, as a list whose places both sides know.
const path = require('node:path');
const { answering, exportsOf, modulesOf, takenNames } = require('./takenNames.js');

const START = 'egress:start';
const HANDED = 'egress:handed';
const LIST = 'egress:list';

/** A module that hands out `names`, each `file name`, as the list `shared`. */
function handing(names) {
  const imports = names.map((taken, place) => {
    const [file, name] = taken.split(' ');
    return `import { ${name} as n${place} } from './${file}';`;
  });
  return [...imports, `export const shared = [${names.map((_, place) => `n${place}`).join()}];`].join('\n');
}

/** What stands for `file` where `bundle` hands out `names`; what is not used of it is dropped. */
function handed(bundle, names, file) {
  const exports = names.flatMap((taken, place) => {
    const [of, name] = taken.split(' ');
    return of === file
      ? [`const n${place} = /* @__PURE__ */ at(${place});`, `export { n${place} as ${name} };`]
      : [];
  });
  return [`import { at } from '${bundle}';`, ...exports].join('\n');
}

/**
 * The plugins that a bundle needs: the first, the later parts, and the one of what two parts hold.
 * @param {{ root: string, first: [entry: string, bundle: string], common: string, parts: readonly string[],
 * plugins: readonly object[] }} layout bundles as another bundle asks for them, such as `./app.js`
 */
function laterParts({ root, first: [entry, first], common, parts, plugins }) {
  const project = { root, plugins };
  let planning;

  /** Where each module is that another bundle takes, what the bundles hand out, and all that has a say in it. */
  async function planned() {
    const [held, ...reached] = await modulesOf(project, [entry, ...parts]);
    const apart = reached.flatMap((modules) => [...modules].filter(([file]) => !held.has(file)));
    const times = new Map();
    for (const [file] of apart) {
      times.set(file, (times.get(file) ?? 0) + 1);
    }
    const homeOf = (file) => (held.has(file) ? first : times.get(file) > 1 ? common : undefined);

    const wanted = [...new Set(apart.flatMap(([, imports]) => imports))].filter(homeOf);
    const exported = await exportsOf(project, wanted);
    const takenOf = async (bundle) => {
      const handed = new Map([...exported].filter(([file]) => homeOf(file) === bundle));
      return [bundle, await takenNames(project, parts, handed)];
    };
    return {
      homes: new Map(wanted.map((file) => [file, homeOf(file)])),
      names: Object.fromEntries(await Promise.all([first, common].map(takenOf))),
      files: [...new Set([...wanted, ...times.keys()])].map((file) => path.join(root, file)),
    };
  }

  /** Bundles that are built at the same time share one plan. */
  function plan() {
    planning ??= planned().finally(() => {
      planning = undefined;
    });
    return planning;
  }

  /** Has a bundle begin with `also`, and hand out what others take of it. */
  const handsOut = (bundle, also = '') => ({
    name: 'hands out',
    setup(build) {
      let names, files;
      build.initialOptions.entryPoints = [START];
      build.onStart(async () => {
        ({ names, files } = await plan());
      });
      build.onResolve({ filter: new RegExp(`^${START}$`) }, () => ({ path: START, namespace: START }));
      build.onLoad({ filter: /./, namespace: START }, () => ({
        contents: also + handing(names[bundle]),
        resolveDir: root,
        watchFiles: files,
      }));
    },
  });

  /** Has a bundle take from `bundles` what they hold. */
  const takes = (...bundles) => ({
    name: 'takes',
    setup(build) {
      let homes, names, files;
      build.onStart(async () => {
        ({ homes, names, files } = await plan());
      });
      answering(build, root, HANDED, (file) => bundles.includes(homes.get(file)));
      build.onLoad({ filter: /./, namespace: HANDED }, ({ path: file }) => ({
        contents: handed(homes.get(file), names[homes.get(file)], file),
        watchFiles: files,
      }));
      build.onResolve({ filter: /./, namespace: HANDED }, ({ path: bundle }) => ({
        path: bundle,
        namespace: LIST,
      }));
      build.onLoad({ filter: /./, namespace: LIST }, ({ path: bundle }) => ({
        contents: `const { shared } = require('${bundle}');\nexport const at = (place) => shared[place];`,
      }));
      build.onResolve({ filter: /./, namespace: LIST }, ({ path: bundle }) => ({
        path: bundle,
        external: true,
      }));
    },
  });

  return {
    first: [handsOut(first, `export * from './${entry}';\n`)],
    common: [handsOut(common), takes(first)],
    part: [takes(first, common)],
  };
}

module.exports = { laterParts };
