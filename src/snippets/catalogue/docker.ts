import * as l10n from '@vscode/l10n';
import { PROXY_SCHEMES } from '../../core/proxy/endpoint.js';
import type { Client, Recipe } from './client.js';

const exemptions = 'localhost,127.0.0.1,::1';

const socksPrograms: Recipe['avoids'] = [
  () => l10n.t('Programs that speak no SOCKS ignore it, and go direct: wget and Node.js among them.'),
];

const bothCases: Recipe['avoids'] = [
  () => l10n.t('curl and wget read http_proxy in lower case alone, other programs HTTP_PROXY: both are set.'),
];

const compose = (names: readonly string[]) =>
  ['environment:', ...names.map((name) => `  ${name}: {{url}}`), `  NO_PROXY: ⟦1:${exemptions}⟧`, '⟦0⟧'].join(
    '\n',
  );

const COMPOSE = 'https://docs.docker.com/compose/how-tos/environment-variables/variable-interpolation/';

const composeTraps: Recipe['avoids'] = [
  () => l10n.t('Compose fills the reference in from .env beside the file, or from its own environment.'),
];

const build = `{{prelude}}
docker build --build-arg HTTP_PROXY={{url}} --build-arg HTTPS_PROXY={{url}} ⟦1:.⟧
⟦0⟧`;

const run = `{{prelude}}
docker run --rm --env HTTP_PROXY={{url}} --env HTTPS_PROXY={{url}} ⟦1:image⟧
⟦0⟧`;

const secret = `RUN {{url}} \\
    curl --fail --silent --show-error '⟦1:https://example.com/⟧'
⟦0⟧`;

const secretTraps: Recipe['avoids'] = [
  () =>
    l10n.t('ENV and ARG would keep the credentials in the image, where everyone who has it can read them.'),
  () => l10n.t('The value comes with the build: docker build --secret id=ID,env=VARIABLE .'),
  () =>
    l10n.t(
      'A secret as a variable takes Dockerfile syntax 1.10: # syntax=docker/dockerfile:1 as the first line.',
    ),
];

const SECRET = 'https://docs.docker.com/reference/dockerfile/#run---mounttypesecret';
const BUILD = 'https://docs.docker.com/build/building/variables/#proxy-arguments';

export const DOCKER_CLIENTS: readonly Client[] = [
  {
    id: 'dockerfile',
    label: 'Dockerfile (RUN)',
    languages: ['dockerfile'],
    seen: { files: /(?:^|\/)(?:[^/]*\.)?(?:Dockerfile|Containerfile)(?:\.[^/]*)?$/i },
    recipes: [
      {
        id: 'http',
        schemes: ['http', 'https'],
        literal: false,
        code: secret,
        avoids: secretTraps,
        source: SECRET,
        proof: 'documented',
      },
      {
        id: 'socks5',
        schemes: ['socks5', 'socks5h'],
        urlScheme: 'socks5h',
        literal: false,
        code: secret,
        avoids: [...socksPrograms, ...secretTraps],
        source: SECRET,
        proof: 'documented',
      },
      {
        id: 'socks4',
        schemes: ['socks4', 'socks4a'],
        credentials: false,
        literal: false,
        code: secret,
        avoids: [...socksPrograms, ...secretTraps],
        source: SECRET,
        proof: 'documented',
      },
    ],
  },
  {
    id: 'docker-compose',
    label: 'Docker Compose',
    languages: ['dockercompose', 'yaml'],
    seen: { files: /(?:^|\/)(?:docker-)?compose[^/]*\.ya?ml$/i },
    recipes: [
      {
        id: 'http',
        schemes: ['http', 'https'],
        code: compose(['HTTP_PROXY', 'HTTPS_PROXY', 'http_proxy', 'https_proxy']),
        avoids: [...composeTraps, ...bothCases],
        source: COMPOSE,
        proof: 'checked',
      },
      {
        id: 'socks5',
        schemes: ['socks5', 'socks5h'],
        urlScheme: 'socks5h',
        code: compose(['ALL_PROXY', 'all_proxy']),
        avoids: [...composeTraps, ...socksPrograms],
        source: COMPOSE,
        proof: 'checked',
      },
      {
        id: 'socks4',
        schemes: ['socks4', 'socks4a'],
        credentials: false,
        code: compose(['ALL_PROXY', 'all_proxy']),
        avoids: [...composeTraps, ...socksPrograms],
        source: COMPOSE,
        proof: 'checked',
      },
    ],
  },
  {
    id: 'docker-cli',
    label: 'docker build, docker run',
    languages: ['shellscript'],
    seen: { imports: /(?:^|[\s;&|($`])docker\s+(?:buildx\s+)?(?:build|run)\b/ },
    recipes: [
      {
        id: 'http',
        schemes: ['http', 'https'],
        code: build,
        avoids: [() => l10n.t('These two arguments need no ARG, and stay out of the history of the image.')],
        source: BUILD,
        proof: 'checked',
      },
      {
        id: 'run',
        schemes: ['http', 'https'],
        code: run,
        avoids: bothCases,
        source: 'https://docs.docker.com/reference/cli/docker/container/run/#env',
        proof: 'checked',
      },
      {
        id: 'socks',
        schemes: ['socks5', 'socks5h', 'socks4', 'socks4a'],
        code: `docker run --rm --env ALL_PROXY={{url}} ⟦1:image⟧
⟦0⟧`,
        avoids: socksPrograms,
        source: 'https://docs.docker.com/reference/cli/docker/container/run/#env',
        proof: 'checked',
      },
    ],
  },
  {
    id: 'docker-config',
    label: 'Docker config.json',
    languages: ['json', 'jsonc'],
    seen: { files: /(?:^|\/)\.docker\/config\.json$/ },
    recipes: [],
    cannot: [
      {
        schemes: PROXY_SCHEMES,
        why: () =>
          l10n.t(
            'Its proxies are values, never references: the credentials would stand in the file, and in every container.',
          ),
        instead: 'docker-cli',
      },
    ],
  },
];
