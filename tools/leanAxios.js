// What the extension never asks of axios, left out of its bundle: other adapters, redirects, HTTP/2,
// proxies of axios' own (VS Code patches `http` for those), and forms, whose list of MIME types alone
// outweighs the rest.
const fs = require('node:fs');
const path = require('node:path');

const nothing = 'export default undefined;';

/** Of packages that axios imports: what stands in for them. */
const PACKAGES = {
  'form-data': nothing,
  'follow-redirects': 'export default {};',
  'https-proxy-agent': 'export default class {}',
  'proxy-from-env': 'export const getProxyForUrl = () => "";',
  http2: 'export default { constants: {} };',
};

/** Of axios' own modules, below its `lib`. */
const MODULES = {
  'adapters/fetch.js': 'export const getFetch = () => false;',
  'adapters/xhr.js': nothing,
  'helpers/Http2Sessions.js': 'export default class {}',
  'helpers/formDataToStream.js': nothing,
  'helpers/shouldBypassProxy.js': nothing,
};

/** Looking up Node's `FormData` loads the whole of undici, most of what axios would cost at start-up. */
const FORM_DATA = "typeof G.FormData !== 'undefined' ? G.FormData : undefined";

/** An esbuild plugin; the build fails where axios no longer holds what is replaced here. */
const leanAxios = {
  name: 'lean-axios',
  setup(build) {
    const lib =
      path.dirname(require.resolve('axios/unsafe/core/Axios.js').replace(/[^/\\]+$/, '')) + path.sep;
    let unused;

    build.onStart(() => {
      unused = new Set([...Object.keys(PACKAGES), ...Object.keys(MODULES)]);
    });

    build.onResolve({ filter: /./ }, ({ path: imported, importer, resolveDir }) => {
      if (!importer.startsWith(lib)) {
        return undefined;
      }
      const name = imported.startsWith('.')
        ? path.relative(lib, path.join(resolveDir, imported)).replaceAll('\\', '/')
        : imported;
      if (!(name in PACKAGES || name in MODULES)) {
        return undefined;
      }
      unused.delete(name);
      return { path: name, namespace: 'lean-axios' };
    });

    build.onLoad({ filter: /./, namespace: 'lean-axios' }, ({ path: name }) => ({
      contents: PACKAGES[name] ?? MODULES[name],
    }));

    build.onLoad({ filter: /[/\\]axios[/\\]lib[/\\]utils\.js$/ }, ({ path: file }) => {
      const source = fs.readFileSync(file, 'utf8');
      return source.includes(FORM_DATA)
        ? { contents: source.replace(FORM_DATA, 'undefined') }
        : { errors: [{ text: `${file} does not look up FormData as it did: see tools/leanAxios.js` }] };
    });

    build.onEnd(() => ({
      errors: [...unused].map((name) => ({
        text: `axios no longer imports ${name}: see tools/leanAxios.js`,
      })),
    }));
  },
};

module.exports = { leanAxios };
