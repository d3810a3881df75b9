import type { Language } from './language.js';
import { dotenvValue } from './dotenv.js';
import { secretMount } from './dockerfile.js';
import type { StringForm } from './quoting.js';
import { doubled, jsonEscaped, shellQuoted, verbatim, withoutCharacter } from './quoting.js';

const ACTIONS_IDS = ['yaml', 'github-actions-workflow'];

const secret = (variable: string): string => `\${{ secrets.${variable} }}`;
const placeholder = (variable: string): string => `\${${variable}}`;

const VALUE_START = /(?:^|[\n[{,]|[:?-]\s)\s*$/;
/** A flow collection begins on this line, or goes on from the one above. */
const IN_FLOW = /(?:(?:^|\n)[ \t-]*(?:[^\s#].*?: +)?[[{].*|[[{,]\s*\n.*)$/;

/**
 * YAML's two quotes, in which a reader that fills in placeholders finds them as well. They may be those of a program
 * whose text the value is.
 */
function yamlStrings(embed: (variable: string) => string, escape: typeof verbatim): readonly StringForm[] {
  const shared = { embed, typed: () => undefined };
  return [
    { ...shared, quote: '"', escape: (text) => jsonEscaped(escape(text)) },
    { ...shared, quote: "'", escape: (text) => doubled("'")(escape(text)) },
  ];
}

function yaml(language: Pick<Language, 'ids' | 'files' | 'reference'>, escape = verbatim): Language {
  return {
    ...language,
    strings: yamlStrings(language.reference, escape),
    bare: escape,
    quotes: {
      literal: (before) => VALUE_START.test(before),
      reference: (before) => VALUE_START.test(before) && IN_FLOW.test(before),
    },
    comment: '#',
  };
}

function json(files: RegExp | undefined, embed: (variable: string) => string): Language {
  return {
    ids: ['json', 'jsonc', 'json5'],
    ...(files && { files }),
    reference: (variable) => `"${embed(variable)}"`,
    strings: [{ quote: '"', escape: jsonEscaped, embed }],
    comment: '//',
  };
}

/** Files that hold data. Of two that fit, the one that names its files stands first. */
export const DATA_FORMATS: readonly Language[] = [
  yaml({ ids: ACTIONS_IDS, files: /(?:^|\/)\.github\/workflows\/.*\.ya?ml$/i, reference: secret }),
  // The steps of an action have no secrets: whoever uses it puts them into their environment.
  yaml({
    ids: ACTIONS_IDS,
    files: /(?:^|\/)action\.ya?ml$/i,
    reference: (variable) => `\${{ env.${variable} }}`,
  }),
  yaml({ ids: ['github-actions-workflow'], reference: secret }),
  yaml({ ids: ['dockercompose'], reference: placeholder }, doubled('$')),
  yaml(
    { ids: ['yaml'], files: /(?:^|\/)(?:docker-)?compose[^/]*\.ya?ml$/i, reference: placeholder },
    doubled('$'),
  ),
  yaml({
    ids: ['yaml'],
    files: /(?:^|\/)\.gitlab-ci[^/]*\.ya?ml$/i,
    reference: (variable) => `$${variable}`,
  }),
  yaml({ ids: ['yaml'], reference: placeholder }),
  json(/(?:^|\/)(?:launch|tasks)\.json$|\.code-workspace$/i, (variable) => `\${env:${variable}}`),
  json(/(?:^|\/)\.?devcontainer\.json$/i, (variable) => `\${localEnv:${variable}}`),
  json(undefined, placeholder),
  {
    ids: ['toml'],
    reference: (variable) => `"${placeholder(variable)}"`,
    strings: [
      { quote: '"', escape: jsonEscaped, embed: placeholder },
      // a literal string has no escape: the URL's own serves
      { quote: "'", escape: withoutCharacter("'"), embed: placeholder },
      { quote: '"""', escape: jsonEscaped, embed: placeholder },
      { quote: "'''", escape: withoutCharacter("'"), embed: placeholder },
    ],
    comment: '#',
  },
  {
    ids: ['dockerfile'],
    // A build secret: what ENV or ARG holds stays in the image.
    reference: secretMount,
    strings: [
      { quote: "'", escape: shellQuoted, embed: (variable) => `'"$${variable}"'` },
      { quote: '"', escape: (text) => text.replace(/[\\"$`]/g, '\\$&'), embed: placeholder },
    ],
    comment: '#',
  },
  { ids: ['php-markup'], reference: (variable) => `<?= getenv('${variable}') ?>`, strings: [] },
  { ids: ['dotenv'], reference: placeholder, strings: [], bare: dotenvValue, comment: '#' },
  {
    ids: ['ini', 'properties'],
    files: /(?:^|\/)\.env[^/]*$/i,
    reference: placeholder,
    strings: [],
    bare: dotenvValue,
    comment: '#',
  },
  {
    ids: ['ini', 'properties'],
    files: /\.properties$/i,
    reference: placeholder,
    strings: [],
    bare: (text) => text.replaceAll('\\', '\\\\'),
    comment: '#',
  },
  { ids: ['ini', 'properties'], reference: placeholder, strings: [], comment: '#' },
  {
    ids: ['http', 'rest'],
    reference: (variable) => `{{$processEnv ${variable}}}`,
    strings: [],
    comment: '#',
  },
];
