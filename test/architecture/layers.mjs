/**
 * The rooms of `src` and which others each may import from: the one table that ESLint and the
 * layering test both read. A room always sees itself.
 * @type {Record<string, readonly string[]>}
 */
export const ROOMS = {
  core: [],
  http: ['core'],
  providers: ['core', 'http'],
  accounts: ['core'],
  reads: ['core'],
  snippets: ['core'],
  spending: ['core'],
  check: ['core'],
  leaks: ['core'],
  relay: ['core', 'check'],
  browser: ['core'],
  usage: ['core'],
  protocol: ['core'],
  webview: ['core', 'protocol'],
  sandbox: [],
  ui: [
    'core',
    'accounts',
    'reads',
    'snippets',
    'spending',
    'check',
    'leaks',
    'usage',
    'relay',
    'browser',
    'protocol',
  ],
  'moneyPart.ts': ['core', 'spending', 'check', 'ui'],
  'codePart.ts': ['core', 'ui'],
  'guardPart.ts': ['core', 'ui'],
  'checkPart.ts': ['core', 'check', 'ui'],
  'usagePart.ts': ['core', 'usage', 'ui'],
  'runPart.ts': ['core', 'relay', 'browser', 'ui'],
  'app.ts': [
    'core',
    'http',
    'providers',
    'accounts',
    'reads',
    'snippets',
    'ui',
    'sandbox',
    'moneyPart.ts',
    'codePart.ts',
    'guardPart.ts',
    'checkPart.ts',
    'usagePart.ts',
    'runPart.ts',
  ],
  'extension.ts': ['core', 'ui', 'app.ts'],
};

/** Packages that one room alone may import, and the rooms that may.
 * @type {Record<string, readonly string[]>}
 */
export const FENCED_PACKAGES = {
  vscode: ['ui', 'guardPart.ts', 'checkPart.ts', 'usagePart.ts', 'runPart.ts', 'app.ts', 'extension.ts'],
  axios: ['http'],
  uplot: ['webview'],
  '@vscode/l10n': ['ui', 'providers', 'snippets', 'leaks', 'webview', 'app.ts'],
  zod: ['providers', 'accounts', 'spending', 'check', 'usage', 'protocol', 'ui'],
};

/** Files in which a Secret's value may be taken out: where it meets the socket, the keychain or the text. */
export const MAY_EXPOSE_SECRETS = [
  'src/http/**',
  'src/accounts/keys.ts',
  'src/core/proxy/**',
  'src/providers/*/client.ts',
  'src/providers/*/targeting.ts',
  'src/providers/list/format.ts',
  'src/snippets/**',
  'src/check/remote/remoteParts.ts',
  'src/check/probe/login.ts',
  'src/check/list/**',
  'src/spending/rules/fingerprint.ts',
  'src/ui/editor/**',
  'src/ui/code/disclosure.ts',
  'src/ui/running/terminalEnvironment.ts',
];
