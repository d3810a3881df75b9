import * as l10n from '@vscode/l10n';
import type { Client, Recipe } from './client.js';

const exemptions = 'localhost,127.0.0.1,::1';

const block = (section: string, names: readonly string[]) =>
  [`${section}:`, ...names.map((name) => `  ${name}: {{url}}`), `  NO_PROXY: ⟦1:${exemptions}⟧`, '⟦0⟧'].join(
    '\n',
  );

const socksPrograms: Recipe['avoids'] = [
  () => l10n.t('Programs that speak no SOCKS ignore it, and go direct: wget and Node.js among them.'),
];

function recipes(section: string, avoids: Recipe['avoids'], source: string): readonly Recipe[] {
  const common = { source, proof: 'checked' } as const;
  const socks = block(section, ['ALL_PROXY', 'all_proxy']);
  return [
    {
      id: 'http',
      schemes: ['http', 'https'],
      code: block(section, ['HTTP_PROXY', 'HTTPS_PROXY', 'http_proxy', 'https_proxy']),
      avoids,
      ...common,
    },
    {
      id: 'socks5',
      schemes: ['socks5', 'socks5h'],
      urlScheme: 'socks5h',
      code: socks,
      avoids: [...socksPrograms, ...avoids],
      ...common,
    },
    {
      id: 'socks4',
      schemes: ['socks4', 'socks4a'],
      credentials: false,
      code: socks,
      avoids: [...socksPrograms, ...avoids],
      ...common,
    },
  ];
}

export const CI_CLIENTS: readonly Client[] = [
  {
    id: 'github-actions',
    label: 'GitHub Actions',
    languages: ['github-actions-workflow', 'yaml'],
    seen: { files: /(?:^|\/)\.github\/(?:workflows|actions)\/.*\.ya?ml$/i },
    recipes: recipes(
      'env',
      [
        () => l10n.t('The value is a secret of the repository; its name there is that of the variable.'),
        () => l10n.t('Workflows of pull requests from forks get no secrets: there the variables are empty.'),
      ],
      'https://docs.github.com/actions/security-for-github-actions/security-guides/using-secrets-in-github-actions',
    ),
  },
  {
    id: 'gitlab-ci',
    label: 'GitLab CI',
    languages: ['yaml'],
    seen: { files: /(?:^|\/)\.gitlab-ci[^/]*\.ya?ml$/i },
    recipes: recipes(
      'variables',
      [
        () =>
          l10n.t('The value is a masked variable of the project; its name there is that of the variable.'),
        () =>
          l10n.t(
            'GitLab puts other variables in where it sees a $: the setting Expand variable has to be off.',
          ),
      ],
      'https://docs.gitlab.com/ci/variables/#define-a-cicd-variable-in-the-ui',
    ),
  },
];
