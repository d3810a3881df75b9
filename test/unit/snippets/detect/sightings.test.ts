import assert from 'node:assert/strict';
import type { Client } from '../../../../src/snippets/catalogue/client.js';
import { manifestOf } from '../../../../src/snippets/detect/manifests.js';
import { projectPackages, type InstalledPackage } from '../../../../src/snippets/detect/packages.js';
import { sightings } from '../../../../src/snippets/detect/sightings.js';

function client(id: string, more: Partial<Client>): Client {
  return { id, label: id, languages: ['javascript'], seen: {}, recipes: [], ...more };
}

const CLIENTS: readonly Client[] = [
  client('curl', { languages: ['shellscript'] }),
  client('fetch', {}),
  client('got', { seen: { imports: /\bfrom ['"]got['"]/, packages: [{ ecosystem: 'npm', name: 'got' }] } }),
  client('npmrc', { languages: ['ini'], seen: { files: /(?:^|\/)\.npmrc$/ } }),
  client('axios', {
    seen: { imports: /\bfrom ['"]axios['"]/, packages: [{ ecosystem: 'npm', name: 'axios' }] },
  }),
];

function packagesOf(files: Readonly<Record<string, string>>, installed: readonly InstalledPackage[] = []) {
  const manifests = Object.entries(files).flatMap(([name, text]) => manifestOf({ name, text }) ?? []);
  return projectPackages(manifests, installed);
}

function seen(languageId: string, fileName: string, text: string, packages = packagesOf({})): string[] {
  return sightings(CLIENTS, { languageId, fileName, text }, packages).map(
    ({ client: { id }, why, version, manifest }) => [id, why, version, manifest].filter(Boolean).join(' '),
  );
}

describe('sightings', () => {
  it('puts first what the file imports, then what a manifest names, then the language’s, then the others', () => {
    const packages = packagesOf({ 'package.json': '{"dependencies":{"axios":"^1.6.0","got":"14"}}' });
    assert.deepEqual(seen('javascript', 'a.js', "import a from 'axios';\n", packages), [
      ...[
        'axios imported 1.6.0 package.json',
        'got declared 14 package.json',
        'fetch language',
        'curl none',
        'npmrc none',
      ],
    ]);
  });

  it('knows a client by the file it is about, on any system', () => {
    assert.equal(seen('ini', '/a/.npmrc', '')[0], 'npmrc file');
    assert.equal(seen('ini', 'C:\\a\\.npmrc', '')[0], 'npmrc file');
    assert.equal(
      seen('ini', '/a/x.ini', '').find((each) => each.startsWith('npmrc')),
      'npmrc none',
    );
  });

  it('takes no client for one that only another language has', () => {
    const packages = packagesOf({ 'package.json': '{"dependencies":{"axios":"1"}}' });
    assert.ok(seen('python', 'a.py', "from 'axios'", packages).includes('axios none 1 package.json'));
  });
});

describe('the version of a package', () => {
  const manifest = { 'package.json': '{"dependencies":{"axios":"^1.6.0"}}' };
  const lock = {
    'package-lock.json':
      '{"packages":{"node_modules/axios":{"version":"1.16.2"},"node_modules/x/node_modules/axios":{"version":"0.21.0"}}}',
  };

  it('is what is installed, else what the lock file says, else the lowest allowed', () => {
    const versionOf = (
      files: Readonly<Record<string, string>>,
      installed: readonly InstalledPackage[] = [],
    ) => packagesOf(files, installed).find(({ name }) => name === 'axios')?.version;
    assert.equal(
      versionOf({ ...manifest, ...lock }, [{ ecosystem: 'npm', name: 'axios', version: '1.17.0' }]),
      '1.17.0',
    );
    assert.equal(versionOf({ ...manifest, ...lock }), '1.16.2');
    assert.equal(versionOf(manifest), '1.6.0');
    assert.equal(versionOf({ 'package.json': '{"dependencies":{"axios":"*"}}' }), undefined);
  });

  it('is no sign by itself that the project uses it', () => {
    assert.deepEqual(packagesOf(lock), []);
  });

  it('is the nearest manifest’s', () => {
    const near = manifestOf({ name: 'package.json', text: '{"dependencies":{"axios":"^1.9.0"}}' });
    const far = manifestOf({ name: 'package.json', text: '{"dependencies":{"axios":"^0.2.0"}}' });
    assert.ok(near && far);
    assert.equal(projectPackages([near, far])[0]?.version, '1.9.0');
  });
});
