// Where each recipe and loader is documented, and how far it was proven, left out of what ships: tests and the page of
// proofs read it, and nothing that people see.
const fs = require('node:fs');

const EVIDENCE = /^ +(?:source|proof):\s+(?:[A-Z][A-Z_\d]*|'[^'\n]*'),\n/gm;

/** An esbuild plugin; the build fails where nothing of the kind is found. */
const leanCatalogue = {
  name: 'lean-catalogue',
  setup(build) {
    let found;
    build.onStart(() => {
      found = 0;
    });
    build.onLoad(
      { filter: /[/\\]src[/\\]snippets[/\\](catalogue|loaders)[/\\]\w+\.ts$/, namespace: 'file' },
      ({ path: file }) => ({
        contents: fs.readFileSync(file, 'utf8').replaceAll(EVIDENCE, () => {
          found++;
          return '';
        }),
        loader: 'ts',
      }),
    );
    build.onEnd(() => ({
      errors:
        found > 0
          ? []
          : [{ text: 'The catalogue no longer says where it is from: see tools/leanCatalogue.js' }],
    }));
  },
};

module.exports = { leanCatalogue };
