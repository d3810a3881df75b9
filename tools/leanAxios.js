// What the extension never asks of axios, left out of its bundle: its default instance, other adapters, redirects,
// HTTP/2, proxies of axios' own (VS Code patches `http` for those), interceptors, query parameters, `data:` addresses,
// progress, and forms, whose list of MIME types alone outweighs the rest.
const fs = require('node:fs');
const path = require('node:path');

const nothing = 'export default undefined;';

/** Of packages that axios imports: what stands in for them. */
const PACKAGES = {
  'follow-redirects': 'export default {};',
  'https-proxy-agent': nothing,
  'proxy-from-env': 'export const getProxyForUrl = undefined;',
  http2: 'export default { constants: {} };',
};

/** Of axios' own modules, below its `lib`. */
const MODULES = {
  'adapters/fetch.js': 'export const getFetch = () => false;',
  'adapters/xhr.js': nothing,
  'axios.js': "import Axios from './core/Axios.js'; export default { Axios };",
  'core/InterceptorManager.js': 'export default class { forEach() {} }',
  'core/assertParamsAcyclic.js': nothing,
  'core/setFormDataHeaders.js': nothing,
  'defaults/index.js': 'export default {};',
  'helpers/AxiosTransformStream.js': nothing,
  'helpers/Http2Sessions.js': 'export default class {}',
  'helpers/buildURL.js': 'export default (url) => url;',
  'helpers/callbackify.js': nothing,
  'helpers/estimateDataURLDecodedBytes.js': 'export const estimateDataURLBufferAllocation = undefined;',
  'helpers/formDataToStream.js': nothing,
  'helpers/fromDataURI.js': nothing,
  'helpers/progressEventReducer.js':
    'export let progressEventReducer, progressEventDecorator, asyncDecorator;',
  'helpers/readBlob.js': nothing,
  'helpers/shouldBypassProxy.js': nothing,
  'helpers/validator.js': 'export default { assertOptions() {}, validators: { spelling() {} } };',
  'platform/index.js': "export default { hasBrowserEnv: false, protocols: ['http', 'https'] };",
};

/** In the text of axios' own modules: what it says once, and what it says here. */
const TEXTS = {
  // looking up Node's FormData loads the whole of undici, most of what axios would cost at start-up
  'utils.js': ["typeof G.FormData !== 'undefined'", 'false'],
  // which would set none, with `proxy: false`
  'adapters/http.js': ['proxyApplied = setProxy(', 'void ('],
};

const home = path.dirname(require.resolve('axios/package.json')) + path.sep;
const lib = path.join(home, 'lib');

/** @param {string} file */
const nameOf = (file) => path.relative(lib, file).replaceAll('\\', '/');

/** An esbuild plugin; the build fails where axios no longer holds what is replaced here. */
const leanAxios = {
  name: 'lean-axios',
  setup(build) {
    let unused;

    build.onStart(() => {
      unused = new Set([PACKAGES, MODULES, TEXTS].flatMap(Object.keys));
    });

    build.onResolve({ filter: /./ }, ({ path: imported, importer, resolveDir }) => {
      if (!importer.startsWith(home)) {
        return undefined;
      }
      const name = imported.startsWith('.') ? nameOf(path.join(resolveDir, imported)) : imported;
      if (!(name in PACKAGES || name in MODULES)) {
        return undefined;
      }
      unused.delete(name);
      return { path: name, namespace: 'lean-axios' };
    });

    build.onLoad({ filter: /./, namespace: 'lean-axios' }, ({ path: name }) => ({
      contents: PACKAGES[name] ?? MODULES[name],
      resolveDir: lib,
    }));

    build.onLoad({ filter: /[/\\]axios[/\\]lib[/\\](utils|adapters[/\\]http)\.js$/ }, ({ path: file }) => {
      const [said, instead] = TEXTS[nameOf(file)];
      const parts = fs.readFileSync(file, 'utf8').split(said);
      if (parts.length === 2) {
        unused.delete(nameOf(file));
      }
      return { contents: parts.join(instead) };
    });

    build.onEnd(() => ({
      errors: [...unused].map((name) => ({
        text: `axios no longer holds ${name} as it did: see tools/leanAxios.js`,
      })),
    }));
  },
};

module.exports = { leanAxios };
