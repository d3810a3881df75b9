import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { listFiles, PackageManager } from '@vscode/vsce';
import * as z from 'zod/mini';
import { readText } from './manifest.js';
import { ROOT } from './sources.js';

/** The later parts, each beside a module that must be in it. */
const LATER = {
  'dist/money.js': 'src/spending/spendingDoor.ts',
  'dist/code.js': 'src/ui/code/insertSnippet.ts',
  'dist/guard.js': 'src/ui/guard/leakDiagnostics.ts',
  'dist/check.js': 'src/check/results.ts',
  'dist/usage.js': 'src/ui/usage/usageHandlers.ts',
  'dist/run.js': 'src/ui/running/runHandlers.ts',
};

interface Bundle {
  readonly bytes: Uint8Array;
  /** What went in, by its file. */
  readonly inputs: readonly string[];
  /** The other scripts of a webview that it loads. */
  readonly imports: readonly string[];
}

const madeOf = z.record(
  z.string(),
  z.object({
    inputs: z.record(z.string(), z.unknown()),
    imports: z.array(z.object({ path: z.string(), external: z.optional(z.boolean()) })),
  }),
);

/** Every bundle as it was built to ship, by its file. */
function bundlesAsTheyShip(): ReadonlyMap<string, Bundle> {
  const made = madeOf.parse(JSON.parse(readText('out/bundles.json')));
  return new Map(
    Object.entries(made).map(([file, { inputs, imports }]) => {
      const bytes = readFileSync(path.join(ROOT, file));
      const own = imports.filter(({ external }) => !external).map((each) => each.path);
      return [file, { bytes, inputs: Object.keys(inputs), imports: own }] as const;
    }),
  );
}

describe('the bundles', () => {
  const shipped = bundlesAsTheyShip();

  function bundle(file: string): Bundle {
    const found = shipped.get(file);
    assert.ok(found, file);
    return found;
  }

  it('are the entry, the rest of the extension, its later parts, the sandbox and the webviews', () => {
    const others = [...shipped.keys()].filter((file) => !file.startsWith('dist/webview/'));
    const later = ['dist/common.js', ...Object.keys(LATER)];
    assert.deepEqual(others, ['dist/extension.js', 'dist/app.js', ...later, 'dist/sandbox.js']);
  });

  it('begin with an entry below 24 KB that carries no package and nothing but core', () => {
    const { bytes, inputs: all } = bundle('dist/extension.js');
    assert.ok(bytes.length < 24_000, `${bytes.length} bytes`);
    const inputs = all.filter((file) => !file.startsWith('src/core/'));
    assert.deepEqual(inputs, ['src/extension.ts']);
  });

  it('leave the sandbox and the later parts out of what the sidebar loads', () => {
    const { inputs } = bundle('dist/app.js');
    assert.ok(inputs.includes('src/app.ts'));
    assert.deepEqual(
      inputs.filter((file) => /^src\/(sandbox|spending|leaks|ui\/(code|guard)|\w+Part)\b/.test(file)),
      [],
    );
  });

  it('hold each module once, packages too, whose classes then are the same everywhere', () => {
    const held = ['dist/app.js', 'dist/common.js', ...Object.keys(LATER)].flatMap((file) => {
      return bundle(file).inputs.filter((input) => /^(src|node_modules)\//.test(input));
    });
    assert.deepEqual(
      held.filter((input, index) => held.indexOf(input) !== index),
      [],
    );
    for (const [file, known] of Object.entries(LATER)) {
      assert.ok(bundle(file).inputs.includes(known), file);
    }
    for (const known of ['src/core/errors.ts', 'node_modules/zod/v4/mini/schemas.js']) {
      assert.ok(held.includes(known), known);
    }
  });

  it('give a webview scripts below 90 KB, of our own words, zod and what knows the language; usage draws by uPlot', () => {
    const pages = [...shipped.keys()].filter((file) => /^dist\/webview\/.*\.css$/.test(file));
    assert.ok(pages.includes('dist/webview/results.css'));
    const drawing = 'dist/webview/usage.css';
    assert.ok(pages.includes(drawing));
    for (const page of pages) {
      const script = page.replace(/\.css$/, '.js');
      const scripts = [script, ...bundle(script).imports].map(bundle);
      const bytes = scripts.reduce((sum, each) => sum + each.bytes.length, 0);
      assert.ok(bytes < (page === drawing ? 130_000 : 90_000), `${page}: ${bytes} bytes`);
      const others = scripts
        .flatMap(({ inputs }) => inputs)
        .filter(
          (input) => !/^(src\/(core|protocol|webview)|node_modules\/(zod|@vscode\/l10n))\//.test(input),
        );
      assert.deepEqual(others, page === drawing ? ['node_modules/uplot/dist/uPlot.esm.js'] : []);
    }
  });

  it('hold once what the webviews share', () => {
    const scripts = [...shipped].filter(([file]) => /^dist\/webview\/.*\.js$/.test(file));
    const held = scripts.flatMap(([, { inputs }]) => inputs);
    assert.ok(held.includes('node_modules/zod/v4/mini/schemas.js'));
    assert.deepEqual(
      held.filter((input, index) => held.indexOf(input) !== index),
      [],
    );
  });

  it('leave out where a recipe is documented, which nobody is shown', () => {
    const text = Buffer.from(bundle('dist/code.js').bytes).toString();
    assert.match(text, /HttpsProxyAgent/);
    assert.doesNotMatch(text, /docs\.docker\.com/);
  });

  it('make a package below 310 KB without the sandbox, what shows usage and what runs programs, and below 420 KB with these two', async function () {
    this.timeout(60_000);
    const listed = await listFiles({ cwd: ROOT, packageManager: PackageManager.None });
    const files = listed
      .map((file) => file.replaceAll(path.sep, '/'))
      .filter((file) => !file.startsWith('dist/'));
    assert.ok(files.includes('package.json'));
    const packed = [
      ...files.map((file) => [file, readFileSync(path.join(ROOT, file))] as const),
      ...[...shipped].map(([file, { bytes }]) => [file, bytes] as const),
    ].map(([file, bytes]) => ({ file, bytes: deflateRawSync(bytes).length }));
    const packedBytes = (isLeftOut: (file: string) => boolean) =>
      packed.reduce((sum, { file, bytes }) => sum + (isLeftOut(file) ? 0 : bytes), 0);
    const isSandbox = (file: string) => file === 'dist/sandbox.js';
    // half of it is the library that draws the charts
    const isUsage = (file: string) => /^dist\/(webview\/)?usage\.(js|css)$/.test(file);
    const isRun = (file: string) => file === 'dist/run.js';
    const lean = packedBytes((file) => isSandbox(file) || isUsage(file) || isRun(file));
    assert.ok(lean < 310_000, `${lean} bytes`);
    const whole = packedBytes(isSandbox);
    assert.ok(whole < 420_000, `${whole} bytes`);
  });
});
