import path from 'node:path';
import { BROWSER, browserScript } from './browsers.js';
import { go } from './languages/go.js';
import type { Harness, Snippet } from './languages/harness.js';
import { importsFirst } from './languages/harness.js';
import { PYTHON } from './languages/python.js';

/** What a client needs beside what its language does. */
interface ClientSetting {
  /** Debian packages. */
  readonly packages?: readonly string[];
  /** It is for https:// targets alone. */
  readonly isForHttpsAlone?: true;
  /** It has no way to send a password beyond ASCII, and says so by an error. */
  readonly refusesBeyondAscii?: RegExp;
  /** What is done another way than in the rest of its language. */
  readonly harness?: Partial<Omit<Harness, 'packages'>>;
}

const chromium: ClientSetting['packages'] = ['chromium'];

/** Playwright takes the browser's path from its caller alone: this stands between. */
const LAUNCH = `import { chromium } from "playwright";

const launch = chromium.launch.bind(chromium);
chromium.launch = (options) => launch({ executablePath: process.env.CHROMIUM, ...options });
`;

/** Libraries of Debian that are loaded by a file of theirs, not by a package manager's. */
function phpLibrary(name: string, autoload: string): ClientSetting {
  return {
    packages: [name],
    harness: {
      program: (snippet) => `<?php\nrequire '${autoload}';\n${importsFirst(snippet)}`,
      readsSystemAuthorities: true,
    },
  };
}

/** Selenium is told by no variable where the browser is. */
const SELENIUM_DEFAULTS = `from selenium import webdriver

class Options(webdriver.ChromeOptions):
    def __init__(self):
        super().__init__()
        self.binary_location = "${BROWSER}"
        self.add_argument("--headless")

webdriver.ChromeOptions = Options
`;

/** A shell's lines for a program that takes no address, but asks what these variables name. */
function before(lines: (target: string) => readonly string[]): Harness['program'] {
  return ({ imports, code, target }) =>
    importsFirst({ imports, code: [...lines(target), code].join('\n'), target });
}

/** Socket.IO takes the path of the address for a name space, and asks for a path of its own. */
function withSocketPath({ imports, code, target }: Snippet): string {
  const { origin, pathname } = new URL(target);
  const moved = code.replace(`"${target}", {`, `"${origin}", {\n  path: "${pathname}",`);
  return importsFirst({ imports, code: moved, target });
}

/** The environment is there: now something has to go out. */
const thenCurl: Partial<Harness> = {
  program: (snippet) => `${importsFirst(snippet)}curl --silent --show-error '${snippet.target}'\n`,
};

const APT = (target: string): readonly string[] => [
  'mkdir -p apt/lists/partial apt/cache/partial',
  `echo 'deb [trusted=yes] ${target} ./' > apt/sources.list`,
  `cat > apt/apt.conf <<END
Dir::Etc::SourceList "$PWD/apt/sources.list";
Dir::Etc::SourceParts "-";
Dir::State::Lists "$PWD/apt/lists";
Dir::Cache "$PWD/apt/cache";
APT::Sandbox::User "root";
Acquire::https::CAInfo "$SSL_CERT_FILE";
Acquire::Retries "0";
END`,
  'export APT_CONFIG="$PWD/apt/apt.conf"',
];

/** Debian has the library without the version that stands in its import. */
const goVersioned: Harness['run'] = (workshop) => {
  const folder = 'src/github.com/go-resty/resty';
  const paths = { GOPATH: `${workshop.folder}:/usr/share/gocode` };
  return [
    { program: 'mkdir', args: ['-p', folder] },
    { program: 'ln', args: ['-s', `/usr/share/gocode/${folder}`, `${folder}/v2`] },
    ...(go.run?.(workshop) ?? []).map((step) => ({ ...step, env: { ...step.env, ...paths } })),
  ];
};

/** By the client's id. */
export const CLIENT_SETTINGS: Readonly<Record<string, ClientSetting>> = {
  apt: { packages: ['apt'], harness: { program: before(APT), failsAfterwards: true } },
  aria2: {
    packages: ['aria2'],
    harness: { files: ({ authority }) => ({ '.aria2/aria2.conf': `ca-certificate=${authority}\n` }) },
  },
  'fish-environment': { harness: thenCurl },
  'go-resty': { packages: ['golang-github-go-resty-resty-dev'], harness: { run: goVersioned } },
  'go-x-net-proxy': { packages: ['golang-golang-x-net-dev'] },
  'java-okhttp': { packages: ['libokhttp-java', 'libokio-java'] },
  httpie: { packages: ['httpie'], refusesBeyondAscii: /^http$/ },
  'node-https': { isForHttpsAlone: true },
  'node-proxy-env': { isForHttpsAlone: true },
  npm: {
    harness: {
      program: before((target) => [`export npm_config_registry=${target} npm_config_fetch_retries=0`]),
      failsAfterwards: true,
    },
  },
  npmrc: {
    harness: {
      fileName: '.npmrc',
      program: ({ code, target }) => `${code}\nregistry=${target}\nfetch-retries=0\n`,
      run: () => [{ program: 'npm', args: ['install', 'package'] }],
      failsAfterwards: true,
    },
  },
  pip: {
    packages: ['python3-pip', 'python3-socks'],
    harness: {
      environment: () => ({
        PIP_BREAK_SYSTEM_PACKAGES: '1',
        PIP_RETRIES: '0',
        PIP_DISABLE_PIP_VERSION_CHECK: '1',
      }),
      program: before((target) => [
        // Debian's own, which finds Debian's pysocks
        'export PATH=/usr/bin:/bin',
        `export PIP_INDEX_URL=${target}simple/`,
        `export PIP_TRUSTED_HOST=${new URL(target).hostname}`,
      ]),
      failsAfterwards: true,
    },
  },
  'perl-lwp': { packages: ['liblwp-protocol-socks-perl'] },
  'perl-http-tiny': { packages: ['libio-socket-ssl-perl'] },
  'perl-mojo': { packages: ['libmojolicious-perl', 'libio-socket-ssl-perl', 'libio-socket-socks-perl'] },
  'php-curl': { harness: { readsSystemAuthorities: true } },
  'php-guzzle': phpLibrary('php-guzzlehttp-guzzle', '/usr/share/php/GuzzleHttp/autoload.php'),
  'php-symfony-http-client': phpLibrary(
    'php-symfony-http-client',
    '/usr/share/php/Symfony/Component/HttpClient/autoload.php',
  ),
  playwright: {
    packages: chromium,
    harness: {
      files: (workshop) => ({ [BROWSER]: browserScript(workshop), 'launch.mjs': LAUNCH }),
      environment: ({ folder }) => ({
        CHROMIUM: path.join(folder, BROWSER),
        NODE_OPTIONS: `--import=${path.join(folder, 'launch.mjs')}`,
      }),
    },
  },
  puppeteer: {
    packages: chromium,
    harness: {
      files: (workshop) => ({ [BROWSER]: browserScript(workshop) }),
      environment: ({ folder }) => ({ PUPPETEER_EXECUTABLE_PATH: path.join(folder, BROWSER) }),
    },
  },
  'python-aiohttp': {
    packages: ['python3-aiohttp', 'python3-aiohttp-socks'],
    refusesBeyondAscii: /^socks5$/,
  },
  'python-httpx': { packages: ['python3-httpx', 'python3-socksio'] },
  'python-pycurl': { packages: ['python3-pycurl'], harness: { readsSystemAuthorities: true } },
  'python-requests': { packages: ['python3-requests', 'python3-socks'] },
  'python-scrapy': {
    packages: ['python3-scrapy'],
    harness: { run: () => [{ program: PYTHON, args: ['-m', 'scrapy', 'runspider', 'main.py'] }] },
  },
  'python-urllib3': {
    packages: ['python3-urllib3', 'python3-socks'],
    harness: { readsSystemAuthorities: true },
  },
  'ruby-faraday': { packages: ['ruby-faraday'] },
  'ruby-http': { packages: ['ruby-http'] },
  'ruby-httparty': { packages: ['ruby-httparty'] },
  'ruby-typhoeus': { packages: ['ruby-typhoeus'], harness: { readsSystemAuthorities: true } },
  // it goes on asking for a server that speaks its protocol
  'socket.io-client': {
    harness: { program: withSocketPath, failsAfterwards: true, deadlineMs: 6_000 },
  },
  'shell-environment': { harness: thenCurl },
  wget: { harness: { files: ({ authority }) => ({ '.wgetrc': `ca_certificate = ${authority}\n` }) } },
  'selenium-python': {
    packages: ['python3-selenium', 'chromium', 'chromium-driver'],
    harness: {
      files: (workshop) => ({ [BROWSER]: browserScript(workshop), 'sitecustomize.py': SELENIUM_DEFAULTS }),
      environment: ({ folder }) => ({ PYTHONPATH: folder }),
    },
  },
};
