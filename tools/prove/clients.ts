import path from 'node:path';
import { BROWSER, browserScript } from './browsers.js';
import type { Harness } from './languages/harness.js';
import { importsFirst } from './languages/harness.js';
import { PYTHON } from './languages/python.js';

/** What a client needs beside what its language does. */
interface ClientSetting {
  /** Debian packages. */
  readonly packages?: readonly string[];
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
    harness: { program: (snippet) => `<?php\nrequire '${autoload}';\n${importsFirst(snippet)}` },
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

/** By the client's id. */
export const CLIENT_SETTINGS: Readonly<Record<string, ClientSetting>> = {
  'go-resty': { packages: ['golang-github-go-resty-resty-dev'] },
  'go-x-net-proxy': { packages: ['golang-golang-x-net-dev'] },
  'java-okhttp': { packages: ['libokhttp-java', 'libokio-java'] },
  'perl-lwp': { packages: ['liblwp-protocol-socks-perl'] },
  'perl-http-tiny': { packages: ['libio-socket-ssl-perl'] },
  'perl-mojo': { packages: ['libmojolicious-perl', 'libio-socket-ssl-perl', 'libio-socket-socks-perl'] },
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
  'python-aiohttp': { packages: ['python3-aiohttp', 'python3-aiohttp-socks'] },
  'python-httpx': { packages: ['python3-httpx', 'python3-socksio'] },
  'python-pycurl': { packages: ['python3-pycurl'] },
  'python-requests': { packages: ['python3-requests', 'python3-socks'] },
  'python-scrapy': {
    packages: ['python3-scrapy'],
    harness: { run: () => [{ program: PYTHON, args: ['-m', 'scrapy', 'runspider', 'main.py'] }] },
  },
  'python-urllib3': { packages: ['python3-urllib3', 'python3-socks'] },
  'ruby-faraday': { packages: ['ruby-faraday'] },
  'ruby-http': { packages: ['ruby-http'] },
  'ruby-httparty': { packages: ['ruby-httparty'] },
  'ruby-net-http': { packages: ['ruby-socksify'] },
  'ruby-rest-client': { packages: ['ruby-rest-client'] },
  'ruby-typhoeus': { packages: ['ruby-typhoeus'] },
  'selenium-python': {
    packages: ['python3-selenium', 'chromium', 'chromium-driver'],
    harness: {
      files: (workshop) => ({ [BROWSER]: browserScript(workshop), 'sitecustomize.py': SELENIUM_DEFAULTS }),
      environment: ({ folder }) => ({ PYTHONPATH: folder }),
    },
  },
};
