import { PYTHON } from './python.js';
import { importsFirst } from './harness.js';
import type { Harness } from './harness.js';

/** A format that a one-line program of Python reads: `read` gets the text as `text`. */
function format(
  languages: readonly string[],
  fileName: string,
  read: string,
  packages: readonly string[] = [],
): Harness {
  return {
    languages,
    packages: ['python3', ...packages],
    fileName,
    program: importsFirst,
    check: () => [
      { program: PYTHON, args: ['-c', `text = open("${fileName}", encoding="utf-8").read(); ${read}`] },
    ],
  };
}

export const DATA_HARNESSES: readonly Harness[] = [
  format(
    ['yaml', 'dockercompose', 'github-actions-workflow'],
    'main.yaml',
    'import yaml; assert yaml.safe_load(text)',
    ['python3-yaml'],
  ),
  format(['json', 'jsonc'], 'main.json', 'import json; json.loads(text)'),
  format(['toml'], 'main.toml', 'import tomllib; tomllib.loads(text)'),
  format(
    ['dotenv'],
    '.env',
    'import dotenv, io; assert all(dotenv.dotenv_values(stream=io.StringIO(text)).values())',
    ['python3-dotenv'],
  ),
  format(
    ['ini', 'properties'],
    'main.ini',
    'import configparser; configparser.ConfigParser(interpolation=None).read_string("[section]\\n" + text)',
  ),
];
