// A second minifier after esbuild's own, which folds and renames what esbuild leaves: two per cent of what is packed.

/** An esbuild plugin for builds that are minified and write nothing of themselves. */
const smaller = {
  name: 'smaller',
  setup(build) {
    const isModule = build.initialOptions.format === 'esm';
    build.onEnd(async ({ outputFiles }) => {
      const { minify } = await import('oxc-minify');
      const scripts = outputFiles.filter((file) => file.path.endsWith('.js'));
      const results = await Promise.all(
        scripts.map(({ path: file, text }) =>
          minify(file, text, {
            module: isModule,
            compress: { target: 'es2023' },
            mangle: { toplevel: true },
          }),
        ),
      );
      for (const [index, { code, errors }] of results.entries()) {
        if (errors.length > 0) {
          return { errors: errors.map(({ message }) => ({ text: message })) };
        }
        scripts[index].contents = Buffer.from(code);
      }
      return undefined;
    });
  },
};

module.exports = { smaller };
