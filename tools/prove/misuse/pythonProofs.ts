import { spawnSync } from 'node:child_process';
import { isInRange } from '../../../src/snippets/detect/versions.js';
import { PYTHON } from '../languages/python.js';
import type { MisuseProof } from './misuseProof.js';

/** Another Python, with packages that Debian's lacks. */
const OTHER_PYTHON = process.env['EGRESS_PROVE_PYTHON'] ?? PYTHON;
const inOtherPython = { run: () => [{ program: OTHER_PYTHON, args: ['main.py'] }] };

function versionOf(name: string): string | undefined {
  const program = 'import importlib.metadata, sys; print(importlib.metadata.version(sys.argv[1]))';
  const { status, stdout } = spawnSync(OTHER_PYTHON, ['-c', program, name], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}

const python = { languageId: 'python', isSecure: true } as const;

export const PYTHON_PROOFS: readonly MisuseProof[] = [
  {
    ...python,
    rule: 'python-one-scheme',
    packages: ['python3-requests'],
    wrong: 'direct',
    program: ({ url }, target) =>
      `import requests\n\nproxies = {"http": "${url('http')}"}\nprint(requests.get("${target}", proxies=proxies).status_code)\n`,
  },
  {
    ...python,
    rule: 'python-one-scheme',
    isSecure: false,
    packages: ['python3-requests'],
    wrong: 'direct',
    program: ({ url }, target) =>
      `import requests\n\nsession = requests.Session()\nsession.proxies = {'https': '${url('http')}'}\nprint(session.get('${target}').status_code)\n`,
  },
  {
    ...python,
    rule: 'python-one-scheme',
    wrong: 'direct',
    program: ({ url }, target) =>
      `from urllib.request import ProxyHandler, build_opener\n\nopener = build_opener(ProxyHandler({"http": "${url('http')}"}))\nprint(opener.open("${target}").status)\n`,
  },
  {
    ...python,
    rule: 'python-tls-to-proxy',
    packages: ['python3-requests'],
    wrong: 'fails',
    program: ({ url }, target) =>
      `import requests\n\nproxies = {"http": "${url('http')}", "https": "${url('https')}"}\nprint(requests.get("${target}", proxies=proxies).status_code)\n`,
  },
  {
    ...python,
    rule: 'httpx-proxies',
    harness: inOtherPython,
    hindrance: () =>
      isInRange(versionOf('httpx') ?? '0', '>=0.28') ? undefined : 'it takes httpx 0.28 or later',
    wrong: 'fails',
    program: ({ url }, target) =>
      `import httpx\n\nwith httpx.Client(proxies={"http://": "${url('http')}", "https://": "${url('http')}"}) as client:\n    print(client.get("${target}").status_code)\n`,
  },
  {
    ...python,
    rule: 'urllib3-url-credentials',
    packages: ['python3-urllib3'],
    wrong: 'fails',
    program: ({ url }, target) =>
      `import os\nimport urllib3\n\nhttp = urllib3.ProxyManager("${url('http')}", ca_certs=os.environ["SSL_CERT_FILE"])\nprint(http.request("GET", "${target}", retries=False).status)\n`,
  },
  {
    ...python,
    rule: 'aiohttp-socks-proxy',
    isSecure: false,
    packages: ['python3-aiohttp', 'python3-aiohttp-socks'],
    wrong: 'fails',
    isSocksOnly: true,
    program: ({ url }, target) =>
      `import asyncio\nimport aiohttp\n\n\nasync def main():\n    async with aiohttp.ClientSession() as session:\n        async with session.get("${target}", proxy="${url('socks5')}") as response:\n            print(response.status)\n\n\nasyncio.run(main())\n`,
  },
];
