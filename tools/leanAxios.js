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
  'core/buildFullPath.js': 'export default (_baseUrl, url) => url;',
  'core/mergeConfig.js': 'export default (...configs) => Object.assign(Object.create(null), ...configs);',
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

/**
 * In the text of axios' own modules: what it says once, and what it says here. What is asked there is answered already,
 * so that the minifier drops what would follow.
 */
const TEXTS = {
  'utils.js': [
    // looking up Node's FormData loads the whole of undici, most of what axios would cost at start-up
    ["typeof G.FormData !== 'undefined'", 'false'],
    // exported one by one, those that nobody here asks for are left out
    ['export default {', 'export {'],
    ['hasOwnProp: hasOwnProperty,', 'hasOwnProperty as hasOwnProp,'],
    ['global: _global,', '_global as global,'],
    ['setImmediate: _setImmediate,', '_setImmediate as setImmediate,'],
  ],
  'adapters/http.js': [
    // which would set none, with `proxy: false`
    ['proxyApplied = setProxy(', 'void ('],
    ['const isHttp2 = httpVersion === 2;', 'const isHttp2 = false;'],
    ['if (httpVersion !== 1 && httpVersion !== 2) {', 'if (false) {'],
    ["let lookup = own('lookup');", 'let lookup;'],
    ['lookup = normalizeLookup(lookup);', ''],
    ["const socketPath = own('socketPath');", 'const socketPath = false;'],
    ["if (protocol === 'data:') {", 'if (false) {'],
    ['if (utils.isSpecCompliantForm(data)) {', 'if (false) {'],
    ['utils.isFormData(data) &&', 'false &&'],
    ['utils.isBlob(data) || utils.isFile(data)', 'false'],
    ['if (data && (onUploadProgress || maxUploadRate)) {', 'if (false) {'],
    ['if (onDownloadProgress || maxDownloadRate) {', 'if (false) {'],
    ['} else if (maxRedirects === 0) {', '} else if (true) {'],
    ["if (responseType === 'stream') {\n          // Enforce", 'if (true) {\n          // Enforce'],
  ],
};

/** How each of axios' modules takes the functions that they share; one by one, as `TEXTS` has them exported. */
const UTILS = [/^import utils from /m, 'import * as utils from '];

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
      unused = new Set([
        ...[PACKAGES, MODULES].flatMap(Object.keys),
        ...Object.entries(TEXTS).flatMap(([name, texts]) => texts.map(([said]) => `${name}: ${said}`)),
      ]);
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

    build.onLoad({ filter: /[/\\]axios[/\\]lib[/\\].*\.js$/ }, ({ path: file }) => {
      const name = nameOf(file);
      let contents = fs.readFileSync(file, 'utf8').replace(...UTILS);
      for (const [said, instead] of TEXTS[name] ?? []) {
        const parts = contents.split(said);
        if (parts.length === 2) {
          unused.delete(`${name}: ${said}`);
        }
        contents = parts.join(instead);
      }
      return { contents };
    });

    build.onEnd(() => ({
      errors: [...unused].map((name) => ({
        text: `axios no longer holds ${name} as it did: see tools/leanAxios.js`,
      })),
    }));
  },
};

module.exports = { leanAxios };
