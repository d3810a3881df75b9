import assert from 'node:assert/strict';
import type { Client, Recipe } from '../../../../src/snippets/catalogue/client.js';
import { fitOf, misfitOf, type Wanted } from '../../../../src/snippets/detect/fits.js';
import { installsOf } from '../../../../src/snippets/detect/installCommand.js';
import { manifestOf } from '../../../../src/snippets/detect/manifests.js';
import { projectPackages } from '../../../../src/snippets/detect/packages.js';

function recipe(id: string, more: Partial<Recipe> = {}): Recipe {
  return { id, schemes: ['http', 'https'], code: '', avoids: [], source: '', proof: 'run', ...more };
}

function client(recipes: readonly Recipe[], more: Partial<Client> = {}): Client {
  return { id: 'c', label: 'C', languages: ['python'], seen: {}, recipes, ...more };
}

const usual: Wanted = { schemes: ['http'], hasCredentials: true, isPool: false, languageId: 'python' };

const fit = (of: Client, wanted: Partial<Wanted> = {}) => {
  const found = fitOf(of, { ...usual, ...wanted });
  return found && `${found.recipe.id} ${found.scheme}`;
};

describe('fitOf', () => {
  const versions = client([
    recipe('new', { versions: '>=2' }),
    recipe('old', { versions: '<2' }),
    recipe('socks', { schemes: ['socks5', 'socks5h'] }),
  ]);

  it('is the recipe for the version, and for the newest where it is not known', () => {
    assert.equal(fit(versions, { version: '1.9' }), 'old http');
    assert.equal(fit(versions, { version: '2.0.0rc1' }), 'new http');
    assert.equal(fit(versions), 'new http');
  });

  it('is for the first scheme that has one', () => {
    assert.equal(fit(versions, { schemes: ['socks5', 'http'] }), 'socks socks5');
    assert.equal(fit(versions, { schemes: ['socks4', 'http'] }), 'new http');
    assert.equal(fit(versions, { schemes: ['socks4'] }), undefined);
  });

  it('leaves out what cannot hand over credentials, where there are some', () => {
    const bare = client([recipe('bare', { credentials: false })]);
    assert.equal(fit(bare), undefined);
    assert.equal(fit(bare, { hasCredentials: false }), 'bare http');
    assert.equal(misfitOf(bare, 'http', usual)?.obstacle, 'credentials');
  });

  it('prefers for a pool what is made for one, and rotates where the language can', () => {
    const pool = client([recipe('one'), recipe('many', { takes: 'pool' })]);
    assert.equal(fit(pool), 'one http');
    assert.equal(fit(pool, { isPool: true }), 'many http');
    assert.equal(fit(client([recipe('one')]), { isPool: true }), 'one http');
    assert.equal(fit(client([recipe('one')]), { isPool: true, languageId: 'ini' }), undefined);
    assert.equal(
      misfitOf(client([recipe('one')]), 'http', { ...usual, isPool: true, languageId: 'ini' })?.obstacle,
      'pool',
    );
  });

  it('says why not, in the catalogue’s own words where it has some', () => {
    const no = client([recipe('http')], {
      cannot: [{ schemes: ['socks5'], why: () => 'No SOCKS.', instead: 'curl' }],
    });
    assert.deepEqual(misfitOf(no, 'socks5', usual), {
      obstacle: 'scheme',
      why: 'No SOCKS.',
      instead: 'curl',
    });
    assert.deepEqual(misfitOf(no, 'socks4', usual), { obstacle: 'scheme' });
    assert.equal(misfitOf(no, 'http', usual), undefined);
    const old = client([recipe('new', { versions: '>=2' })]);
    assert.equal(misfitOf(old, 'http', { ...usual, version: '1' })?.obstacle, 'version');
  });
});

describe('installsOf', () => {
  const project = (files: Readonly<Record<string, string>>) => {
    const manifests = Object.entries(files).flatMap(([name, text]) => manifestOf({ name, text }) ?? []);
    return { manifests, packages: projectPackages(manifests) };
  };
  const npm = (name: string) => client([], { seen: { packages: [{ ecosystem: 'npm', name }] } });
  const pypi = client([], { seen: { packages: [{ ecosystem: 'pypi', name: 'requests' }] } });

  it('names what no manifest asks for, and the command of the project’s installer', () => {
    const agents = recipe('http', { installs: ['http-proxy-agent', 'https-proxy-agent'] });
    const has = '{"dependencies":{"axios":"1","http-proxy-agent":"7"}}';
    assert.deepEqual(
      installsOf(npm('axios'), agents, 'javascript', project({ 'package.json': has }), false),
      {
        packages: ['https-proxy-agent'],
        command: 'npm install https-proxy-agent',
      },
    );
    const files = { 'package.json': '{}', 'pnpm-lock.yaml': 'packages:\n' };
    assert.equal(
      installsOf(npm('axios'), agents, 'javascript', project(files), false)?.command,
      'pnpm add axios http-proxy-agent https-proxy-agent',
    );
  });

  it('names no client that is in use, and nothing twice', () => {
    assert.equal(installsOf(npm('axios'), recipe('http'), 'javascript', project({}), true), undefined);
    const socks = recipe('socks', { installs: ['requests[socks]'] });
    assert.deepEqual(installsOf(pypi, socks, 'python', project({ 'uv.lock': '' }), false), {
      packages: ['requests[socks]'],
      command: 'uv add "requests[socks]"',
    });
  });

  it('keeps the options of a package beside it, and has no command where there is none', () => {
    const rust = client([], { seen: { packages: [{ ecosystem: 'crates', name: 'reqwest' }] } });
    const features = recipe('http', { installs: ['reqwest --features socks', 'tokio --features full'] });
    assert.equal(
      installsOf(rust, features, 'rust', project({}), false)?.command,
      'cargo add reqwest --features socks && cargo add tokio --features full',
    );
    const java = client([], { seen: { packages: [{ ecosystem: 'maven', name: 'a:b' }] } });
    assert.deepEqual(installsOf(java, recipe('http'), 'java', project({}), false), { packages: ['a:b'] });
  });
});
