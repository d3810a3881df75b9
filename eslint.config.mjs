import js from '@eslint/js';
import tseslint from 'typescript-eslint';
import { FENCED_PACKAGES, MAY_EXPOSE_SECRETS, ROOMS } from './test/architecture/layers.mjs';

/** How `importer` would write an import of a room; a file beside the rooms may import from a deeper folder of the same name. */
const importOf = (other, importer) => {
  if (other.endsWith('.ts')) {
    return `/${other.slice(0, -3)}\\.js$`;
  }
  return importer.endsWith('.ts') ? `^\\./${other}/` : `^\\.\\.?/(.*/)?${other}/`;
};

const room = (name) => ({
  files: [name.endsWith('.ts') ? `src/${name}` : `src/${name}/**`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          ...Object.keys(ROOMS)
            .filter((other) => other !== name && !ROOMS[name].includes(other))
            .map((other) => ({
              regex: importOf(other, name),
              message: `src/${name} may not import src/${other}: see docs/architecture.md.`,
            })),
          ...Object.entries(FENCED_PACKAGES)
            .filter(([, rooms]) => !rooms.includes(name))
            .map(([packageName]) => ({
              regex: `^${packageName}(/|$)`,
              message: `src/${name} may not import ${packageName}: see docs/architecture.md.`,
            })),
        ],
      },
    ],
  },
});

export default tseslint.config(
  { ignores: ['dist/', 'out/', 'node_modules/', '.vscode-test/', '.egress-editor/'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      'max-lines': ['error', { max: 300 }],
      'no-console': 'error',
      curly: 'error',
      eqeqeq: 'error',
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: MAY_EXPOSE_SECRETS,
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'CallExpression[callee.property.name="expose"]',
          message: 'A secret is taken out only where it is used: see MAY_EXPOSE_SECRETS.',
        },
      ],
    },
  },
  ...Object.keys(ROOMS).map(room),
  {
    files: ['test/**/*.ts'],
    rules: { 'no-console': 'off', 'max-lines': ['error', { max: 400 }] },
  },
  {
    files: ['**/*.{js,mjs}'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        require: 'readonly',
        module: 'readonly',
        __dirname: 'readonly',
        fetch: 'readonly',
        URL: 'readonly',
        URLSearchParams: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        setInterval: 'readonly',
        clearInterval: 'readonly',
        Buffer: 'readonly',
        AbortSignal: 'readonly',
        AbortController: 'readonly',
        performance: 'readonly',
      },
    },
  },
  {
    files: ['tools/bench/table/pages/*.js'],
    languageOptions: { globals: { document: 'readonly' } },
  },
);
