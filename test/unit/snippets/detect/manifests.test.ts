import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isManifest, manifestOf } from '../../../../src/snippets/detect/manifests.js';

/** `name range` of what a manifest declares, and `name=version` of what it locks. */
function read(name: string, text: string): string[] {
  const manifest = manifestOf({ name, text });
  assert.ok(manifest);
  assert.equal(manifest.isBroken, false);
  return [
    ...(manifest.declared ?? []).map((each) => [each.name, each.range].filter(Boolean).join(' ')),
    ...(manifest.locked ?? []).map((each) => `${each.name}=${each.version}`),
  ];
}

const CASES: readonly (readonly [string, string, readonly string[]])[] = [
  [
    'package.json',
    '\uFEFF{"dependencies":{"axios":"^1.6.0","got":"*","local":"file:../x"},"devDependencies":{"undici":"7"}}',
    ['axios ^1.6.0', 'got', 'local', 'undici 7'],
  ],
  [
    'package-lock.json',
    '{"lockfileVersion":3,"packages":{"":{"version":"1.0.0"},"node_modules/axios":{"version":"1.16.2"},"a/node_modules/@x/y":{"version":"2.0.0"}}}',
    ['axios=1.16.2', '@x/y=2.0.0'],
  ],
  ['package-lock.json', '{"dependencies":{"axios":{"version":"0.21.1"}}}', ['axios=0.21.1']],
  [
    'pnpm-lock.yaml',
    "lockfileVersion: '9.0'\n\nimporters:\n\n  .:\n    dependencies:\n      axios:\n        specifier: ^1.6.0\n        version: 1.7.2\n\npackages:\n\n  axios@1.7.2:\n    resolution: {integrity: x}\n\n  '@scope/name@2.1.0':\n    resolution: {integrity: x}\n",
    ['axios=1.7.2', '@scope/name=2.1.0'],
  ],
  [
    'pnpm-lock.yaml',
    'packages:\n\n  /axios/0.21.1:\n    dev: false\n  /got@14.0.0(x@1.0.0):\n    dev: false\n',
    ['axios=0.21.1', 'got=14.0.0'],
  ],
  [
    'yarn.lock',
    '# yarn lockfile v1\n\n\n"@scope/a@^1.0.0", "@scope/a@^1.1.0":\n  version "1.1.5"\n  resolved "https://x"\n\naxios@^1.6.0:\n  version "1.7.2"\n',
    ['@scope/a=1.1.5', 'axios=1.7.2'],
  ],
  [
    'yarn.lock',
    '__metadata:\n  version: 8\n\n"axios@npm:^1.6.0":\r\n  version: 1.7.2\r\n  resolution: "axios@npm:1.7.2"\r\n',
    ['axios=1.7.2'],
  ],
  ['bun.lock', '{\n  "packages": {\n    "axios": ["axios@1.7.2", "", {}, "x"],\n  }\n}', ['axios=1.7.2']],
  [
    'requirements-dev.txt',
    '# tools\n-r base.txt\nRequests[socks]>=2.31,<3  # http\nhttpx==0.28.0rc1 ; python_version > "3.8"\nPy_Thing\nname @ https://example.com/x.whl\n--hash=sha256:00\n',
    ['requests >=2.31,<3', 'httpx ==0.28.0rc1', 'py-thing', 'name'],
  ],
  [
    'pyproject.toml',
    '[project]\nname = "mine"\nkeywords = ["not-one"]\ndependencies = [\n  "httpx[socks] >=0.27",  # "a comment"\n  \'aiohttp\',\n]\n[project.optional-dependencies]\nx = ["scrapy>=2.11"]\n[dependency-groups]\ndev = ["requests==2.31.0", {include-group = "x"}]\n[tool.poetry.dependencies]\npython = "^3.10"\nurllib3 = "^2.0"\n[tool.poetry.group.dev.dependencies]\ncurl_cffi = {version = "^0.7", optional = true}\n',
    [
      ...['httpx >=0.27', 'aiohttp', 'scrapy >=2.11', 'requests ==2.31.0', 'x'],
      ...['urllib3 ^2.0', 'curl-cffi ^0.7'],
    ],
  ],
  [
    'Pipfile',
    '[[source]]\nurl = "https://example.com"\n[packages]\nrequests = "*"\nhttpx = {version = "==0.27.0", extras = ["socks"]}\n',
    ['requests', 'httpx ==0.27.0'],
  ],
  ['Pipfile.lock', '{"default":{"requests":{"version":"==2.32.0"}}}', ['requests=2.32.0']],
  [
    'uv.lock',
    'version = 1\n\n[[package]]\nname = "Requests"\nversion = "2.32.3"\nsource = { registry = "https://example.com" }\nsdist = [\n  { url = "x", hash = "#" },\n]\n\n[[package]]\nname = "mine"\nsource = { virtual = "." }\n',
    ['requests=2.32.3'],
  ],
  [
    'go.mod',
    'module example.com/me\n\ngo 1.22.1\n\nrequire github.com/go-resty/resty/v2 v2.12.0\n\nrequire (\n\tgithub.com/gocolly/colly/v2 v2.1.0\n\tgolang.org/x/net v0.20.0 // indirect\n)\n',
    ['github.com/go-resty/resty/v2 2.12.0', 'github.com/gocolly/colly/v2 2.1.0', 'go 1.22.1'],
  ],
  [
    'Cargo.toml',
    '[package]\nname = "x"\n[dependencies]\nreqwest = { version = "0.12", features = [\n  "socks",\n] }\ntokio = "1"\n[dev-dependencies.ureq]\nversion = "=2.9.1"\n[target.\'cfg(unix)\'.dependencies]\nisahc = "1"\n',
    ['reqwest ^0.12', 'tokio ^1', 'isahc ^1', 'ureq =2.9.1'],
  ],
  ['Cargo.lock', '[[package]]\nname = "reqwest"\nversion = "0.12.5"\n', ['reqwest=0.12.5']],
  [
    'pom.xml',
    '<project><properties><ok.http>4.12.0</ok.http></properties><dependencies><!-- <dependency><groupId>no</groupId><artifactId>no</artifactId></dependency> --><dependency>\n <groupId>com.squareup.okhttp3</groupId>\n <artifactId>okhttp</artifactId>\n <version>${ok.http}</version></dependency></dependencies></project>',
    ['com.squareup.okhttp3:okhttp 4.12.0'],
  ],
  [
    'build.gradle.kts',
    'dependencies {\n  implementation("com.squareup.okhttp3:okhttp:4.12.0")\n  // implementation("a.b:c:1")\n  api(platform("x.y:z"))\n}\n',
    ['com.squareup.okhttp3:okhttp 4.12.0', 'x.y:z'],
  ],
  [
    'composer.json',
    '{"require":{"php":">=8.1","GuzzleHttp/Guzzle":"^7.8"}}',
    ['php >=8.1', 'guzzlehttp/guzzle ^7.8'],
  ],
  [
    'composer.lock',
    '{"packages":[{"name":"guzzlehttp/guzzle","version":"7.8.1"}]}',
    ['guzzlehttp/guzzle=7.8.1'],
  ],
  [
    'Gemfile',
    "source 'https://example.com'\ngem 'faraday', '~> 2.7', '>= 2.7.1'\ngem \"http\"\n# gem 'no'\n",
    ['faraday ~> 2.7, >= 2.7.1', 'http'],
  ],
  ['Gemfile.lock', 'GEM\n  specs:\n    faraday (2.9.0)\n      net-http (>= 0.1)\n', ['faraday=2.9.0']],
  [
    'App.csproj',
    '<Project><ItemGroup><PackageReference Include="RestSharp" Version="112.0.0" /><PackageReference Include="Flurl.Http"><Version>4.0.0</Version></PackageReference><PackageReference Include="Central" /></ItemGroup></Project>',
    ['restsharp 112.0.0', 'flurl.http 4.0.0', 'central'],
  ],
  [
    'Directory.Packages.props',
    '<Project><ItemGroup><PackageVersion Include="Central" Version="1.2.3" /></ItemGroup></Project>',
    ['central=1.2.3'],
  ],
  [
    'packages.config',
    '<packages><package id="RestSharp" version="106.0.0" /></packages>',
    ['restsharp 106.0.0'],
  ],
  [
    'packages.lock.json',
    '{"dependencies":{"net8.0":{"RestSharp":{"resolved":"112.1.0"}}}}',
    ['restsharp=112.1.0'],
  ],
  [
    'cpanfile',
    "requires 'LWP::UserAgent', '6.70';\nrequires 'Mojolicious';\n",
    ['LWP::UserAgent 6.70', 'Mojolicious'],
  ],
];

describe('manifestOf', () => {
  for (const [name, text, expected] of CASES) {
    it(`reads ${name}: ${expected.join(', ')}`, () => {
      assert.deepEqual(read(name, text), expected);
      assert.deepEqual(read(name, text.replaceAll(/\r?\n/g, '\r\n')), expected);
    });
  }

  it('says of a text that is none of its kind that it is broken', () => {
    for (const name of [
      'package.json',
      'package-lock.json',
      'composer.json',
      'pom.xml',
      'App.csproj',
      'Pipfile.lock',
    ]) {
      for (const text of ['', '{', '[]', '<<<<<<< HEAD\n{}']) {
        assert.equal(manifestOf({ name, text })?.isBroken, true, `${name}: ${text}`);
      }
    }
  });

  it('reads what it can of a text that is being typed', () => {
    assert.deepEqual(
      read(
        'pyproject.toml',
        '[project]\ndependencies = ["httpx>=0.27"]\n[tool.poetry.dependencies]\nrequests = "\nurllib3 = "^2"\n',
      ).sort(),
      ['httpx >=0.27', 'requests', 'urllib3 ^2'].sort(),
    );
  });

  it('never throws, and ends soon, whatever the text', () => {
    const names = CASES.map(([name]) => name);
    const pieces = CASES.flatMap(([, text]) => text.split(/(?<=[\n"'[\]{}<>=])/));
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.array(fc.constantFrom(...pieces), { maxLength: 60 }),
        (name, parts) => {
          manifestOf({ name, text: parts.join('') });
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('reads a lock file of 200,000 lines in less than two seconds', () => {
    const uv = Array.from(
      { length: 20_000 },
      (_, at) =>
        `[[package]]\nname = "p${at}"\nversion = "1.${at}"\nwheels = [\n  { url = "https://x/#${at}", hash = "sha256:00" },\n  { url = "https://x/${at}", hash = 'a' },\n]\ndependencies = []\n\n\n`,
    ).join('');
    const before = performance.now();
    assert.equal(manifestOf({ name: 'uv.lock', text: uv })?.locked?.length, 20_000);
    assert.ok(performance.now() - before < 2_000);
  });

  it('knows a manifest by its name', () => {
    assert.deepEqual(
      ['package.json', 'requirements.txt', 'dev-requirements.txt', 'A.csproj'].map(isManifest),
      [true, true, true, true],
    );
    assert.deepEqual(['package.json5', 'notes.txt', 'go.mod.bak'].map(isManifest), [false, false, false]);
    assert.equal(manifestOf({ name: 'notes.txt', text: '' }), undefined);
  });
});
