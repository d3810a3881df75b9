import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build, type Plugin } from 'esbuild';

const load = createRequire(import.meta.url);
const { laterParts } = load('../../tools/laterPart.js') as {
  readonly laterParts: (layout: object) => Readonly<Record<'first' | 'common' | 'part', Plugin[]>>;
};

const PROJECT = {
  'src/app.js': `
    import { Held } from './held.js';
    import * as tool from 'tool';
    export const held = new Held(tool.one());`,
  'src/held.js': 'export class Held { constructor(value) { this.value = value; } }',
  'src/between.js': `
    import { Held } from './held.js';
    export const isHeld = (value) => value instanceof Held;
    export const state = {};`,
  'src/a.js': `
    import { isHeld, state } from './between.js';
    import * as tool from 'tool';
    export { isHeld, state };
    export const two = tool.two();`,
  'src/b.js': `
    import { state } from './between.js';
    import { Held } from './held.js';
    export { Held, state };`,
  'node_modules/tool/package.json': '{ "main": "index.mjs", "sideEffects": false }',
  'node_modules/tool/index.mjs': `
    export const one = () => 'one of the tool';
    export const two = () => 'two of the tool';
    export const three = () => 'three of the tool';`,
};

describe('a later part', () => {
  let root: string;

  beforeEach(() => {
    root = mkdtempSync(path.join(realpathSync(tmpdir()), 'egress-parts-'));
    write(PROJECT);
  });

  afterEach(() => {
    rmSync(root, { recursive: true });
  });

  function write(files: Readonly<Record<string, string>>): void {
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
      writeFileSync(path.join(root, file), text);
    }
  }

  /** Builds all bundles, and answers the text of each. */
  async function built(): Promise<Readonly<Record<string, string>>> {
    const plugins = laterParts({
      root,
      first: ['src/app.js', './app.js'],
      common: './common.js',
      parts: ['src/a.js', 'src/b.js'],
      plugins: [],
    });
    const bundles = { app: plugins.first, common: plugins.common, a: plugins.part, b: plugins.part };
    const texts = await Promise.all(
      Object.entries(bundles).map(async ([name, each]) => {
        const { outputFiles } = await build({
          absWorkingDir: root,
          entryPoints: [`src/${name}.js`],
          outfile: path.join(root, 'dist', `${name}.js`),
          bundle: true,
          platform: 'node',
          logLevel: 'silent',
          plugins: each,
          write: false,
        });
        const text = outputFiles[0]?.text ?? '';
        write({ [`dist/${name}.js`]: text });
        return [name, text];
      }),
    );
    return Object.fromEntries(texts) as Record<string, string>;
  }

  const loaded = (name: string) => load(path.join(root, 'dist', `${name}.js`)) as Record<string, unknown>;

  it('has the classes and the state that the other bundles have', async () => {
    await built();
    const { held } = loaded('app');
    const [a, b] = [loaded('a'), loaded('b')];
    assert.ok((a['isHeld'] as (value: unknown) => boolean)(held));
    assert.ok(held instanceof (b['Held'] as new () => object));
    assert.equal(a['state'], b['state']);
  });

  it('takes of a package what it uses, and nobody ships the rest', async () => {
    const texts = await built();
    assert.equal(loaded('a')['two'], 'two of the tool');
    const holders = (words: string) => Object.keys(texts).filter((name) => texts[name]?.includes(words));
    assert.deepEqual(holders('one of the tool'), ['app']);
    assert.deepEqual(holders('two of the tool'), ['app']);
    assert.deepEqual(holders('three of the tool'), []);
  });

  it('cannot be built where it asks for a name that the other bundle does not have', async () => {
    write({ 'src/b.js': "import { gone } from './held.js'; export const b = gone;" });
    await assert.rejects(built(), /No matching export.*gone/s);
  });
});
