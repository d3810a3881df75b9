import * as l10n from '@vscode/l10n';
import { PROXY_SCHEMES } from '../../core/proxy/endpoint.js';
import type { Client } from './client.js';

export const HTTP_FILES: readonly Client[] = [
  {
    id: 'http-file',
    label: '.http (REST Client)',
    languages: ['http', 'rest'],
    seen: { files: /\.(?:http|rest)$/ },
    recipes: [],
    cannot: [
      {
        schemes: PROXY_SCHEMES,
        why: () =>
          l10n.t(
            'No request in the file can name its proxy: REST Client takes the one of the setting http.proxy, for all of them. A curl command can.',
          ),
        instead: 'curl',
      },
    ],
  },
];
